package io.corral.tools.client;

import io.corral.tools.client.ClientException.Reason;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Carries requests through another transport, and waits where the server wants it: after "too many
/// requests" as long as it says, before a limit is overrun, and a moment when it is busy or silent.
/// Only reads are sent again after a failure that may have had an effect. Thread-safe; what is
/// known of the server is guarded by this object.
public final class PatientTransport implements Transport {

    private static final int TRIES_MAX = 3;
    private static final int REFUSALS_MAX = 20;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(2);
    private static final Duration WAIT_MAX = Duration.ofMinutes(10);

    private final Transport transport;
    private final Patience patience;
    private final Semaphore permits;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, Instant> notBefore = new HashMap<>();
    private Duration waited = Duration.ZERO;
    private int concurrent;

    public PatientTransport(Transport transport, Patience patience) {
        this.transport = transport;
        this.patience = patience;
        this.concurrent = Math.max(1, patience.concurrentMax());
        this.permits = new Semaphore(concurrent);
    }

    /// Requests that were sent, those that were refused or failed too.
    public int requests() {
        return requests.get();
    }

    @Override
    public Reply send(String method, String address, @Nullable JsonNode body) {
        boolean reads = method.equals("GET");
        String kind = kind(address);
        int failures = 0;
        for (int refusals = 0;;) {
            awaitTurn(kind);
            Reply reply;
            try {
                reply = carry(method, address, body);
            } catch (ClientException e) {
                if (!reads || ++failures >= TRIES_MAX || Thread.currentThread().isInterrupted()
                        || !postpone(kind, backOff(failures), "the server does not answer")) {
                    throw e;
                }
                continue;
            }
            heed(kind, reply);
            boolean again = reply.status() == 429
                    ? ++refusals <= REFUSALS_MAX && postpone(kind, wanted(reply, refusals),
                            "the server wants to be asked less often")
                    : reads && isBusy(reply.status()) && ++failures < TRIES_MAX
                            && postpone(kind, busy(reply, failures), "the server is busy");
            if (!again) {
                return reply;
            }
        }
    }

    private Reply carry(String method, String address, @Nullable JsonNode body) {
        permits.acquireUninterruptibly();
        try {
            requests.incrementAndGet();
            return transport.send(method, address, body);
        } finally {
            permits.release();
        }
    }

    /// Limits are counted for each endpoint: ids and versions do not tell them apart.
    private static String kind(String address) {
        int query = address.indexOf('?');
        return (query < 0 ? address : address.substring(0, query))
                .replaceAll("/[^/]*\\d[^/]*", "/#");
    }

    private static boolean isBusy(int status) {
        return status == 502 || status == 503 || status == 504;
    }

    private Duration busy(Reply reply, int failures) {
        Duration told = told(reply);
        return told == null ? backOff(failures) : told;
    }

    private Duration wanted(Reply reply, int refusals) {
        Duration told = told(reply);
        if (told != null) {
            return told;
        }
        RateLimit limit = reply.limit();
        if (limit != null && limit.isCrowded()) {
            narrow();
            return MOMENT;
        }
        Instant reset = limit == null ? null : limit.reset();
        return reset == null
                ? backOff(Math.min(refusals + 1, 6))
                : Duration.between(patience.clock().instant(), reset);
    }

    // Seconds, or a date.
    private @Nullable Duration told(Reply reply) {
        String text = reply.retryAfter().strip();
        if (text.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return text.isEmpty()
                    ? null
                    : Duration.between(patience.clock().instant(), ZonedDateTime.parse(
                            text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration backOff(int failures) {
        return MOMENT.multipliedBy(1L << failures);
    }

    private synchronized void narrow() {
        if (concurrent > 1 && permits.tryAcquire()) {
            concurrent--;
        }
    }

    private void heed(String kind, Reply reply) {
        RateLimit limit = reply.limit();
        if (reply.status() != 429 && limit != null && limit.isUsedUp() && limit.reset() != null) {
            postpone(kind, Duration.between(patience.clock().instant(), limit.reset()),
                    "the server's limit is used up");
        }
    }

    /// Asks nothing of this kind before so long; false when that is more than there is patience
    /// for.
    private synchronized boolean postpone(String kind, Duration length, String why) {
        Instant now = patience.clock().instant();
        Duration wait = length.compareTo(MOMENT) < 0 ? MOMENT : length;
        Instant until = now.plus(wait);
        Instant known = notBefore.getOrDefault(kind, now);
        Duration more = Duration.between(known.isAfter(now) ? known : now, until);
        if (!more.isPositive()) {
            return true;
        }
        if (wait.compareTo(WAIT_MAX) > 0
                || waited.plus(more).compareTo(patience.waitMax()) > 0) {
            return false;
        }
        waited = waited.plus(more);
        notBefore.put(kind, until);
        if (wait.compareTo(WORTH_SAYING) >= 0) {
            patience.notice().accept("waiting " + wait.toSeconds() + " s: " + why);
        }
        return true;
    }

    private void awaitTurn(String kind) {
        try {
            for (Duration left = left(kind); left.isPositive(); left = left(kind)) {
                patience.sleeper().sleep(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Reason.NO_ANSWER, "interrupted");
        }
    }

    private synchronized Duration left(String kind) {
        Instant now = patience.clock().instant();
        return Duration.between(now, notBefore.getOrDefault(kind, now));
    }

    /// Closes nothing: the other transport belongs to whoever made it.
    @Override
    public void close() {}
}
