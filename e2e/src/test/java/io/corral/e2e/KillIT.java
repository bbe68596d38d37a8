package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on one data directory is killed again and again while it takes, digests, checkpoints,
/// changes the day and forgets; then the books must balance. `-Dproperty.seed=SEED` repeats a run:
/// the same events, crash points and moments, as far as threads allow.
class KillIT {

    private static final int KILLED = 137;

    /// Crash points any load comes by, and the count up to which a moment is drawn. Those of the
    /// change of day and of retention have a part of their own; those of a failed entry are in
    /// [PoisonIT].
    private static final Map<String, Integer> POINTS = Map.ofEntries(
            Map.entry("queue-written", 40), Map.entry("queue-committed", 40),
            Map.entry("queue-attempt-noted", 5), Map.entry("queue-advancing", 5),
            Map.entry("queue-advanced", 5), Map.entry("blob-written", 90),
            Map.entry("blob-stored", 90), Map.entry("payload-written", 5),
            Map.entry("payload-committed", 5), Map.entry("event-written", 5),
            Map.entry("event-committed", 5), Map.entry("event-checkpoint", 1),
            Map.entry("issue-written", 5),
            Map.entry("issue-committed", 5), Map.entry("checkpoint-begun", 9),
            Map.entry("checkpoint-done", 9));
    private static final List<String> DAY_POINTS = List.of(
            "payload-day-committed:1", "payload-written:1",
            "payload-written:2", "payload-committed:1");

    private static final int LOAD = 60;
    private static final int LOAD_MAX = 4_000;

    /// Batches that are read, wait and are committed at the same time, in entries. A kill is at
    /// another place only when at least so many were done since the one before: an entry that is
    /// under way in three kills counts as poison. All other parts drain the queue after two.
    private static final int UNDER_WAY_MAX = 3 * 20;
    private static final int DRAIN_STEP_MAX = UNDER_WAY_MAX + 40;
    private static final int BACKLOG = 600;
    private static final int DRAIN_KILLS = 6;
    private static final int STOP_KILLS = 4;
    private static final long STOP_MS_MAX = 400;

    private static final Map<String, String> USUAL = Map.of(
            "CORRAL_QUOTAS_API", "1000000/1m", "CORRAL_UPKEEP_CHECKPOINT_EVERY", "50ms",
            "CORRAL_DIGEST_BATCH_ROWS", "60", "CORRAL_DIGEST_BATCH_WAIT", "20ms");
    private static final String[] NO_DIGEST = {"CORRAL_DIGEST_BATCH_WAIT", "1h"};
    private static final String[] SLOWLY = {"CORRAL_DIGEST_BATCH_ROWS", "20"};
    private static final String[] UNHURRIED =
            {"CORRAL_DIGEST_BATCH_WAIT", "3s", "CORRAL_DIGEST_BATCH_ROWS", "5000"};
    private static final String[] YESTERDAY = {"CORRAL_CLOCK_OFFSET", "-PT24H"};
    private static final String[] LAST_WEEK = {"CORRAL_CLOCK_OFFSET", "-PT168H"};
    private static final String[] FORGETFUL =
            {"CORRAL_RETENTION", "3d", "CORRAL_UPKEEP_RETENTION_EVERY", "100ms"};

    private final long seed = seed();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Set<Integer> forgotten = new HashSet<>();
    private int crashes;
    private int kills;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path place;

    @SuppressWarnings("NullAway.Init")
    private CorralServer server;

    @SuppressWarnings("NullAway.Init")
    private Load load;

    private static long seed() {
        String replayed = System.getProperty("property.seed", "");
        return replayed.isBlank()
                ? new SplittableRandom().nextInt(Integer.MAX_VALUE)
                : Long.parseLong(replayed.strip());
    }

