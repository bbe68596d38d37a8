package io.corral.sample.friday;

import io.corral.domain.id.EventId;
import io.corral.sample.BugKind;
import io.corral.sample.SampleEvent;
import io.corral.sample.render.Bug;
import io.corral.sample.render.BugCatalogue;
import io.corral.sample.render.EventComposer;
import io.corral.sample.render.RandomValues;
import io.corral.sample.render.Resources;
import io.corral.sample.render.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// A weekend of 3,000 events from 47 bugs, after a release on Friday at 16:30 whose new checkout
/// flow reads a field of a cart that is null. That bug makes 2,800 of them; the other 46 make one
/// to five each. The same seed and end give the same bytes.
public final class FridayDeploy {

    private final long seed;
    private final Weekend weekend;

    private FridayDeploy(long seed, Weekend weekend) {
        this.seed = seed;
        this.weekend = weekend;
    }

    /// The weekend whose Sunday evening ends at `end`; it begins 54 hours earlier.
    public static FridayDeploy endingAt(Instant end, long seed) {
        return new FridayDeploy(seed, Weekend.endingAt(end));
    }

    /// When the release went out: no event is older.
    public Instant deployedAt() {
        return weekend.deployedAt();
    }

    /// The events in the order of their time. Costs about a second and 60 MB; not kept.
    public List<SampleEvent> events() {
        return events(Integer.MAX_VALUE);
    }

    /// The same events, but at most so many of each bug.
    public List<SampleEvent> events(int perBug) {
        var seeds = new SplittableRandom(seed);
        var events = new ArrayList<SampleEvent>();
        for (Bug bug : BugCatalogue.all()) {
            for (int i = 0; i < bug.events(); i++) {
                SplittableRandom random = seeds.split();
                if (i < perBug) {
                    events.add(event(bug, random));
                }
            }
        }
        events.sort(Comparator.comparing(SampleEvent::timestamp).thenComparing(SampleEvent::id));
        return List.copyOf(events);
    }

    private SampleEvent event(Bug bug, SplittableRandom random) {
        var id = new EventId(random.nextLong(), random.nextLong());
        Instant timestamp = bug.truth().kind() == BugKind.CHECKOUT
                ? weekend.afterDeploy(random)
                : weekend.anyTime(random);
        var scene = new Scene(bug.setting(), random, new RandomValues(random));
        String payload = Resources.write(new EventComposer(bug, scene).compose(id, timestamp));
        return new SampleEvent(id, bug.project(), bug.flavour(), timestamp, payload, bug.truth());
    }
}
