package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// Conditions of rules in order, compiled to be asked together. Safe for any number of threads.
public final class ConditionList {

    private final PatternTable table;
    private final List<CompiledCondition> conditions;
    /// Conditions that may hold whatever texts an event has.
    private final Bits always;
    /// By pattern, the conditions that cannot hold unless it matches.
    private final List<List<Integer>> byPattern;
    private final BitSet keySlots = new BitSet();

    /// @param ofFrames whether families are those of frames, not of the event
    private ConditionList(List<RuleCondition> all, boolean ofFrames) {
        table = new PatternTable(all.stream()
                .flatMap(each -> CompiledCondition.texts(each).stream()).toList());
        conditions = all.stream()
                .map(each -> CompiledCondition.of(each, table, ofFrames)).toList();
        always = new Bits(conditions.size());
        byPattern = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>(1))
                .limit(table.size()).toList();
        for (int i = 0; i < conditions.size(); i++) {
            CompiledMatcher key = conditions.get(i).key(table);
            if (key == null) {
                always.set(i);
            } else {
                byPattern.get(key.pattern()).add(i);
                keySlots.set(key.slot());
            }
        }
    }

    /// Conditions about whole events.
    public static ConditionList ofEvents(List<RuleCondition> all) {
        return new ConditionList(all, false);
    }

    /// Conditions about frames.
    static ConditionList ofFrames(List<RuleCondition> all) {
        return new ConditionList(all, true);
    }

    /// Position of the first one that holds; -1 when none does.
    public int first(RuleSubject subject) {
        var reading = read(subject);
        Bits possible = possible(reading);
        for (int i = possible.next(0); i >= 0; i = possible.next(i + 1)) {
            if (conditions.get(i).holds(reading)) {
                return i;
            }
        }
        return -1;
    }

    /// Positions of all that hold.
    public List<Integer> all(RuleSubject subject) {
        var reading = read(subject);
        List<Integer> holding = new ArrayList<>(0);
        Bits possible = possible(reading);
        for (int i = possible.next(0); i >= 0; i = possible.next(i + 1)) {
            if (conditions.get(i).holds(reading)) {
                holding.add(i);
            }
        }
        return holding;
    }

    /// Positions of those that have the text without which they cannot hold: few of many.
    Bits possible(RuleReading reading) {
        Bits possible = always.copy();
        keySlots.stream().forEach(reading::ask);
        for (int pattern : reading.found()) {
            byPattern.get(pattern).forEach(possible::set);
        }
        return possible;
    }

    RuleReading read(RuleSubject subject) {
        return new RuleReading(subject, table);
    }

    CompiledCondition get(int i) {
        return conditions.get(i);
    }
}
