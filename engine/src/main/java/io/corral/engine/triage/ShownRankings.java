package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.IssueTriage.Snapshot;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.protocol.triage.RankingLines;
import io.corral.store.triage.ShownRankingStore;
import io.corral.store.triage.ShownRankingStore.ShownRanking;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Remembers what people were shown of triage: at most once an hour and organisation what a ranking
/// was made from, compressed, for [#AGE_MAX] and within [#BYTES_MAX], so that it can be made again;
/// and which issues stood high, for the rate of wrong ones. Thread-safe.
public final class ShownRankings {

    /// Rankings older than this are forgotten.
    public static final Duration AGE_MAX = Duration.ofDays(30);
    /// Of the rankings of an organisation, compressed.
    public static final long BYTES_MAX = 64 << 20;

    /// Of the events that go out with a ranking, before they are compressed; what reads them takes
    /// somewhat more.
    public static final long EVENT_BYTES_MAX = 96 << 20;

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration HIGH_AGE_MAX = Duration.ofDays(100);

    private final IssueTriage triage;
    private final ShownRankingStore store;
    private final InstantSource clock;
    private final ConcurrentMap<OrganizationId, Desk> desks = new ConcurrentHashMap<>();

    public ShownRankings(IssueTriage triage, ShownRankingStore store, InstantSource clock) {
        this.triage = triage;
        this.store = store;
        this.clock = clock;
    }

    /// What waits to be kept, and what is. Guarded by itself.
    private final class Desk {
        private final OrganizationId organization;
        /// Making a ranking again takes all processors and as much memory as the ranking.
        private final ReentrantLock replaying = new ReentrantLock();
        private final Map<IssueId, Instant> high = new HashMap<>();
        private @Nullable Waiting waiting;
        private @Nullable Instant keptAt;

        Desk(OrganizationId organization) {
            this.organization = organization;
        }

        private record Waiting(Snapshot snapshot, @Nullable UserId viewer) {}

        synchronized void shown(Worklist worklist, @Nullable UserId viewer) {
            Instant now = worklist.at();
            List<IssueId> fresh = new ArrayList<>();
            for (Verdict verdict : worklist.verdicts()) {
                Issue issue = worklist.issues().get(verdict.shortId());
                if (issue != null && verdict.isHigh() && isOver(high.get(issue.id()), now)) {
                    fresh.add(issue.id());
                }
            }
            if (!fresh.isEmpty()) {
                store.showHigh(organization, fresh, now, now.minus(HIGH_AGE_MAX));
                high.values().removeIf(last -> isOver(last, now));
                fresh.forEach(issue -> high.put(issue, now));
            }
            if (waiting == null && isOver(lastKept(), now)) {
                triage.snapshot(organization)
                        .ifPresent(snapshot -> waiting = new Waiting(snapshot, viewer));
            }
        }

        Optional<Replayed> replay(long id) {
            replaying.lock();
            try {
                return store.input(organization, id)
                        .map(input -> new Replay(triage, read(input)).run());
            } finally {
                replaying.unlock();
            }
        }

        Optional<byte[]> whole(long id) {
            replaying.lock();
            try {
                return store.input(organization, id).map(ShownRankings.this::withEvents);
            } finally {
                replaying.unlock();
            }
        }

        private static boolean isOver(@Nullable Instant last, Instant now) {
            return last == null || !last.plus(EVERY).isAfter(now);
        }

        private @Nullable Instant lastKept() {
            if (keptAt == null) {
                keptAt = store.list(organization).stream().findFirst().map(ShownRanking::at)
                        .orElse(null);
            }
            return keptAt;
        }

        synchronized void keep() {
            Waiting next = waiting;
            if (next == null) {
                return;
            }
            RankingLines.Kept kept = next.snapshot().kept();
            byte[] input = compressed(kept);
            int highs = (int) kept.verdicts().values().stream()
                    .filter(each -> each.tier() <= Verdict.HIGH_TIER_MAX).count();
            ShownRanking added = store.add(new ShownRanking(0, organization, kept.input().now(),
                    next.viewer(), kept.verdicts().size(), highs, kept.version(), input.length),
                    input, clock.instant().minus(AGE_MAX), BYTES_MAX);
            keptAt = added.at();
            waiting = null;
        }
    }

    private Desk desk(OrganizationId organization) {
        return desks.computeIfAbsent(organization, Desk::new);
    }

    /// Says that somebody was shown a worklist. Costs little: what it was made from is written by
    /// the next [#keep].
    ///
    /// @param viewer null when that is not known
    public void shown(
            OrganizationId organization, Worklist worklist, @Nullable UserId viewer) {
        desk(organization).shown(worklist, viewer);
    }

    /// Writes what waits to be kept.
    public void keep() {
        desks.values().forEach(Desk::keep);
    }

    /// Those of an organisation, the newest first.
    public List<ShownRanking> list(OrganizationId organization) {
        desk(organization).keep();
        return store.list(organization);
    }

    /// What a ranking was made from with its events, as far as these are kept and within
    /// [#EVENT_BYTES_MAX], in the lines of [RankingLines], compressed by gzip. One at a time of an
    /// organisation.
    public Optional<byte[]> input(OrganizationId organization, long id) {
        return desk(organization).whole(id);
    }

    private byte[] withEvents(byte[] input) {
        var bytes = new ByteArrayOutputStream();
        try (var kept = new GZIPInputStream(new ByteArrayInputStream(input));
                var stream = new GZIPOutputStream(bytes, 1 << 16)) {
            RankingLines.writeWhole(kept, triage::event, stream, EVENT_BYTES_MAX);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept ranking is damaged", e);
        }
        return bytes.toByteArray();
    }

    /// What came of making a ranking again.
    ///
    /// @param compared verdicts
    /// @param differences verdicts that are not the same, by their old rank
    /// @param since what is otherwise than when it was made
    public record Replayed(int compared, List<Difference> differences, List<String> since) {
        public Replayed {
            differences = List.copyOf(differences);
            since = List.copyOf(since);
        }
    }

    /// A verdict that is not the same.
    ///
    /// @param before in words, as `3. tier 2 P1 code-bug`
    public record Difference(String shortId, String before, String after) {}

    /// Makes a ranking again from what was kept of it, and compares every word of every verdict;
    /// empty when there is none with this id. One at a time of an organisation.
    public Optional<Replayed> replay(OrganizationId organization, long id) {
        return desk(organization).replay(id);
    }

    private static byte[] compressed(RankingLines.Kept kept) {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes, 1 << 16)) {
            RankingLines.write(kept, stream);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static RankingLines.Kept read(byte[] input) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(input))) {
            return RankingLines.read(stream).orElseThrow(
                    () -> new IllegalStateException("a kept ranking has no first line"));
        } catch (IOException e) {
            throw new UncheckedIOException("a kept ranking is damaged", e);
        }
    }
}
