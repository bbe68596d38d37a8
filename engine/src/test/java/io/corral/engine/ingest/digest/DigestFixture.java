package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.EventId;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.BlobStore;
import io.corral.store.QueueEntry;
import io.corral.store.WorkQueue;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueStore;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemoryWorkQueue;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stores in memory and digesters on them, one after the other, as processes on one directory. A
/// store that fails until its digester stops is a process that died there.
final class DigestFixture {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static final ProjectId PROJECT = new ProjectId(7);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MemoryWorkQueue queue = new MemoryWorkQueue();
    final MemoryBlobStore blobs = new MemoryBlobStore(InstantSource.fixed(NOW));
    final MemoryPayloadStore payloads = new MemoryPayloadStore();
    final MemoryEventStore events = new MemoryEventStore();
    final IssueStores issues = MemoryIssueStores.create();
    private final MemoryRuleSetStore ruleSets = new MemoryRuleSetStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final GroupingConfigs grouping = new GroupingConfigs(ruleSets, now::get);

    /// Puts an event with an attachment into the queue, as intake does.
    void send(int number) {
        send(number, "refused");
    }

    /// The same with another message.
    void send(int number, String message) {
        String event = "{\"message\":\"" + message + "\"}";
        String file = "file of " + number;
        String body = """
                {}
                {"type":"event","length":%d}
                %s
                {"type":"attachment","length":%d,"filename":"a.txt"}
                %s
                """.formatted(event.length(), event, file.length(), file);
        queue.append(new QueueEntry(PROJECT, new KeyId(1), QueueEntry.Kind.ENVELOPE,
                QueueEntry.Encoding.IDENTITY, body.getBytes(StandardCharsets.UTF_8), null,
                id(number).toString(), NOW, null, null, null, List.of()));
    }

    /// Puts an envelope into the queue.
    void send(String body) {
        queue.append(new QueueEntry(PROJECT, new KeyId(1), QueueEntry.Kind.ENVELOPE,
                QueueEntry.Encoding.IDENTITY, body.getBytes(StandardCharsets.UTF_8), null,
                null, NOW, null, null, null, List.of()));
    }

    /// Whom new issues go to; nobody at first.
    private BiFunction<Project, Event, @Nullable Assignee> owner = (_, _) -> null;

    /// From now on new issues go to somebody.
    void owner(BiFunction<Project, Event, @Nullable Assignee> lookup) {
        owner = lookup;
    }

    /// What people split off; nothing at first.
    private volatile SplitMarks marks = SplitMarks.NONE;

    /// From now on these events are another bug.
    void split(SplitMark mark) {
        marks = new SplitMarks(List.of(mark));
    }

    /// Lets time pass for the rules of the project.
    void passTime(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    /// Changes the rules of the project.
    void rules(String fingerprints, String stacks) {
        assertThat(new ProjectRules(ruleSets, grouping, now::get).change(
                PROJECT, new RuleSet.Wish(
                        Grouping.ALGORITHM, fingerprints, stacks, List.of(), null, "")))
                .isInstanceOf(ProjectRules.Changed.Done.class);
    }

    static EventId id(int number) {
        return new EventId(number, number);
    }

    /// Digests until nothing waits.
    void digest() {
        digest(stores(issues.issues(), queue, blobs), 100, () -> queue.depth().entries() == 0);
    }

    /// Digests on other stores until something is the case, then stops.
    void digest(DigestStores stores, int entriesMax, Condition enough) {
        var settings = new Digester.Settings(
                entriesMax, Duration.ZERO, 1_000_000, 1_000_000, 1);
        try (var digester = new Digester(stores,
                new DigestProjects(DigestFixture::project, _ -> marks, owner),
                new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE, grouping),
                ItemLimits.defaults(), settings,
                InstantSource.fixed(NOW), () -> {})) {
            digester.start();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.isMet()) {
                assertThat(System.nanoTime()).as("still digesting").isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    /// Something that comes true.
    interface Condition {
        boolean isMet();
    }

    DigestStores stores(IssueStore issueStore, WorkQueue workQueue, BlobStore blobStore) {
        return new DigestStores(
                workQueue, blobStore, payloads, events, issueStore, issues.releases(),
                new KeyMirror(issueStore, events));
    }

    /// The port, except that one method fails for the arguments of a rule.
    ///
    /// @param failed counted down when it does
    static <T> T failing(
            Class<T> port, T real, String method, Fault fault, CountDownLatch failed) {
        InvocationHandler handler = (_, called, arguments) -> {
            if (called.getName().equals(method)) {
                Optional<RuntimeException> failure = fault.of(arguments);
                if (failure.isPresent()) {
                    failed.countDown();
                    throw failure.get();
                }
            }
            try {
                return called.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[]{port}, handler));
    }

    /// How a call fails, if it does.
    interface Fault {
        Optional<RuntimeException> of(Object[] arguments);
    }

    private static Optional<Project> project(ProjectId id) {
        return Optional.of(new Project(id, SmallDigest.ORGANIZATION, "shop", "Shop", null, NOW,
                List.of(), ProjectSettings.defaults()));
    }

    /// How often each event has a row, by its number.
    Map<Integer, Long> rows() {
        var scope = new EventScope(EnumSet.allOf(EventRowKind.class), Set.of(PROJECT),
                NOW.minusSeconds(60), NOW.plusSeconds(60));
        return events.query(EventQuery.of(scope, EventPredicate.ALWAYS,
                List.of(new EventExpression.Field(EventField.ID)), 1_000)).rows().stream()
                .map(row -> EventId.parse(String.valueOf(row.getFirst())).orElseThrow())
                .collect(Collectors.groupingBy(
                        id -> Math.toIntExact(id.low()), Collectors.counting()));
    }

    /// Which of the events 1 to 9 have a payload with their attachment.
    List<Integer> stored() {
        return Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 9)
                .filter(number -> payloads.find(PROJECT, id(number)).isPresent())
                .filter(number -> payloads.attachments(PROJECT, id(number)).size() == 1).toList();
    }

    /// Events counted by issues.
    long counted() {
        return issues.queries().list(IssueQuery.of(Set.of(PROJECT))).rows().stream()
                .mapToLong(row -> row.issue().numbers().events()).sum();
    }

    /// Quantities by category, outcome and reason, as `error accepted` or `error invalid internal`.
    Map<String, Long> outcomes() {
        return issues.outcomes().sums(new OutcomeQuery(Set.of(PROJECT), NOW.minusSeconds(43_200),
                NOW.plusSeconds(43_200), 24,
                Set.of(GroupBy.CATEGORY, GroupBy.OUTCOME, GroupBy.REASON), Set.of(), Set.of(),
                Set.of())).stream()
                .collect(Collectors.toMap(sum -> "%s %s %s"
                        .formatted(sum.category(), sum.outcome(), sum.reason()).strip(),
                        sum -> sum.quantity()));
    }
}
