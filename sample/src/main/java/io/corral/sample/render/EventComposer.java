package io.corral.sample.render;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Composes the payload of one event from a bug and a scene.
public final class EventComposer {

    private static final int BREADCRUMBS_MIN = 3;
    private static final int BREADCRUMBS_MAX = 14;
    private static final int BREADCRUMB_GAP_MAX_MS = 9_000;

    private final Bug bug;
    private final Scene scene;

    public EventComposer(Bug bug, Scene scene) {
        this.bug = bug;
        this.scene = scene;
    }

    /// The event as the bug's SDK writes it, with this id and time.
    public ObjectNode compose(EventId id, Instant timestamp) {
        ObjectNode event = Resources.emptyObject();
        event.put("event_id", id.toString());
        putTime(event, timestamp);
        sdk(event.putObject("sdk"));
        if (Template.render(bug.setting().event(), scene) instanceof ObjectNode body) {
            event.setAll(body);
        }
        if (!bug.exceptions().isEmpty()) {
            exceptions(event.putObject("exception").putArray("values"));
        }
        breadcrumbs(event, timestamp);
        if (bug.flavour() == SdkFlavour.JAVA || bug.flavour() == SdkFlavour.ANDROID) {
            // Seen on the wire: the Java SDK sends an empty list with every event.
            event.putArray("fingerprint");
        }
        return event;
    }

    /// One breadcrumb such as this event may have, at this time.
    public ObjectNode breadcrumb(Instant at) {
        List<JsonNode> pool = bug.setting().breadcrumbs();
        JsonNode picked = pool.get(scene.random().nextInt(pool.size()));
        if (!(Template.render(picked, scene) instanceof ObjectNode breadcrumb)) {
            throw new IllegalStateException("not a breadcrumb: " + picked);
        }
        putTime(breadcrumb, at);
        return breadcrumb;
    }

    private void sdk(ObjectNode sdk) {
        sdk.put("name", bug.flavour().sdkName());
        sdk.put("version", scene.slot("sdkVersion"));
    }

    private void exceptions(ArrayNode values) {
        var frames = new Frames(FrameShape.of(bug.flavour()), scene);
        for (JsonNode description : bug.exceptions()) {
            ObjectNode value = values.addObject();
            description.forEachEntry((key, part) -> {
                if (key.equals("frames")) {
                    frames.write(Setting.texts(part),
                            value.putObject("stacktrace").putArray("frames"));
                    return;
                }
                JsonNode rendered = Template.render(part, scene);
                if (rendered != null) {
                    value.set(key, rendered);
                }
            });
        }
    }

    private void breadcrumbs(ObjectNode event, Instant timestamp) {
        ArrayNode values = event.putObject("breadcrumbs").putArray("values");
        for (Instant at : times(timestamp)) {
            values.add(breadcrumb(at));
        }
    }

    /// Times of the breadcrumbs, oldest first.
    private List<Instant> times(Instant end) {
        int count = scene.random().nextInt(BREADCRUMBS_MIN, BREADCRUMBS_MAX + 1);
        var times = new ArrayList<Instant>();
        Instant at = end;
        for (int i = 0; i < count; i++) {
            at = at.minus(Duration.ofMillis(1 + scene.random().nextInt(BREADCRUMB_GAP_MAX_MS)));
            times.addFirst(at);
        }
        return times;
    }

    private void putTime(ObjectNode node, Instant time) {
        switch (bug.flavour().timeFormat()) {
            case EPOCH_SECONDS -> node.put("timestamp",
                    BigDecimal.valueOf(time.toEpochMilli(), 3));
            case ISO -> node.put("timestamp", DateTimeFormatter.ISO_INSTANT
                    .format(time.truncatedTo(ChronoUnit.MILLIS)));
        }
    }
}
