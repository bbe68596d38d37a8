package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The distinct patterns of many rules, by what they look at. Made while rules are compiled, then
/// asked from any thread.
final class PatternTable {

    private final List<Slot> slots = new ArrayList<>();
    private final Map<Subject, Place> places = new LinkedHashMap<>();
    private int patterns;

    /// What patterns are about.
    private record Subject(MatchKey key, String tag) {

        static Subject of(Matcher matcher) {
            return new Subject(matcher.key(), matcher.tag());
        }
    }

    /// Where the patterns of one key, or one tag, are.
    private record Place(int slot, int first, Map<String, Integer> numbers) {}

    /// The patterns about one key, or one tag.
    ///
    /// @param first number of the first of its patterns in the whole table
    record Slot(MatchKey key, String tag, int first, PatternIndex index) {}

    /// @param matchers all whose pattern is compared with a text
    PatternTable(List<Matcher> matchers) {
        Map<Subject, Map<String, Integer>> bySubject = new LinkedHashMap<>();
        for (Matcher matcher : matchers) {
            Map<String, Integer> numbers =
                    bySubject.computeIfAbsent(Subject.of(matcher), _ -> new LinkedHashMap<>());
            numbers.putIfAbsent(matcher.pattern(), numbers.size());
        }
        bySubject.forEach((subject, numbers) -> {
            MatchKey key = subject.key();
            var index = new PatternIndex(List.copyOf(numbers.keySet()), key.letters());
            slots.add(new Slot(key, subject.tag(), patterns, index));
            places.put(subject, new Place(slots.size() - 1, patterns, numbers));
            patterns += numbers.size();
        });
    }

    List<Slot> slots() {
        return slots;
    }

    int size() {
        return patterns;
    }

    /// How many characters of literal text a pattern asks for.
    int weight(int slot, int pattern) {
        Slot of = slots.get(slot);
        return of.index().weight(pattern - of.first());
    }

    /// Which slot asks for a matcher's pattern.
    int slot(Matcher matcher) {
        return place(matcher).slot();
    }

    /// Number of a matcher's pattern.
    int pattern(Matcher matcher) {
        Place place = place(matcher);
        Integer number = place.numbers().get(matcher.pattern());
        if (number == null) {
            throw new IllegalStateException("not in this table: " + matcher);
        }
        return place.first() + number;
    }

    private Place place(Matcher matcher) {
        Place place = places.get(Subject.of(matcher));
        if (place == null) {
            throw new IllegalStateException("not in this table: " + matcher);
        }
        return place;
    }
}
