package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.List;

/// Conditions of rules in order, compiled to be asked together. Safe for any number of threads.
public final class ConditionList {

    private final PatternTable table;
    private final List<CompiledCondition> conditions;

    /// @param ofFrames whether families are those of frames, not of the event
    private ConditionList(List<RuleCondition> all, boolean ofFrames) {
        table = new PatternTable(all.stream()
                .flatMap(each -> CompiledCondition.texts(each).stream()).toList());
        conditions = all.stream()
                .map(each -> CompiledCondition.of(each, table, ofFrames)).toList();
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
        var reading = new RuleReading(subject, table);
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(reading)) {
                return i;
            }
        }
        return -1;
    }

    /// Positions of all that hold.
    public List<Integer> all(RuleSubject subject) {
        var reading = new RuleReading(subject, table);
        List<Integer> holding = new ArrayList<>(0);
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(reading)) {
                holding.add(i);
            }
        }
        return holding;
    }

    RuleReading read(RuleSubject subject) {
        return new RuleReading(subject, table);
    }

    CompiledCondition get(int i) {
        return conditions.get(i);
    }
}
