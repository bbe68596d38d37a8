package io.corral.domain.group;

import io.corral.domain.group.SplitMark.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What differs among the events of an issue, and by which it could be split.
public final class SplitCandidates {

    private static final int EACH_MAX = 8;

    private SplitCandidates() {}

    /// One way to split.
    ///
    /// @param events how many of the events are meant, at least one and not all
    public record Candidate(Condition when, int events) {}

    /// Ways to split, messages first, then frames, then tags; among each kind the most even ones
    /// first. Tags whose values hardly repeat are left out.
    ///
    /// @param sample of the events
    public static List<Candidate> of(Collection<SplitFacts> sample) {
        Map<Condition, Integer> messages = new LinkedHashMap<>();
        Map<Condition, Integer> frames = new LinkedHashMap<>();
        Map<Condition, Integer> tags = new LinkedHashMap<>();
        Map<String, Set<String>> values = new HashMap<>();
        for (SplitFacts facts : sample) {
            facts.messages().forEach(
                    template -> messages.merge(new Condition.HasMessage(template), 1,
                            Integer::sum));
            facts.frames().stream().filter(SplitCandidates::saysSomething).forEach(
                    token -> frames.merge(new Condition.HasFrame(token), 1, Integer::sum));
            for (String name : names(facts)) {
                String value = facts.tag(name);
                if (!value.isEmpty()) {
                    tags.merge(new Condition.HasTag(name, value), 1, Integer::sum);
                    values.computeIfAbsent(name, _ -> new HashSet<>()).add(value);
                }
            }
        }
        tags.keySet().removeIf(condition -> condition instanceof Condition.HasTag(var name, _)
                && values.getOrDefault(name, Set.of()).size() > Math.max(2, sample.size() / 2));
        List<Candidate> all = new ArrayList<>();
        all.addAll(best(messages, sample.size()));
        all.addAll(best(frames, sample.size()));
        all.addAll(best(tags, sample.size()));
        return List.copyOf(all);
    }

    // A name that is masked whole, `*`, stands for any frame.
    private static boolean saysSomething(String token) {
        return token.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static Set<String> names(SplitFacts facts) {
        Set<String> names = new HashSet<>(facts.event().tags().keySet());
        names.addAll(SplitMark.TAG_LIKE);
        return names;
    }

    private static List<Candidate> best(Map<Condition, Integer> counts, int of) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue() < of)
                .map(each -> new Candidate(each.getKey(), each.getValue()))
                .sorted(Comparator
                        .comparingInt((Candidate each) -> Math.abs(2 * each.events - of))
                        .thenComparing(each -> each.when.toString()))
                .limit(EACH_MAX)
                .toList();
    }
}
