package io.corral.tools.issue;

import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// What an event says, in few words: exceptions with the frames that matter, breadcrumbs, request,
/// user, and where it ran.
final class EventParts {

    private static final int TEXT_MAX = 300;
    private static final int LINE_MAX = 120;
    private static final int FRAMES_SHOWN = 6;
    private static final int EXCEPTIONS_SHOWN = 5;
    private static final List<String> PLACES = List.of("browser", "os", "device", "runtime");

    private final JsonNode event;
    private final Cell lastRelease;
    private final Cell culprit;
    private final boolean knownUnhandled;
    private final boolean allFrames;
    private final int breadcrumbsMax;

    /// @param issue whose last release and culprit are not shown again, nor that it is unhandled
    EventParts(JsonNode event, JsonNode issue, boolean allFrames, int breadcrumbsMax) {
        this.event = event;
        this.lastRelease = Cell.untrusted(
                issue.path("lastRelease").path("version").asString(""), LINE_MAX);
        this.culprit = Cell.untrusted(issue.path("culprit").asString(""), LINE_MAX);
        this.knownUnhandled = issue.path("isUnhandled").asBoolean(false);
        this.allFrames = allFrames;
        this.breadcrumbsMax = breadcrumbsMax;
    }

    /// Whether it has any.
    static boolean hasBreadcrumbs(JsonNode event) {
        return !entry(event, "breadcrumbs").path("values").isEmpty();
    }

    List<Part> parts() {
        return List.of(facts(), new Lines("stack", stack()), new Lines("breadcrumbs", crumbs()));
    }

    private Facts facts() {
        JsonNode request = entry(event, "request");
        return Facts.named("event")
                .with("event", Cell.of(event.path("eventID")))
                .with("at", Cell.time(event.path("dateCreated")))
                .with("message", message())
                .with("transaction", tagUnless(culprit, "transaction"))
                .with("environment", tag("environment"))
                .with("event release", tagUnless(lastRelease, "release"))
                .with("mechanism", mechanism())
                .with("request", Cell.untrusted((request.path("method").asString("") + " "
                        + request.path("url").asString("")).strip(), TEXT_MAX))
                .with("user", user())
                .with("ran on", ranOn())
                .with("trace", Cell.untrusted(event.path("contexts").path("trace")
                        .path("trace_id").asString(""), LINE_MAX))
                .with("upload problems", event.path("errors").isEmpty()
                        ? Cell.NONE
                        : Cell.of(event.path("errors").size()));
    }

    private Cell message() {
        JsonNode message = entry(event, "message");
        return entry(event, "exception").path("values").isEmpty()
                ? Cell.untrusted(message.path("formatted").asString(
                        message.path("message").asString("")), TEXT_MAX)
                : Cell.NONE;
    }

    private Cell tag(String key) {
        for (JsonNode tag : event.path("tags")) {
            if (tag.path("key").asString("").equals(key)) {
                return Cell.untrusted(tag.path("value").asString(""), LINE_MAX);
            }
        }
        return Cell.NONE;
    }

    /// Nothing where the value is the one that is shown already.
    private Cell tagUnless(Cell shown, String key) {
        Cell value = tag(key);
        return value.equals(shown) ? Cell.NONE : value;
    }

    private Cell mechanism() {
        JsonNode values = entry(event, "exception").path("values");
        for (JsonNode exception : values) {
            JsonNode mechanism = exception.path("mechanism");
            if (mechanism.isObject()) {
                return Cell.untrusted(mechanism.path("type").asString("")
                        + (knownUnhandled || mechanism.path("handled").asBoolean(true)
                                ? ""
                                : ", unhandled"),
                        LINE_MAX);
            }
        }
        return Cell.NONE;
    }

    private Cell user() {
        JsonNode user = event.path("user");
        for (String key : List.of("email", "username", "id", "ip_address")) {
            if (!user.path(key).asString("").isEmpty()) {
                return Cell.untrusted(key + " " + user.path(key).asString(""), LINE_MAX);
            }
        }
        return Cell.NONE;
    }

    private Cell ranOn() {
        var places = new StringJoiner(", ");
        for (String place : PLACES) {
            JsonNode context = event.path("contexts").path(place);
            String words = (context.path("name").asString(context.path("model").asString("")) + " "
                    + context.path("version").asString("")).strip();
            if (!words.isEmpty()) {
                places.add(words);
            }
        }
        return Cell.untrusted(places.toString(), LINE_MAX);
    }

    /// The crash first, each exception with its frames below, innermost first.
    private List<Cell> stack() {
        List<Cell> lines = new ArrayList<>();
        JsonNode values = entry(event, "exception").path("values");
        for (int i = values.size() - 1; i >= Math.max(0, values.size() - EXCEPTIONS_SHOWN); i--) {
            JsonNode exception = values.path(i);
            lines.add(Cell.untrusted(exception.path("type").asString("Error") + ": "
                    + exception.path("value").asString(""), TEXT_MAX));
            addFrames(exception.path("stacktrace").path("frames"), lines);
        }
        if (values.isEmpty()) {
            addFrames(entry(event, "stacktrace").path("frames"), lines);
        }
        return lines;
    }

    private void addFrames(JsonNode frames, List<Cell> lines) {
        boolean onlyOwn = !allFrames && frames.valueStream()
                .anyMatch(frame -> frame.path("inApp").asBoolean(false));
        int shown = 0;
        for (int i = frames.size() - 1; i >= 0; i--) {
            JsonNode frame = frames.path(i);
            if (onlyOwn && !frame.path("inApp").asBoolean(false)) {
                continue;
            }
            if (shown == FRAMES_SHOWN && !allFrames) {
                lines.add(Cell.of("… more with --all-frames"));
                return;
            }
            lines.add(Cell.untrusted(frame(frame, shown == 0), LINE_MAX));
            shown++;
        }
    }

    /// The place; of the innermost frame also the line of source.
    private static String frame(JsonNode frame, boolean withSource) {
        String file = frame.path("filename").asString(frame.path("module").asString("?"));
        String place = frame.path("function").asString("?") + " " + file
                + (frame.path("lineNo").isNumber() ? ":" + frame.path("lineNo").asInt(0) : "");
        if (withSource) {
            for (JsonNode line : frame.path("context")) {
                if (line.path(0).equals(frame.path("lineNo"))) {
                    return place + " | " + line.path(1).asString("").strip();
                }
            }
        }
        return place;
    }

    private List<Cell> crumbs() {
        List<Cell> lines = new ArrayList<>();
        JsonNode values = entry(event, "breadcrumbs").path("values");
        for (int i = Math.max(0, values.size() - breadcrumbsMax); i < values.size(); i++) {
            JsonNode crumb = values.path(i);
            String time = crumb.path("timestamp").asString("");
            JsonNode data = crumb.path("data");
            lines.add(Cell.untrusted((time.length() >= 19 ? time.substring(11, 19) : time) + " "
                    + crumb.path("category").asString(crumb.path("type").asString("")) + " "
                    + crumb.path("level").asString("") + " "
                    + crumb.path("message").asString(words(data)),
                    LINE_MAX));
        }
        return lines;
    }

    private static String words(JsonNode data) {
        var words = new StringJoiner(" ");
        data.properties().forEach(each -> words.add(
                each.getKey() + "=" + each.getValue().asString(each.getValue().toString())));
        return words.toString();
    }

    private static JsonNode entry(JsonNode event, String type) {
        for (JsonNode entry : event.path("entries")) {
            if (entry.path("type").asString("").equals(type)) {
                return entry.path("data");
            }
        }
        return event.path("none");
    }
}
