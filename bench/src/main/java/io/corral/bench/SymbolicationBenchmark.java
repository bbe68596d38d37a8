package io.corral.bench;

import io.corral.domain.event.Event;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.ArtifactUploads;
import io.corral.engine.artifact.ArtifactUploads.Wanted;
import io.corral.engine.artifact.AssembleAnswer;
import io.corral.engine.artifact.Assemblies;
import io.corral.engine.artifact.ChunkUploads;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.artifact.UploadWatch;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.Assembly.Assembled;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolication;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.testkit.memory.MemoryArtifactStore;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryDebugFileStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemoryUploadChunkStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What it costs to read a JavaScript event and make its twenty frames readable: bytes to an event,
/// of a project with a source map of fifteen thousand functions, and of one without uploads.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SymbolicationBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(1);
    private static final ProjectId MAPPED = new ProjectId(1);
    private static final ProjectId PLAIN = new ProjectId(2);
    private static final int EVENTS = 512;
    private static final int CACHE_BYTES = 64 << 20;

    private final MinifiedApp app = new MinifiedApp();
    private final UploadStores stores = new UploadStores(new MemoryUploadChunkStore(),
            new MemoryArtifactStore(), new MemoryDebugFileStore(),
            new MemoryBlobStore(() -> NOW), new UploadWatch());
    private final Assembly assembly;
    private final List<Slice> events;
    private int next;

    public SymbolicationBenchmark() {
        var random = new SplittableRandom(7);
        events = IntStream.range(0, EVENTS).mapToObj(_ -> Slice.of(
                app.event(random).getBytes(StandardCharsets.UTF_8))).toList();
        upload(app.bundle());
        assembly = new Assembly(new Normalizer(new ClientNames()), new Symbolication(
                stores, new Symbolication.Settings(CACHE_BYTES, CACHE_BYTES)),
                new GroupingConfigs(new MemoryRuleSetStore(), () -> NOW));
        Event event = read(MAPPED);
        if (!String.valueOf(event.metadata().function()).startsWith("priceOfOrder")) {
            throw new IllegalStateException("not mapped: " + event.metadata());
        }
    }

    /// With what was uploaded.
    @Benchmark
    public Event mapped() {
        return read(MAPPED);
    }

    /// The same event of a project that uploads nothing.
    @Benchmark
    public Event plain() {
        return read(PLAIN);
    }

    private Event read(ProjectId project) {
        next = (next + 1) % EVENTS;
        var around = new Circumstances("event", NOW, null, null, null, null);
        return switch (EventJson.parse(events.get(next))) {
            case EventJson.Parsed.Tree(var json) when assembly.assemble(project, json,
                    new EventId(1, next), around,
                    GroupingConfig.STANDARD) instanceof Assembled.Whole whole ->
                whole.event();
            case EventJson.Parsed.Tree _, EventJson.Parsed.Unreadable _ ->
                throw new IllegalStateException("the event is not read: " + next);
        };
    }

    private void upload(byte[] bundle) {
        String name = sha1(bundle);
        try (var assemblies = new Assemblies(Duration.ofSeconds(60))) {
            Path temporary = Files.createTempDirectory("corral-bench-");
            new ChunkUploads(stores, () -> NOW).take(
                    ORGANIZATION, name, new ByteArrayInputStream(bundle), false);
            AssembleAnswer answer = new ArtifactUploads(stores, temporary, assemblies, () -> NOW)
                    .assemble(new Wanted(
                            ORGANIZATION, Set.of(MAPPED), name, List.of(name), null, null));
            Files.delete(temporary);
            if (answer.state() != AssembleAnswer.State.OK) {
                throw new IllegalStateException("not uploaded: " + answer);
            }
        } catch (IOException e) {
            throw new IllegalStateException("not uploaded", e);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
