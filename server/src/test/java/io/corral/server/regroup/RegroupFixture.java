package io.corral.server.regroup;

import com.dynatrace.hash4j.hashing.Hashing;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.job.JobLog;
import io.corral.engine.regroup.Regrouping;
import io.corral.store.Watermark;
import io.corral.store.embedded.CorralDatabase;
import io.corral.store.embedded.issue.SqliteCommitStore;
import io.corral.store.embedded.issue.SqliteCorrectionStore;
import io.corral.store.embedded.issue.SqliteDeployStore;
import io.corral.store.embedded.issue.SqliteHealthStore;
import io.corral.store.embedded.issue.SqliteIssueQueries;
import io.corral.store.embedded.issue.SqliteIssueStore;
import io.corral.store.embedded.issue.SqliteOutbox;
import io.corral.store.embedded.issue.SqliteOutcomeStore;
import io.corral.store.embedded.issue.SqliteRegroupStore;
import io.corral.store.embedded.issue.SqliteReleaseStore;
import io.corral.store.embedded.issue.SqliteRepositoryStore;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.regroup.RegroupJob;
import io.corral.testkit.event.EventRowBuilder;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Issues in SQLite and rows in an event store, filled as the digest fills them.
final class RegroupFixture implements AutoCloseable {

    static final ProjectId PROJECT = new ProjectId(1);
    static final Instant NOON = GroupedEventBuilder.NOON;

    final SqliteRegroupStore journal;
    final IssueStores issues;
    final EventStore rows;
    final SmallDigest digest;
    final Regrouping regrouping;
    final Map<EventId, GroupedEvent> events = new HashMap<>();
    private final CorralDatabase corral;
    private long sequence;

    RegroupFixture(Path folder, EventStore rows) {
        this.corral = CorralDatabase.open(folder.resolve("corral.db"));
        this.rows = rows;
        var database = corral.database();
        this.issues = new IssueStores(
                new SqliteIssueStore(database), new SqliteIssueQueries(database),
                new SqliteReleaseStore(database), new SqliteOutbox(database),
                new SqliteOutcomeStore(database), new SqliteCommitStore(database),
                new SqliteDeployStore(database), new SqliteRepositoryStore(database),
                new SqliteHealthStore(database), new SqliteCorrectionStore(database));
        this.journal = new SqliteRegroupStore(database);
        this.digest = new SmallDigest(issues);
        this.sequence = issues.issues().applied(0).sequence();
        this.regrouping = new Regrouping(
                new Regrouping.Stores(journal, rows, issues.issues(),
                        new KeyMirror(issues.issues(), rows)),
                (_, wanted, _) -> Optional.ofNullable(events.get(wanted.event().event()))
                        .map(event -> withKey(event, wanted.key())),
                Runnable::run, new JobLog(() -> NOON), () -> NOON.plusSeconds(3600));
    }

    /// One event, told by few numbers.
    record Sample(long id, int minute, int user, int release, int environment, int text) {}

    /// Knows the payloads of events that were ingested before.
    void remember(List<Sample> samples, Function<Sample, Long> keyOf) {
        for (Sample sample : samples) {
            events.put(new EventId(sample.id(), sample.id()),
                    event(sample, keyOf.apply(sample)));
        }
    }

    void ingest(List<Sample> samples, Function<Sample, Long> keyOf) {
        List<GroupedEvent> grouped = new ArrayList<>();
        List<EventRow> made = new ArrayList<>();
        for (Sample sample : samples) {
            GroupedEvent event = event(sample, keyOf.apply(sample));
            events.put(new EventId(sample.id(), sample.id()), event);
            grouped.add(event);
            made.add(row(sample, event));
        }
        if (!grouped.isEmpty()) {
            sequence++;
            rows.append(new Watermark(0, sequence), made);
            digest.digest(grouped);
            rows.updateKeys(issues.issues().keysAfter(rows.keysVersion(), Integer.MAX_VALUE));
        }
    }

