package io.corral.domain.triage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Folds issues that share a root, also by way of others, into families.
///
/// Union by a table of parents (Tarjan's disjoint sets): nearly linear in issues and roots.
final class Families {

    private static final String SYSTEMIC = " (systemic)";

    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, String> projects = new LinkedHashMap<>();
    private final Map<String, List<String>> roots = new HashMap<>();

    private Families() {}

    /// Name of the family by short id, for issues that have one. Noise has none: that it comes from
    /// the same host says nothing about what hurts. The word "systemic" follows where more than one
    /// project is in it.
    static Map<String, String> of(List<Judged> issues) {
        var families = new Families();
        for (Judged issue : issues) {
            if (!issue.isNoise()) {
                families.add(issue.verdict(), issue.roots());
            }
        }
        return families.names();
    }

    private void add(Verdict issue, List<String> own) {
        String id = "issue " + issue.shortId();
        projects.put(issue.shortId(), issue.project());
        roots.put(issue.shortId(), own);
        for (String root : own) {
            parents.put(find(root), find(id));
        }
    }

    private String find(String node) {
        String at = node;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            // Halving the way keeps later walks short.
            String above = parents.getOrDefault(parent, parent);
            parents.put(at, above);
            at = above;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }

    private Map<String, String> names() {
        Map<String, Map<String, Integer>> shared = new HashMap<>();
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, Set<String>> inProjects = new HashMap<>();
        projects.forEach((shortId, project) -> {
            String family = find("issue " + shortId);
            members.computeIfAbsent(family, _ -> new HashSet<>()).add(shortId);
            inProjects.computeIfAbsent(family, _ -> new HashSet<>()).add(project);
            Map<String, Integer> counts =
                    shared.computeIfAbsent(family, _ -> new LinkedHashMap<>());
            roots.getOrDefault(shortId, List.of())
                    .forEach(root -> counts.merge(root, 1, Integer::sum));
        });
        Map<String, String> names = new HashMap<>();
        members.forEach((family, ids) -> {
            if (ids.size() > 1) {
                boolean systemic = inProjects.getOrDefault(family, Set.of()).size() > 1;
                String name = mostShared(shared.getOrDefault(family, Map.of()))
                        + (systemic ? SYSTEMIC : "");
                ids.forEach(id -> names.put(id, name));
            }
        });
        return names;
    }

    // The first in order of weight among those that most members have.
    private static String mostShared(Map<String, Integer> counts) {
        String name = "";
        int most = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                name = entry.getKey();
            }
        }
        return name;
    }
}
