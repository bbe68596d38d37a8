package io.corral.protocol.rule;

import io.corral.domain.ownership.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Turns a CODEOWNERS file (GitHub and GitLab docs: "Code Owners") into ownership rules. Never
/// throws.
public final class CodeOwners {

    private static final int LINES_MAX = 5_000;

    private CodeOwners() {}

    /// A folder of the repository and where stack traces say it is.
    ///
    /// @param stackRoot beginning of paths in stack traces
    /// @param sourceRoot beginning of the same paths in the repository
    public record Mapping(String stackRoot, String sourceRoot) {}

    /// What came of a file.
    ///
    /// @param rules text of ownership rules, in order
    /// @param unknown owners that no rule can name, or that there are not, as the file writes them
    public record Imported(String rules, List<String> unknown) {
        public Imported {
            unknown = List.copyOf(unknown);
        }
    }

    /// Reads a file.
    ///
    /// @param mappings of the project; without any, paths are those of the repository
    /// @param known whether there is such an owner
    public static Imported read(
            String text, List<Mapping> mappings, Predicate<Owner> known) {
        List<String> rules = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        text.lines().limit(LINES_MAX).forEach(line -> {
            String[] words = line.strip().replaceFirst("\\s#.*$", "").split("\\s+", -1);
            boolean section = words[0].startsWith("[") || words[0].startsWith("^[");
            if (words[0].isEmpty() || words[0].startsWith("#") || section) {
                return;
            }
            List<String> owners = new ArrayList<>();
            for (int i = 1; i < words.length; i++) {
                String owner = owner(words[i]);
                if (owner.isEmpty() || !known.test(named(owner))) {
                    unknown.add(words[i]);
                } else {
                    owners.add(owner);
                }
            }
            if (!owners.isEmpty()) {
                patterns(words[0], mappings).forEach(pattern -> rules.add(
                        "codeowners:" + pattern + " " + String.join(" ", owners)));
            }
        });
        return new Imported(String.join("\n", rules), List.copyOf(unknown));
    }

    /// `@org/team` is a team; an address is a person; a bare `@name` says nothing here.
    private static String owner(String word) {
        int slash = word.indexOf('/');
        if (word.startsWith("@")) {
            return slash > 0 && slash < word.length() - 1 ? "#" + word.substring(slash + 1) : "";
        }
        int at = word.indexOf('@');
        return at > 0 && at < word.length() - 1 ? word : "";
    }

    private static Owner named(String owner) {
        return owner.startsWith("#")
                ? new Owner.OfTeam(owner.substring(1))
                : new Owner.OfPerson(owner);
    }

    /// A pattern for each mapping its folder lies in; itself when no mapping is about it.
    private static List<String> patterns(String pattern, List<Mapping> mappings) {
        List<String> mapped = new ArrayList<>();
        String path = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        boolean anchored = pattern.indexOf('/') >= 0
                && pattern.indexOf('/') < pattern.length() - 1;
        for (Mapping mapping : anchored ? mappings : List.<Mapping>of()) {
            if (path.startsWith(mapping.sourceRoot())) {
                mapped.add("/" + mapping.stackRoot().replaceFirst("^/", "")
                        + path.substring(mapping.sourceRoot().length()));
            }
        }
        return mapped.isEmpty() ? List.of(pattern) : mapped;
    }

    /// The glob that means what a pattern means: without a slash inside it is looked for in every
    /// folder, and a folder is all that is in it.
    static String glob(String pattern) {
        boolean folder = pattern.endsWith("/");
        String path = folder ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anchored = path.indexOf('/') >= 0;
        String rooted = path.startsWith("/") ? path.substring(1) : path;
        String last = rooted.substring(rooted.lastIndexOf('/') + 1);
        boolean likeFolder = folder || (!last.contains(".") && !last.contains("*"));
        String glob = (anchored ? "" : "**/") + rooted + (likeFolder ? "/**" : "");
        return rooted.equals("*") ? "**" : glob;
    }
}
