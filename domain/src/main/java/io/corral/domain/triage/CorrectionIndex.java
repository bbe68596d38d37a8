package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The corrections of one ranking, by the issue they were said about and by what issues have in
/// common with it. Immutable.
final class CorrectionIndex {

    /// Of one issue, those said of it first, then the newest.
    private static final int FOUND_MAX = 20;

    private final List<Correction> all;
    private final Map<String, List<Correction>> byIssue = new HashMap<>();
    private final Map<String, List<Correction>> byLikeness = new HashMap<>();

    private CorrectionIndex(List<Correction> all) {
        this.all = all;
        all.stream().sorted(Comparator.comparing(Correction::at).thenComparingLong(Correction::id)
                .reversed()).forEach(this::add);
    }

    static CorrectionIndex of(List<Correction> corrections) {
        return new CorrectionIndex(corrections);
    }

    private void add(Correction correction) {
        byIssue.computeIfAbsent(correction.shortId(), _ -> new ArrayList<>()).add(correction);
        correction.likeness().forEach(key -> byLikeness
                .computeIfAbsent(key, _ -> new ArrayList<>()).add(correction));
    }

    /// A correction that may decide about an issue.
    ///
    /// @param kind in what the issue is like the corrected one; null when it is that one
    record Found(Correction correction, Likeness.@Nullable Kind kind) {
        boolean isOwn() {
            return kind == null;
        }
    }

    boolean isSame(CorrectionIndex other) {
        return all.equals(other.all);
    }

    /// What was said of this issue, the newest first, then of those like it, the newest first.
    ///
    /// @param roots as [Roots] reads them
    List<Found> find(IssueFacts facts, List<String> roots) {
        if (all.isEmpty()) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        Set<Correction> known = new HashSet<>();
        for (Correction own : byIssue.getOrDefault(facts.shortId(), List.of())) {
            add(found, known, own, null);
        }
        List<Found> alike = new ArrayList<>();
        for (String key : Likeness.of(facts, roots)) {
            for (Correction other : byLikeness.getOrDefault(key, List.of())) {
                add(alike, known, other, Likeness.Kind.of(key).orElse(null));
            }
        }
        alike.sort(Comparator.comparing((Found each) -> each.correction().at())
                .thenComparingLong(each -> each.correction().id()).reversed());
        found.addAll(alike);
        return found.isEmpty()
                ? List.of()
                : List.copyOf(found.subList(0, Math.min(found.size(), FOUND_MAX)));
    }

    private static void add(List<Found> found, Set<Correction> known, Correction correction,
            Likeness.@Nullable Kind kind) {
        if (known.add(correction)) {
            found.add(new Found(correction, kind));
        }
    }
}
