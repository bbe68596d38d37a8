package io.corral.protocol.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.Request;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.User;
import io.corral.protocol.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the latest event of an issue as an SDK would send it, with what triage looks at, so that
/// [LatestEventReader] reads the same. Source lines, variables, threads, spans, modules and debug
/// images are left out.
final class LatestEventWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LatestEventWriter() {}

    static ObjectNode write(Event event) {
        ObjectNode node = NODES.objectNode();
        node.put("event_id", event.id().toString()).put("timestamp", event.timestamp().toString())
                .put(LatestEventReader.RECEIVED, event.receivedAt().toString())
                .put("platform", event.platform()).put("level", event.level().wireName());
        put(node, "logger", event.logger());
        put(node, "transaction", event.transaction());
        put(node, "server_name", event.serverName());
        put(node, "release", event.release());
        put(node, "dist", event.dist());
        put(node, "environment", event.environment());
        ArrayNode fingerprint = node.putArray("fingerprint");
        event.fingerprint().forEach(fingerprint::add);
        Message message = event.message();
        if (message != null) {
            ObjectNode entry = node.putObject("logentry");
            put(entry, "message", message.template());
            put(entry, "formatted", message.formatted());
            entry.set("params", Json.MAPPER.valueToTree(message.params()));
        }
        if (!event.exceptions().isEmpty()) {
            ArrayNode values = node.putObject("exception").putArray("values");
            event.exceptions().forEach(each -> values.add(exception(each)));
        }
        if (event.stackTrace() != null) {
            node.set("stacktrace", stack(event.stackTrace()));
        }
        surroundings(node, event);
        return node;
    }

    private static void surroundings(ObjectNode node, Event event) {
        ArrayNode crumbs = node.putObject("breadcrumbs").putArray("values");
        event.breadcrumbs().forEach(each -> crumbs.add(breadcrumb(each)));
        if (event.request() != null) {
            node.set("request", request(event.request()));
        }
        if (event.user() != null) {
            node.set("user", user(event.user()));
        }
        ArrayNode tags = node.putArray("tags");
        event.tags().forEach((name, value) -> tags.addArray().add(name).add(value));
        node.set("extra", Json.MAPPER.valueToTree(event.extra()));
        node.set("contexts", Json.MAPPER.valueToTree(event.contexts()));
        if (event.sdk() != null) {
            ObjectNode sdk = node.putObject("sdk");
            put(sdk, "name", event.sdk().name());
            put(sdk, "version", event.sdk().version());
        }
        String report = switch (event.kind()) {
            case CSP -> "csp";
            case HPKP -> "hpkp";
            case EXPECT_CT -> "expectct";
            case EXPECT_STAPLE -> "expectstaple";
            case ERROR, DEFAULT, TRANSACTION, FEEDBACK -> null;
        };
        if (report != null) {
            node.set(report, Json.MAPPER.valueToTree(event.security()));
        }
    }

    private static ObjectNode exception(ExceptionValue value) {
        ObjectNode node = NODES.objectNode();
        put(node, "type", value.type());
        put(node, "value", value.value());
        put(node, "module", value.module());
        Mechanism mechanism = value.mechanism();
        if (mechanism != null) {
            ObjectNode all = Json.MAPPER.valueToTree(mechanism.all());
            put(all, "type", mechanism.type());
            node.set("mechanism", all);
        }
        if (value.stackTrace() != null) {
            node.set("stacktrace", stack(value.stackTrace()));
        }
        return node;
    }

    private static ObjectNode stack(StackTrace trace) {
        ObjectNode node = NODES.objectNode();
        ArrayNode frames = node.putArray("frames");
        trace.frames().forEach(frame -> frames.add(frame(frame)));
        return node;
    }

    private static ObjectNode frame(Frame frame) {
        ObjectNode node = NODES.objectNode();
        put(node, "filename", frame.filename());
        put(node, "abs_path", frame.absPath());
        put(node, "module", frame.module());
        put(node, "function", frame.function());
        put(node, "package", frame.packageName());
        if (frame.line() != null) {
            node.put("lineno", frame.line());
        }
        if (frame.inApp() != null) {
            node.put("in_app", frame.inApp());
        }
        return node;
    }

    private static ObjectNode breadcrumb(Breadcrumb crumb) {
        ObjectNode node = NODES.objectNode().put("type", crumb.type());
        Instant at = crumb.timestamp();
        put(node, "timestamp", at == null ? null : at.toString());
        put(node, "category", crumb.category());
        put(node, "level", crumb.level() == null ? null : crumb.level().wireName());
        put(node, "message", crumb.message());
        node.set("data", tree(crumb.data()));
        return node;
    }

    // Without lists the reader would take parameters from the URL, and cookies from a header.
    private static ObjectNode request(Request request) {
        ObjectNode node = NODES.objectNode();
        put(node, "method", request.method());
        put(node, "url", request.url());
        put(node, "fragment", request.fragment());
        node.set("query_string", pairs(request.query()));
        node.set("headers", pairs(request.headers()));
        node.set("cookies", pairs(request.cookies()));
        if (request.data() != null) {
            node.set("data", Json.MAPPER.valueToTree(request.data()));
        }
        node.set("env", tree(request.env()));
        return node;
    }

    private static ArrayNode pairs(List<Request.Pair> pairs) {
        ArrayNode list = NODES.arrayNode();
        pairs.forEach(pair -> list.addArray().add(pair.name()).add(pair.value()));
        return list;
    }

    private static ObjectNode user(User user) {
        ObjectNode node = NODES.objectNode();
        put(node, "id", user.id());
        put(node, "email", user.email());
        put(node, "username", user.username());
        put(node, "name", user.name());
        put(node, "ip_address", user.ipAddress());
        ObjectNode geo = node.putObject("geo");
        user.geo().forEach(geo::put);
        node.set("data", tree(user.other()));
        return node;
    }

    private static ObjectNode tree(Map<String, @Nullable Object> values) {
        return Json.MAPPER.valueToTree(values);
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }
}
