package io.corral.domain.triage.check;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.TagShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which values of tags its events have far more often than those of the other issues of its
/// project: a release, a region, a browser.
///
/// A value stands out where at least six in ten events have it, and the share is at least a quarter
/// of all events above its share among the others. Where there are no others to compare with, nine
/// in ten are asked for, and more than one value must have been possible.
final class TagPatterns {

    private static final long EVENTS_MIN = 10;
    private static final double SHARE_MIN = 0.6;
    private static final double ABOVE_MIN = 0.25;
    private static final double ALONE_MIN = 0.9;
    private static final int SHOWN = 5;
    private static final int IN_ANSWER = 2;
    private static final Set<String> NOT_TELLING = Set.of("level", "handled", "mechanism", "user",
            "environment", "logger", "sentry.user", "transaction", "url");

    private TagPatterns() {}

    /// One value that stands out.
    ///
    /// @param elsewhere its share among the others; negative where there are none
    private record Standout(String key, String value, double share, double elsewhere) {

        double above() {
            return share - Math.max(0, elsewhere);
        }

        String text() {
            return Texts.percent(share) + " of events have " + Texts.line(key) + " "
                    + Texts.line(value) + (elsewhere < 0
                            ? ""
                            : ", " + Texts.percent(elsewhere) + " in the rest of the project");
        }
    }

    static Check of(Examined examined) {
        IssueFacts facts = examined.facts();
        if (facts.tags().isEmpty()) {
            return Check.unseen(CheckType.TAG_PATTERNS, "how its tags are spread is not known",
                    "tags");
        }
        Map<String, Map<String, Long>> others = others(examined);
        List<Standout> found = new ArrayList<>();
        facts.tags().forEach((key, shares) -> {
            if (!NOT_TELLING.contains(key)) {
                add(found, key, shares, others.getOrDefault(key, Map.of()));
            }
        });
        found.sort(Comparator.comparingDouble(Standout::above).reversed()
                .thenComparing(Standout::key));
        List<String> texts = found.stream().limit(SHOWN).map(Standout::text).toList();
        if (texts.isEmpty()) {
            return Check.seen(CheckType.TAG_PATTERNS, none(facts), "tags");
        }
        return Check.seen(CheckType.TAG_PATTERNS,
                texts.stream().limit(IN_ANSWER).collect(Collectors.joining("; ")), "tags",
                texts.stream().skip(IN_ANSWER).toList());
    }

    private static void add(List<Standout> found, String key, List<TagShare> shares,
            Map<String, Long> others) {
        long all = shares.stream().mapToLong(TagShare::events).sum();
        if (all < EVENTS_MIN) {
            return;
        }
        TagShare most = shares.stream().max(Comparator.comparingLong(TagShare::events))
                .orElseThrow();
        double share = (double) most.events() / all;
        long rest = others.values().stream().mapToLong(Long::longValue).sum();
        if (rest < EVENTS_MIN) {
            if (share >= ALONE_MIN && shares.size() > 1) {
                found.add(new Standout(key, most.value(), share, -1));
            }
            return;
        }
        double elsewhere = (double) others.getOrDefault(most.value(), 0L) / rest;
        if (share >= SHARE_MIN && share - elsewhere >= ABOVE_MIN) {
            found.add(new Standout(key, most.value(), share, elsewhere));
        }
    }

    private static Map<String, Map<String, Long>> others(Examined examined) {
        IssueFacts facts = examined.facts();
        Map<String, Map<String, Long>> others = new HashMap<>();
        for (IssueFacts other : examined.around().issues()) {
            if (other.project().equals(facts.project())
                    && !other.shortId().equals(facts.shortId())) {
                facts.tags().keySet().forEach(key -> other.tags().getOrDefault(key, List.of())
                        .forEach(share -> others.computeIfAbsent(key, _ -> new HashMap<>())
                                .merge(share.value(), share.events(), Long::sum)));
            }
        }
        return others;
    }

    private static String none(IssueFacts facts) {
        String spread = facts.tags().entrySet().stream()
                .filter(tag -> Set.of("release", "browser", "browser.name", "os.name", "region",
                        "device.family").contains(tag.getKey()))
                .limit(3).map(tag -> Texts.count(tag.getValue().size(), tag.getKey() + " value"))
                .collect(Collectors.joining(", "));
        return "none stands out" + (spread.isEmpty() ? "" : ": " + spread);
    }
}
