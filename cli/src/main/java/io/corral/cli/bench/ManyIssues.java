package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.sample.load.LoadEvent;
import io.corral.sample.load.LoadMix;
import io.corral.sample.load.SizeClass;
import io.corral.sample.wire.EnvelopeWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Fills a project with any number of issues: events of the load's forty bugs, told apart by a
/// fingerprint, as if they had come over the last two weeks. A few issues have most of the events.
final class ManyIssues {

    private static final Duration SPAN = Duration.ofDays(14);
    private static final int CHUNK = 10_000;
    private static final int PROGRESS_CHUNKS = 10;
    private static final int CONNECTIONS = 64;
    private static final String NO_FINGERPRINT = "\"fingerprint\":[]";
    /// The share of events that the first tenth of the issues has is the cube root of a tenth.
    private static final double SKEW = 3;

    private final Target target;
    private final int issues;
    private final int events;
    private final Instant end = Instant.now();
    private final SplittableRandom random = new SplittableRandom(7);

    /// @param issues at least 1, at most as many as events
    ManyIssues(Target target, int issues, int events) {
        this.target = target;
        this.issues = issues;
        this.events = events;
    }

    /// Sends everything and waits until it is digested.
    void send(Progress progress) {
        try (var figures = target.figures()) {
            int chunks = 0;
            for (int sent = 0; sent < events; sent += CHUNK) {
                send(sent, Math.min(CHUNK, events - sent));
                figures.awaitDrained();
                if (++chunks % PROGRESS_CHUNKS == 0) {
                    progress.say(String.format(Locale.ROOT, "filling: %,d of %,d events",
                            Math.min(sent + CHUNK, events), events));
                }
            }
        }
    }

    private void send(int from, int count) {
        List<byte[]> requests = new ArrayList<>(count);
        Instant at = end.minus(SPAN.multipliedBy(events - from).dividedBy(events));
        LoadMix mix = LoadMix.of(from, SizeClass.TYPICAL, InstantSource.fixed(at));
        try (var writer = new EnvelopeWriter(target.dsn())) {
            for (int i = 0; i < count; i++) {
                LoadEvent event = ofIssue(mix.next(), issueOf(from + i));
                requests.add(RequestConnection.render(
                        writer.compressed(event, Instant.now()), target.server()));
            }
        }
        Sending.Sent sent = Sending.unpaced(target.server(), requests, CONNECTIONS);
        if (sent.refused() > 0) {
            throw new CommandFailure("the server refused " + sent.refused() + " events", null);
        }
    }

    /// Issues are new at an even rate; between two new ones older ones come again.
    private int issueOf(int event) {
        int known = (int) ((long) event * issues / events);
        int knownAfter = (int) ((event + 1L) * issues / events);
        boolean isNew = knownAfter > known || known == 0;
        return isNew ? known : (int) (known * Math.pow(random.nextDouble(), SKEW));
    }

    private static LoadEvent ofIssue(LoadEvent event, int issue) {
        String fingerprint = "\"fingerprint\":[\"bench-" + issue + "\"]";
        String payload = new String(event.payload(), StandardCharsets.UTF_8);
        String changed = payload.contains(NO_FINGERPRINT)
                ? payload.replace(NO_FINGERPRINT, fingerprint)
                : "{" + fingerprint + "," + payload.substring(1);
        return new LoadEvent(event.id(), event.template(), event.flavour(),
                changed.getBytes(StandardCharsets.UTF_8));
    }
}
