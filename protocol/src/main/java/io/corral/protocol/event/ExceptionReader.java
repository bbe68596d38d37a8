package io.corral.protocol.event;

import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `exception` and `threads`.
final class ExceptionReader {

    private final Attributes attributes;
    private final Notes notes;

    ExceptionReader(Attributes attributes) {
        this.attributes = attributes;
        this.notes = attributes.notes();
    }

    List<ExceptionValue> exceptions(@Nullable JsonNode node) {
        List<ObjectNode> objects = bothEnds(attributes.objects(node, "exception"));
        var exceptions = new ArrayList<ExceptionValue>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            ExceptionValue exception = exception(objects.get(i), "exception." + i);
            if (exception != null) {
                exceptions.add(exception);
            }
        }
        return exceptions;
    }

    List<ThreadValue> threads(@Nullable JsonNode node) {
        List<ObjectNode> objects = attributes.objects(node, "threads");
        if (objects.size() > EventBounds.THREADS_MAX) {
            notes.tooLong("threads", "at most " + EventBounds.THREADS_MAX + " threads");
            objects = objects.subList(0, EventBounds.THREADS_MAX);
        }
        var threads = new ArrayList<ThreadValue>(objects.size());
        for (ObjectNode object : objects) {
            threads.add(thread(object));
        }
        return threads;
    }

    private List<ObjectNode> bothEnds(List<ObjectNode> objects) {
        if (objects.size() <= EventBounds.EXCEPTIONS_MAX) {
            return objects;
        }
        notes.tooLong("exception", "at most " + EventBounds.EXCEPTIONS_MAX + " exceptions");
        int half = EventBounds.EXCEPTIONS_MAX / 2;
        var kept = new ArrayList<>(objects.subList(0, half));
        kept.addAll(objects.subList(objects.size() - half, objects.size()));
        return kept;
    }

    private @Nullable ExceptionValue exception(ObjectNode json, String path) {
        String type = attributes.text(json, path + ".", "type", EventBounds.NAME_LENGTH_MAX);
        String value = attributes.text(json, path + ".", "value", EventBounds.MESSAGE_LENGTH_MAX);
        StackTrace stack = StackReader.read(json.get("stacktrace"), path + ".stacktrace", notes);
        Mechanism mechanism = mechanism(json.get("mechanism"), path);
        if (type == null && value == null && stack == null && mechanism == null) {
            notes.add("missing_attribute", path, null, "expected a type or a value");
            return null;
        }
        return new ExceptionValue(type, value,
                Attributes.quick(json.path("module"), EventBounds.NAME_LENGTH_MAX),
                JsonNodes.text(json.path("thread_id")), mechanism, stack,
                StackReader.read(json.get("raw_stacktrace"), path + ".raw_stacktrace", notes));
    }

    private @Nullable Mechanism mechanism(@Nullable JsonNode node, String path) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!(node instanceof ObjectNode json)) {
            notes.invalid(path + ".mechanism", node, "expected an object");
            String type = Attributes.quick(node, EventBounds.NAME_LENGTH_MAX);
            return new Mechanism(type, null, false, null, null, false, null, Map.of());
        }
        return new Mechanism(
                Attributes.quick(json.path("type"), EventBounds.NAME_LENGTH_MAX),
                JsonNodes.bool(json.get("handled")),
                Boolean.TRUE.equals(JsonNodes.bool(json.get("synthetic"))),
                JsonNodes.integer(json.get("exception_id")),
                JsonNodes.integer(json.get("parent_id")),
                Boolean.TRUE.equals(JsonNodes.bool(json.get("is_exception_group"))),
                Attributes.quick(json.path("source"), EventBounds.NAME_LENGTH_MAX),
                Values.map(json));
    }

    private ThreadValue thread(ObjectNode json) {
        return new ThreadValue(
                JsonNodes.text(json.path("id")),
                Attributes.quick(json.path("name"), EventBounds.NAME_LENGTH_MAX),
                Attributes.quick(json.path("state"), EventBounds.WORD_LENGTH_MAX),
                JsonNodes.bool(json.get("crashed")), JsonNodes.bool(json.get("current")),
                JsonNodes.bool(json.get("main")),
                StackReader.read(json.get("stacktrace"), "threads.stacktrace", notes),
                Values.map(json.get("held_locks")));
    }
}