    @BeforeEach
    void prepare() {
        System.out.println("KillIT: -Dproperty.seed=" + seed + " repeats this run");
        server = CorralServer.prepare(place.resolve("kill"));
        load = new Load(server, seed);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killedAgainAndAgain_booksBalance() {
        sendWhatWillBeForgotten();
        crashAtChangeOfDay("payload-day-created:2");
        crashAt("dictionary-stored:1", USUAL, LOAD_MAX);
        DAY_POINTS.forEach(this::crashAtChangeOfDay);
        List<String> points = new ArrayList<>(new TreeSet<>(POINTS.keySet()));
        Collections.shuffle(points, new Random(seed));
        for (String point : points) {
            crashAt(point + ":" + (1 + random.nextInt(POINTS.getOrDefault(point, 1))), USUAL,
                    LOAD_MAX);
            sendTwiceAndKill();
        }
        killWhileDraining();
        killWhileStopping();
        crashAt("payload-day-dropped:1", with(FORGETFUL), LOAD);
        forget();

        server.start(USUAL);
        server.rest().awaitDrained();
        int stored = new Audit(server, load, forgotten).run();
        System.out.println("KillIT: " + kills + " kills at random moments, " + crashes
                + " at crash points, " + stored + " events stored");
        assertThat(kills).isGreaterThanOrEqualTo(20);
    }

    /// Events of their own issue, old enough for retention.
    private void sendWhatWillBeForgotten() {
        server.start(with(LAST_WEEK));
        load.send(SampleEvent.FIRST);
        forgotten.addAll(load.requests().keySet());
        server.rest().awaitDrained();
        assertThat(server.stop()).isZero();
    }

    /// Entries of yesterday and of today wait together.
    private void crashAtChangeOfDay(String point) {
        server.start(with(YESTERDAY, NO_DIGEST));
        killAfter(LOAD);
        crashAt(point, with(UNHURRIED), LOAD);
        server.start(USUAL);
        server.rest().awaitDrained();
        assertThat(server.stop()).isZero();
    }

    /// Loads the server until it dies at the point, or with so many events until it has died.
    private void crashAt(String point, Map<String, String> environment, int loadMax) {
        Map<String, String> doomed = new HashMap<>(environment);
        doomed.put("CORRAL_CRASH_AT", point);
        server.startDoomed(doomed);
        int sent = 0;
        while (server.isRunning() && sent < loadMax) {
            load.send(LOAD);
            sent += LOAD;
        }
        assertThat(server.awaitEnd()).as(point).isEqualTo(KILLED);
        crashes++;
    }

    /// A usual run in between: an id again that was acknowledged before, and a kill at a random
    /// moment.
    private void sendTwiceAndKill() {
        server.start(USUAL);
        server.rest().awaitDrained();
        List<Integer> known = load.requests().entrySet().stream()
                .filter(each -> each.getValue().acknowledged() > 0)
                .map(Map.Entry::getKey).filter(number -> !forgotten.contains(number)).toList();
        assertThat(load.sendAgain(known.get(random.nextInt(known.size())))).isTrue();
        killAfter(1 + random.nextInt(2 * LOAD));
    }

    /// Kills it as soon as so many more events are acknowledged, others on their way.
    private void killAfter(int acknowledged) {
        load.send(3 * LOAD, acknowledged, server::kill);
        kills++;
    }

    private void killWhileDraining() {
        int left = 0;
        int done = 0;
        for (int round = 0; done < DRAIN_KILLS; round++) {
            assertThat(round).as("rounds for %d kills while draining", done)
                    .isLessThan(4 * DRAIN_KILLS);
            if (left <= DRAIN_STEP_MAX) {
                server.start(with(NO_DIGEST));
                load.send(BACKLOG);
                killAfter(1);
            }
            server.start(with(SLOWLY));
            int step = random.nextInt(UNDER_WAY_MAX, DRAIN_STEP_MAX);
            server.rest().awaitQueueAtMost(Math.max(1, server.rest().queueEntries() - step));
            left = server.rest().queueEntries();
            server.kill();
            kills++;
            done += left > 0 ? 1 : 0;
        }
    }

    private void killWhileStopping() {
        for (int i = 0; i < STOP_KILLS; i++) {
            server.start(USUAL);
            server.rest().awaitDrained();
            load.send(LOAD);
            server.stopWithin(Duration.ofMillis(random.nextLong(STOP_MS_MAX)));
            kills++;
        }
    }

    private void forget() {
        server.start(with(FORGETFUL));
        for (int number : forgotten) {
            Rest.await("event " + number + " to be forgotten", () -> server.rest()
                    .event(load.event(number).id()).isPresent()
                            ? Optional.empty()
                            : Optional.of(true));
        }
        assertThat(server.stop()).isZero();
    }

    /// The usual environment with other values for some variables.
    private static Map<String, String> with(String[]... changes) {
        Map<String, String> environment = new HashMap<>(USUAL);
        for (String[] change : changes) {
            for (int i = 0; i < change.length; i += 2) {
                environment.put(change[i], change[i + 1]);
            }
        }
        return environment;
    }
}
