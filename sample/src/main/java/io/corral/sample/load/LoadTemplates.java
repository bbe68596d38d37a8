package io.corral.sample.load;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;
import io.corral.sample.render.Bug;
import io.corral.sample.render.BugCatalogue;
import io.corral.sample.render.EventComposer;
import io.corral.sample.render.Resources;
import io.corral.sample.render.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/// The forty templates of a size class, the same in every run so that several generators make
/// events of the same forty bugs.
final class LoadTemplates {

    static final int COUNT = 40;

    private static final long SEED = 40_40_40L;
    private static final Instant TRAIL_END = Instant.parse("2026-11-21T12:00:00Z");

    private LoadTemplates() {}

    /// The templates by rank, the most frequent first.
    ///
    /// @param weights share of each rank, summing to 1
    static List<LoadTemplate> make(SizeClass sizes, double[] weights) {
        List<Bug> bugs = new ArrayList<>(BugCatalogue.all().subList(0, COUNT));
        Collections.shuffle(bugs, new Random(SEED));
        int[] bytes = bytesByRank(sizes, weights);
        var templates = new ArrayList<LoadTemplate>();
        for (int rank = 0; rank < COUNT; rank++) {
            templates.add(template(bugs.get(rank), bytes[rank], SEED + rank));
        }
        return List.copyOf(templates);
    }

    /// Deals the sizes to the ranks so that the events, weighted, have the quantiles of the class.
    /// The most frequent rank stands in the middle: it is an ordinary event.
    private static int[] bytesByRank(SizeClass sizes, double[] weights) {
        var order = new ArrayList<Integer>();
        for (int rank = COUNT - 1; rank >= 0; rank--) {
            order.add(rank % 2 == 0 ? order.size() / 2 : (order.size() + 1) / 2, rank);
        }
        int[] bytes = new int[COUNT];
        double below = 0;
        for (int rank : order) {
            boolean last = rank == order.getLast();
            bytes[rank] = sizes.bytesAt(last ? 1 : below + weights[rank] / 2);
            below += weights[rank];
        }
        return bytes;
    }

    private static LoadTemplate template(Bug bug, int bytes, long seed) {
        var random = new SplittableRandom(seed);
        var scene = new Scene(bug.setting(), random, new MaskedValues(random));
        var composer = new EventComposer(bug, scene);
        ObjectNode event = composer.compose(new EventId(0, 0), TRAIL_END);
        event.put("event_id", Mask.of(Mask.EVENT_ID, 32));
        event.put("timestamp", bug.flavour().timeFormat() == SdkFlavour.TimeFormat.ISO
                ? Mask.of(Mask.ISO_TIME, LoadClock.ISO_LENGTH)
                : Mask.of(Mask.EPOCH_TIME, LoadClock.EPOCH_LENGTH));
        new Filler(composer, scene).fill(event, bytes);
        return LoadTemplate.cut(bug.flavour(), Resources.write(event));
    }
}
