package io.corral.engine.backtest;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.group.Tier;
import io.corral.domain.id.EventId;
import io.corral.engine.backtest.ContentDigest.Content;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.store.PayloadStore.GroupedScan;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Groups stored events again, on two threads beside the one that reads. Events whose content was
/// grouped before are not even parsed. Memory is bounded, whatever the events are. For one caller
/// at a time.
final class Replay implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int PART_EVENTS_MAX = 64;
    private static final long PART_BYTES_MAX = 1 << 20;
    private static final int UNDER_WAY_MAX = 2 * THREADS;
    private static final int REMEMBERED_MAX = 200_000;
    /// Feedback is grouped by its own id: nothing can change that.
    private static final String FEEDBACK = "feedback";

    private final Assembly assembly;
    private final GroupingConfig config;
    private final Supplier<SplitMarks> presentMarks;
    private final boolean withTags;
    private final Map<Content, Long> remembered = new ConcurrentHashMap<>();
    private final AtomicLong distinct = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("backtest-", 1).factory());
    private final Deque<Future<List<Keyed>>> underWay = new ArrayDeque<>();
    private SplitMarks marks = SplitMarks.NONE;

    /// @param config events are to be grouped under
    /// @param marks of the project, asked for whenever a scan begins
    /// @param withTags whether rules may ask for tags
    Replay(Assembly assembly, GroupingConfig config, Supplier<SplitMarks> marks,
            boolean withTags) {
        this.assembly = assembly;
        this.config = config;
        this.presentMarks = marks;
        this.withTags = withTags;
    }

    /// An event that was grouped again.
    ///
    /// @param from the key it came with
    /// @param to the key it would have; the same when it was not grouped
    record Keyed(EventId event, long from, long to, Fate fate) {
        private static Keyed as(StoredPayload payload, Fate fate) {
            return new Keyed(payload.id(), payload.key(), payload.key(), fate);
        }
    }

    /// What became of it.
    enum Fate {
        /// It was grouped.
        GROUPED,
        /// Nothing can change its key.
        ALONE,
        /// Its payload is damaged.
        UNREADABLE
    }

    /// How many had to be grouped because none like them was before.
    long distinct() {
        return distinct.get();
    }

    /// Groups what the scan yields.
    ///
    /// @param goesOn asked now and then
    /// @param consumer told of each, in the order of the scan, by the calling thread
    /// @return false when it did not go on
    boolean run(GroupedScan scan, BooleanSupplier goesOn, Consumer<Keyed> consumer) {
        SplitMarks present = presentMarks.get();
        if (!present.equals(marks)) {
            marks = present;
            remembered.clear();
        }
        var part = new Part();
        boolean ended;
        try {
            ended = scan.read(payload -> {
                part.add(payload);
                if (part.isFull()) {
                    submit(part.take());
                    drain(UNDER_WAY_MAX, consumer);
                    return goesOn.getAsBoolean();
                }
                return true;
            });
            submit(part.take());
            drain(0, consumer);
        } finally {
            underWay.forEach(each -> each.cancel(false));
            underWay.clear();
        }
        return ended;
    }

    /// Payloads for one thread.
    private static final class Part {
        private List<StoredPayload> payloads = new ArrayList<>();
        private long bytes;

        void add(StoredPayload payload) {
            payloads.add(payload);
            bytes += payload.body().length;
        }

        boolean isFull() {
            return payloads.size() >= PART_EVENTS_MAX || bytes >= PART_BYTES_MAX;
        }

        List<StoredPayload> take() {
            List<StoredPayload> taken = payloads;
            payloads = new ArrayList<>();
            bytes = 0;
            return taken;
        }
    }

    private void submit(List<StoredPayload> part) {
        underWay.add(threads.submit(() -> keyed(part)));
    }

    private void drain(int left, Consumer<Keyed> consumer) {
        while (underWay.size() > left) {
            await(underWay.remove()).forEach(consumer);
        }
    }

    private static List<Keyed> await(Future<List<Keyed>> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while grouping again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(
                        failure.category(), String.valueOf(failure.getMessage()), failure);
            }
            throw new IllegalStateException("grouping again failed", e.getCause());
        }
    }

    private List<Keyed> keyed(List<StoredPayload> part) {
        var digest = new ContentDigest(withTags);
        List<Keyed> keyed = new ArrayList<>(part.size());
        for (StoredPayload payload : part) {
            keyed.add(keyed(payload, digest));
        }
        return keyed;
    }

    private Keyed keyed(StoredPayload payload, ContentDigest digest) {
        if (payload.circumstances().kind().equals(FEEDBACK)) {
            return Keyed.as(payload, Fate.ALONE);
        }
        Optional<Content> content = digest.of(payload);
        Long known = content.map(remembered::get).orElse(null);
        if (known != null) {
            return new Keyed(payload.id(), payload.key(), known, Fate.GROUPED);
        }
        distinct.incrementAndGet();
        Optional<Event> event = assembly.read(payload, config);
        if (event.isEmpty()) {
            return Keyed.as(payload, Fate.UNREADABLE);
        }
        GroupingKeys keys = Grouping.keys(event.get(), config);
        long key = marks.apply(keys, event.get(), config).primary();
        if (content.isPresent() && isByContentAlone(keys)
                && remembered.size() < REMEMBERED_MAX) {
            remembered.put(content.get(), key);
        }
        return new Keyed(payload.id(), payload.key(), key, Fate.GROUPED);
    }

    /// Marks can ask for the event's id and all its tags, and feedback stands alone.
    private boolean isByContentAlone(GroupingKeys keys) {
        return keys.tier() != Tier.FEEDBACK && !marks.concern(keys);
    }

    @Override
    public void close() {
        threads.close();
    }
}
