package io.corral.bench;

import com.github.luben.zstd.Zstd;
import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.protocol.Dsn;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.envelope.EnvelopeReader;
import io.corral.protocol.envelope.EnvelopeReader.EnvelopeRead;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.protocol.event.EventJson;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.sample.SampleEvent;
import io.corral.sample.wire.EnvelopeWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What each step costs one event: inflate, split, expand, group, compress. The events are the
/// demo's, one after the other, so that no branch predictor learns a single one.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepsBenchmark {

    private static final Instant NOW = DemoEvents.NOW;
    private static final int EVENTS = 512;
    private static final int ZSTD_LEVEL = 3;
    private static final int MARKS = 1_000;

    private final List<SampleEvent> events =
            DemoEvents.sent(EVENTS);
    private final List<Slice> bodies = bodies(events);
    private final List<Slice> payloads = events.stream()
            .map(event -> Slice.of(event.payload().getBytes(StandardCharsets.UTF_8))).toList();
    private final BodyDecoder decoder = new BodyDecoder();
    private final List<Slice> envelopes = bodies.stream().map(this::inflated).toList();
    private final ItemLimits limits = ItemLimits.defaults();
    private final List<Event> read = DemoEvents.read(events);
    private final SplitMarks marks = new SplitMarks(IntStream.rangeClosed(1, MARKS)
            .mapToObj(key -> new SplitMark(key, new ProjectId(1), key,
                    new SplitMark.Condition.HasTag("tier", "gold")))
            .toList());
    private int next;

    /// The compressed body of a request, to the bytes of its envelope.
    @Benchmark
    public BodyDecoder.Decoded inflate() {
        return decoder.decode(bodies.get(advance()), BodyEncoding.GZIP,
                BodyDecoder.IN_MEMORY_BYTES_MAX);
    }

    /// An envelope, to its items.
    @Benchmark
    public EnvelopeRead split() {
        return EnvelopeReader.read(envelopes.get(advance()), limits);
    }

    /// The bytes of an event, to a draft.
    @Benchmark
    public EventRead expand() {
        int index = advance();
        return switch (EventJson.parse(payloads.get(index))) {
            case EventJson.Parsed.Tree(var json) -> EventReader.read(json, context(index));
            case EventJson.Parsed.Unreadable(var reason) -> new EventRead.Rejected(reason);
        };
    }

    /// An event, to its keys.
    @Benchmark
    public GroupingKeys group() {
        return Grouping.keys(read.get(advance()));
    }

    /// The same as the digest does it, in a project where nobody split anything.
    @Benchmark
    public GroupingKeys groupUnmarked() {
        Event event = read.get(advance());
        return SplitMarks.NONE.apply(Grouping.keys(event), event, GroupingConfig.DEFAULT);
    }

    /// The same in a project where a thousand other keys are split.
    @Benchmark
    public GroupingKeys groupMarked() {
        Event event = read.get(advance());
        return marks.apply(Grouping.keys(event), event, GroupingConfig.DEFAULT);
    }

    /// The bytes of an event, as they are stored without a dictionary.
    @Benchmark
    public byte[] compress() {
        return Zstd.compress(payloads.get(advance()).array(), ZSTD_LEVEL);
    }

    /// Frees native memory.
    @TearDown
    public void close() {
        decoder.close();
    }

    private int advance() {
        next = (next + 1) % EVENTS;
        return next;
    }

    private ReadContext context(int index) {
        return DemoEvents.context(events.get(index));
    }

    private static List<Slice> bodies(List<SampleEvent> events) {
        Dsn dsn = Dsn.parse("http://0123456789abcdef0123456789abcdef@127.0.0.1:9000/1")
                .orElseThrow();
        try (var writer = new EnvelopeWriter(dsn)) {
            return events.stream().map(event -> Slice.of(writer.compressed(event, NOW).body()))
                    .toList();
        }
    }

    private Slice inflated(Slice body) {
        var decoded = decoder.decode(body, BodyEncoding.GZIP, BodyDecoder.IN_MEMORY_BYTES_MAX);
        return switch (decoded) {
            case BodyDecoder.Decoded.Whole(var bytes) -> Slice.of(bytes.copy());
            case BodyDecoder.Decoded.Refused(var problem) ->
                throw new IllegalStateException("a sample body does not inflate: " + problem);
        };
    }
}