    private static GroupedEvent event(Sample sample, long key) {
        return GroupedEventBuilder.anEvent().withId(sample.id()).ofKey(key)
                .at(NOON.plus(Duration.ofMinutes(sample.minute())).plusMillis(sample.id()))
                .ofUser(sample.user() == 0 ? null : userHash(sample))
                .inRelease(sample.release() == 0 ? null : "app@" + sample.release())
                .inEnvironment(sample.environment() == 0 ? null : "e" + sample.environment())
                .titled("Error " + sample.text())
                .build();
    }

    private static long userHash(Sample sample) {
        return Hashing.xxh3_64()
                .hashCharsToLong("id:" + sample.user());
    }

    private static EventRow row(Sample sample, GroupedEvent event) {
        EventRowBuilder row = EventRowBuilder.aRow().withId(sample.id()).withKey(event.key())
                .at(event.timestamp()).inRelease(event.release())
                .inEnvironment(event.environment());
        return sample.user() == 0
                ? row.build()
                : row.byUser(Integer.toString(sample.user()))
                        .build();
    }

    static GroupedEvent withKey(GroupedEvent event, long key) {
        return new GroupedEvent(event.project(), event.eventId(), key, event.algorithm(),
                event.category(), event.timestamp(), event.receivedAt(), event.level(),
                event.platform(), event.metadata(), event.logger(), event.release(),
                event.environment(), event.userHash(), event.handled());
    }

    static RegroupJob.Order order(String title) {
        return new RegroupJob.Order(PROJECT, title, null, 1, null, "{}");
    }

    /// Moves to the keys of another function.
    static List<KeyMove> moves(
            List<Sample> samples, Function<Sample, Long> from, Function<Sample, Long> to) {
        Map<Long, Map<Long, List<EventId>>> moves = new TreeMap<>();
        for (Sample sample : samples) {
            if (!from.apply(sample).equals(to.apply(sample))) {
                moves.computeIfAbsent(from.apply(sample), _ -> new TreeMap<>())
                        .computeIfAbsent(to.apply(sample), _ -> new ArrayList<>())
                        .add(new EventId(sample.id(), sample.id()));
            }
        }
        List<KeyMove> all = new ArrayList<>();
        moves.forEach((one, targets) -> targets.forEach(
                (other, ids) -> all.add(new KeyMove(one, other, ids))));
        return all;
    }

    /// What can be seen of all issues, by their number.
    Map<Long, Seen> seen() {
        Map<Long, Seen> all = new TreeMap<>();
        IssueQueries queries = issues.queries();
        queries.list(IssueQuery.of(Set.of(PROJECT))).rows().forEach(found -> {
            Issue issue = found.issue();
            all.put(issue.number(), new Seen(
                    issue, keys(issue.id()), queries.releases(issue.id(), 100),
                    queries.environments(issue.id()),
                    queries.series(List.of(issue.id()), new IssueQueries.Series(
                            NOON.minus(Duration.ofDays(3)), 200, 1, Set.of()))
                            .getOrDefault(issue.id(), List.of())));
        });
        return all;
    }

    /// What can be seen of one issue.
    Seen seen(long number) {
        return Objects.requireNonNull(seen().get(number));
    }

    private Set<Long> keys(IssueId issue) {
        Set<Long> keys = new HashSet<>();
        issues.queries().keys(issue).stream().map(IssueKey::key).forEach(keys::add);
        return keys;
    }

    /// What can be seen of an issue.
    record Seen(
            Issue issue, Set<Long> keys, List<IssueQueries.Seen> releases,
            List<IssueQueries.Seen> environments, List<Long> hours) {

        /// The same without identity and state, which differ when events come in another order.
        List<Object> numbers() {
            return List.of(issue.numbers(), keys, Set.copyOf(releases), environments, hours,
                    issue.metadata(), issue.level());
        }
    }

    @Override
    public void close() {
        rows.close();
        corral.close();
    }
}
