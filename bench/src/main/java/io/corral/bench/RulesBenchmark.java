package io.corral.bench;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.FingerprintRules;
import io.corral.domain.group.rule.StackRule;
import io.corral.domain.group.rule.StackRules;
import io.corral.protocol.rule.FingerprintRuleReader;
import io.corral.protocol.rule.RulesRead;
import io.corral.protocol.rule.StackRuleReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What a project's rules add to grouping an event: the same events without rules, with those that
/// are built in, and with 1,000 of every form: literal, prefix, suffix, infix and free patterns on
/// functions, modules, paths, types and messages.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RulesBenchmark {

    private static final int OF_EACH = 100;

    private final List<Event> events = DemoEvents.read(DemoEvents.sent(512));
    private final GroupingConfig thousand = GroupingConfig.of(
            FingerprintRules.of(fingerprints()), StackRules.of(stacks()), 1);
    private int next;

    /// Without any rule.
    @Benchmark
    public GroupingKeys none() {
        return Grouping.keys(advance());
    }

    /// With the rules that are built in.
    @Benchmark
    public GroupingKeys builtIn() {
        return Grouping.keys(advance(), GroupingConfig.STANDARD);
    }

    /// With 500 fingerprint rules and 500 stack-trace rules, of which few match.
    @Benchmark
    public GroupingKeys thousand() {
        return Grouping.keys(advance(), thousand);
    }

    private Event advance() {
        next = (next + 1) % events.size();
        return events.get(next);
    }

    private static List<FingerprintRule> fingerprints() {
        String text = lines("type:Acme%dError -> acme-%d")
                + lines("message:\"upstream %d timed out*\" -> upstream, {{ tags.server }}")
                + lines("module:com.acme.shop%d.* type:*Error -> shop %d {{ default }}")
                + lines("message:\"*tenant %d over quota*\" -> quota")
                + lines("path:**/vendor%d/*.js level:error -> vendor {{ function }}");
        return switch (FingerprintRuleReader.read(text)) {
            case RulesRead.Rules<FingerprintRule>(var rules) -> rules;
            case RulesRead.Wrong<FingerprintRule>(var problem) ->
                throw new IllegalStateException(problem.sentence());
        };
    }

    private static List<StackRule> stacks() {
        String text = lines("module:org.framework%d.* -app")
                + lines("function:helper%d -group")
                + lines("path:**/generated%d/** -app -group")
                + lines("[ function:call%d ] | module:com.acme.* ^-group")
                + lines("family:native function:*alloc%d category=malloc");
        return switch (StackRuleReader.read(text)) {
            case RulesRead.Rules<StackRule>(var rules) -> rules;
            case RulesRead.Wrong<StackRule>(var problem) ->
                throw new IllegalStateException(problem.sentence());
        };
    }

    private static String lines(String form) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < OF_EACH; i++) {
            lines.append(form.replace("%d", Integer.toString(i))).append('\n');
        }
        return lines.toString();
    }
}
