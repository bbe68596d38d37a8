package io.corral.sample.friday;

import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.sample.render.Resources;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Sessions of the shop up to the end of the weekend, counted by the client: payloads of items of
/// type `sessions`. The same seed and end give the same bytes.
public final class FridaySessions {

    /// Older sessions are not counted by anybody.
    private static final Duration LENGTH = Duration.ofHours(118);
    private static final int AGGREGATES_MAX = 500;
    private static final int VISITORS = 5_000;
    private static final int GROUPS_AN_HOUR = 24;
    private static final int RAMP_HOURS = 3;

    private final Weekend weekend;
    private final SplittableRandom random;

    private FridaySessions(Weekend weekend, long seed) {
        this.weekend = weekend;
        this.random = new SplittableRandom(seed);
    }

    /// The items of one release, each small enough to be sent alone.
    public static List<String> of(ShopRelease release, Instant end, long seed) {
        return new FridaySessions(Weekend.endingAt(end), seed ^ release.version().hashCode())
                .items(release);
    }

    private List<String> items(ShopRelease release) {
        List<ObjectNode> aggregates = new ArrayList<>();
        Instant first = weekend.end().minus(LENGTH).truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(weekend.end()); hour =
                hour.plus(1, ChronoUnit.HOURS)) {
            addHour(aggregates, release, hour);
        }
        List<String> items = new ArrayList<>();
        for (int from = 0; from < aggregates.size(); from += AGGREGATES_MAX) {
            items.add(item(release, aggregates.subList(
                    from, Math.min(aggregates.size(), from + AGGREGATES_MAX))));
        }
        return items;
    }

    private void addHour(List<ObjectNode> aggregates, ShopRelease release, Instant hour) {
        long sessions = Math.round(
                release.weight() * share(release, hour) * weekend.visitors(hour));
        for (int group = 0; group < GROUPS_AN_HOUR && sessions > 0; group++) {
            long own = group == GROUPS_AN_HOUR - 1
                    ? sessions
                    : Math.min(sessions, 1 + sessions / GROUPS_AN_HOUR);
            sessions -= own;
            aggregates.add(aggregate(release, hour, own));
        }
    }

    /// How much of the traffic the release has: it ramps up after it went out, and keeps a little
    /// after it was replaced.
    private double share(ShopRelease release, Instant hour) {
        double age = ChronoUnit.MINUTES.between(release.released(), hour) / 60.0;
        if (age < 0) {
            return 0;
        }
        double since = ChronoUnit.MINUTES.between(release.replaced(), hour) / 60.0;
        double left = since <= 0 ? 1 : Math.max(0.02, 1 - since / RAMP_HOURS);
        return Math.min(1, (age + 0.5) / RAMP_HOURS) * left;
    }

    private ObjectNode aggregate(ShopRelease release, Instant hour, long sessions) {
        long crashed = some(sessions, release.crashedPerMille());
        long errored = Math.min(sessions - crashed, some(sessions, release.erroredPerMille()));
        ObjectNode aggregate = Resources.emptyObject();
        aggregate.put("started", hour.toString());
        aggregate.put("did", "visitor-" + random.nextInt(VISITORS));
        put(aggregate, "exited", sessions - crashed - errored);
        put(aggregate, "errored", errored);
        put(aggregate, "crashed", crashed);
        return aggregate;
    }

    private long some(long sessions, int perMille) {
        long some = 0;
        for (long i = 0; i < sessions; i++) {
            some += random.nextInt(1_000) < perMille ? 1 : 0;
        }
        return some;
    }

    private static void put(ObjectNode aggregate, String name, long count) {
        if (count > 0) {
            aggregate.put(name, count);
        }
    }

    private static String item(ShopRelease release, List<ObjectNode> some) {
        ObjectNode item = Resources.emptyObject();
        ArrayNode aggregates = item.putArray("aggregates");
        some.forEach(aggregates::add);
        item.putObject("attrs").put("release", release.version())
                .put("environment", release.environment());
        return Resources.write(item);
    }
}
