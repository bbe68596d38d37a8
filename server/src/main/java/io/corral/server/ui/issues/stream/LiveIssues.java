package io.corral.server.ui.issues.stream;

import io.corral.domain.access.Scope;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.issue.IssueFeed;
import io.corral.server.http.Answer;
import io.corral.server.ui.Visit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Tells pages how many issues of their search are new, by server-sent events
/// (html.spec.whatwg.org/multipage/server-sent-events.html): `new` with a number after each digest
/// that changed it, a comment now and then so that both sides know the other is there, `full` when
/// there are too many who listen. Thread-safe; `this` guards `listeners`.
final class LiveIssues {

    /// Below the organisation.
    static final String PATH = "issues/live/";

    private static final int LISTENERS_MAX = 200;
    private static final int LISTENERS_OF_PERSON_MAX = 12;

    /// So long may somebody listen on the strength of one look at their cookie.
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// A busy server digests many times a second; nobody reads that fast.
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(3);

    private final StreamSearch search;
    private final IssueFeed feed;
    private final Directory directory;
    private final InstantSource clock;
    private final Map<UserId, Integer> listeners = new HashMap<>();

    LiveIssues(
            StreamSearch search, IssueFeed feed, Directory directory, InstantSource clock) {
        this.search = search;
        this.feed = feed;
        this.directory = directory;
        this.clock = clock;
    }

    /// The events, from now on.
    Answer answer(Visit visit) {
        Instant since = since(visit);
        return new Answer(200, List.of(), new Answer.Live("text/event-stream",
                out -> listen(visit, since, out)))
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no");
    }

    private static Instant since(Visit visit) {
        try {
            return Instant.parse(visit.query().firstOr("since", ""));
        } catch (DateTimeException _) {
            return visit.now();
        }
    }

    private void listen(Visit visit, Instant since, OutputStream out) throws IOException {
        UserId user = visit.principal().user().id();
        if (!enter(user)) {
            send(out, "event: full\ndata:\n\n");
            return;
        }
        try {
            tell(visit, since, out);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            leave(user);
        }
    }

    private void tell(Visit visit, Instant since, OutputStream out)
            throws IOException, InterruptedException {
        Instant end = clock.instant().plus(LONGEST);
        send(out, "retry: 5000\n\n");
        long seen = -1;
        int told = 0;
        boolean goesOn = true;
        while (goesOn && !feed.isClosed() && clock.instant().isBefore(end)) {
            long version = feed.await(seen, HEARTBEAT);
            if (version == seen) {
                send(out, ": \n\n");
                continue;
            }
            seen = version;
            OptionalInt count = count(visit, since);
            if (count.isEmpty()) {
                return;
            }
            if (count.getAsInt() != told) {
                told = count.getAsInt();
                send(out, "event: new\ndata: " + told + "\n\n");
            }
            goesOn = feed.pause(BETWEEN_COUNTS);
        }
    }

    /// By what the person may see at this moment; empty when that is nothing any more.
    private OptionalInt count(Visit visit, Instant since) {
        DirectorySnapshot now = directory.current();
        Optional<Visit> still = now.principal(visit.principal().user().id())
                .filter(principal -> principal.may(Scope.EVENT_READ, visit.organization().id()))
                .map(principal -> new Visit(visit.request(), principal, visit.organization(), now,
                        clock.instant()));
        return still.isEmpty()
                ? OptionalInt.empty()
                : search.newSince(still.get(), StreamQuery.of(still.get()), since);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private synchronized boolean enter(UserId user) {
        int all = listeners.values().stream().mapToInt(Integer::intValue).sum();
        int own = listeners.getOrDefault(user, 0);
        boolean isWelcome = all < LISTENERS_MAX && own < LISTENERS_OF_PERSON_MAX;
        if (isWelcome) {
            listeners.put(user, own + 1);
        }
        return isWelcome;
    }

    private synchronized void leave(UserId user) {
        listeners.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }
}
