package io.corral.engine.notify;

import io.corral.store.outbox.Outbox;
import io.corral.store.outbox.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties the outbox: at least once, later and later after failures, at most so many an hour. What
/// is above the hourly cap is counted and left out, because a flood of messages is read by nobody.
/// Called by one thread.
public final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final int BATCH = 50;
    private static final int ATTEMPTS_MAX = 12;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
    private static final Duration DELAY_MAX = Duration.ofHours(1);
    private static final Duration CAP_WINDOW = Duration.ofHours(1);

    private final Outbox outbox;
    private final Notifier notifier;
    private final int hourlyMax;
    private final InstantSource clock;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private long leftOut;

    /// A delivery through this notifier.
    ///
    /// @param hourlyMax messages within any hour
    public Delivery(Outbox outbox, Notifier notifier, int hourlyMax, InstantSource clock) {
        this.outbox = outbox;
        this.notifier = notifier;
        this.hourlyMax = hourlyMax;
        this.clock = clock;
    }

    /// Delivers what is due.
    public void run() {
        for (OutboxEntry entry : outbox.due(clock.instant(), BATCH)) {
            deliver(entry);
        }
    }

    private void deliver(OutboxEntry entry) {
        Instant now = clock.instant();
        while (!sent.isEmpty() && sent.getFirst().isBefore(now.minus(CAP_WINDOW))) {
            sent.removeFirst();
        }
        if (sent.size() >= hourlyMax) {
            leftOut++;
            LOG.warn("more than {} messages in an hour: {} left out so far", hourlyMax, leftOut);
            outbox.done(entry.id());
            return;
        }
        switch (notifier.send(entry)) {
            case SENT -> {
                sent.addLast(now);
                outbox.done(entry.id());
            }
            case GIVE_UP -> giveUp(entry);
            case RETRY -> {
                if (entry.attempts() + 1 >= ATTEMPTS_MAX) {
                    giveUp(entry);
                } else {
                    outbox.retry(entry.id(), now.plus(delay(entry.attempts())));
                }
            }
        }
    }

    private void giveUp(OutboxEntry entry) {
        LOG.warn("message {} is given up after {} attempts", entry.id(), entry.attempts() + 1);
        outbox.done(entry.id());
    }

    private static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, 16));
        return delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay;
    }
}
