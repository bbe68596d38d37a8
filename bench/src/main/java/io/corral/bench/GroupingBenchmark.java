package io.corral.bench;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingKeys;
import io.corral.testkit.grouping.BaseErrors;
import io.corral.testkit.grouping.Deploy;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What grouping costs an event of each kind: the base errors of the labelled set over all its
/// platforms, one after the other.
@State(Scope.Thread)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GroupingBenchmark {

    private final List<Event> events = events();
    private int next;

    private static List<Event> events() {
        Deploy deploy = Deploy.some(new SplittableRandom(1));
        return BaseErrors.all().stream().map(error -> error.event(deploy, 1)).toList();
    }

    /// An event, to its keys.
    @Benchmark
    public GroupingKeys keys() {
        next = (next + 1) % events.size();
        return Grouping.keys(events.get(next));
    }
}
