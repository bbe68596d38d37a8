package io.corral.server.ui.triage;

import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The worklist as it is shown: rows in tiers, of a family one row where its worst stands, noise
/// by class. Made in one walk over the list.
///
/// @param tiers rows by tier, 1 to 4
/// @param noise by class
record Folded(Map<Integer, List<Row>> tiers, Map<NoiseClass, List<Row>> noise) {

    private static final int TIERS = 4;

    /// @param members the others of its family, in order of rank
    record Row(Verdict head, List<Verdict> members) {

        static Row of(Verdict head) {
            return new Row(head, List.of());
        }

        /// Everything the row stands for.
        List<Verdict> all() {
            List<Verdict> all = new ArrayList<>(members.size() + 1);
            all.add(head);
            all.addAll(members);
            return all;
        }
    }

    static Folded of(List<Verdict> ranked) {
        Map<Integer, List<Row>> tiers = new LinkedHashMap<>();
        for (int tier = 1; tier <= TIERS; tier++) {
            tiers.put(tier, new ArrayList<>());
        }
        Map<NoiseClass, List<Row>> noise = new EnumMap<>(NoiseClass.class);
        Map<String, List<Verdict>> families = new HashMap<>();
        for (Verdict verdict : ranked) {
            NoiseClass kind = verdict.noise();
            String family = verdict.family();
            if (kind != null) {
                noise.computeIfAbsent(kind, _ -> new ArrayList<>()).add(Row.of(verdict));
            } else if (family == null || !families.containsKey(family)) {
                List<Verdict> members = new ArrayList<>();
                if (family != null) {
                    families.put(family, members);
                }
                tiers.getOrDefault(verdict.tier(), new ArrayList<>())
                        .add(new Row(verdict, members));
            } else {
                families.getOrDefault(family, new ArrayList<>()).add(verdict);
            }
        }
        return new Folded(tiers, noise);
    }

    /// Rows of a tier, 1 to 4.
    List<Row> tier(int tier) {
        return tiers.getOrDefault(tier, List.of());
    }

    /// Rows of a class of noise.
    List<Row> noise(NoiseClass kind) {
        return noise.getOrDefault(kind, List.of());
    }

    /// Issues that rows stand for.
    static int issues(List<Row> rows) {
        return rows.stream().mapToInt(row -> 1 + row.members().size()).sum();
    }
}
