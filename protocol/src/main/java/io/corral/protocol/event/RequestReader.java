package io.corral.protocol.event;

import io.corral.domain.event.Request;
import io.corral.domain.event.Request.Pair;
import io.corral.protocol.QueryString;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `request`: URL cut at query and fragment; query, headers and cookies from text, pairs or
/// map.
final class RequestReader {

    private final Attributes attributes;

    RequestReader(Attributes attributes) {
        this.attributes = attributes;
    }

    /// The request; null when the event has none.
    @Nullable
    Request read(ObjectNode event) {
        ObjectNode json = attributes.object(event, "request");
        if (json == null) {
            json = attributes.object(event, "sentry.interfaces.Http");
        }
        return json == null || json.isEmpty() ? null : request(json);
    }

    private Request request(ObjectNode json) {
        String url = attributes.text(json, "request.", "url", EventBounds.URL_LENGTH_MAX);
        String fragment = attributes.text(json, "request.", "fragment", EventBounds.URL_LENGTH_MAX);
        String urlQuery = null;
        if (url != null) {
            int hash = url.indexOf('#');
            if (hash >= 0) {
                fragment = fragment == null ? url.substring(hash + 1) : fragment;
                url = url.substring(0, hash);
            }
            int question = url.indexOf('?');
            if (question >= 0) {
                urlQuery = url.substring(question + 1);
                url = url.substring(0, question);
            }
        }
        String method = attributes.text(json, "request.", "method", EventBounds.WORD_LENGTH_MAX);
        JsonNode data = JsonNodes.present(json, "data");
        List<Pair> headers = pairs(json.get("headers"), "request.headers");
        return new Request(
                method == null ? null : method.toUpperCase(Locale.ROOT), url,
                query(json, urlQuery), fragment, data == null ? null : Values.of(data), headers,
                cookies(json, headers), Values.map(json.get("env")));
    }

    private List<Pair> query(ObjectNode json, @Nullable String urlQuery) {
        JsonNode node = JsonNodes.present(json, "query_string");
        if (node != null && !node.isString()) {
            return pairs(node, "request.query_string");
        }
        String raw = node == null ? urlQuery : node.stringValue();
        if (raw == null || raw.isEmpty()) {
            return List.of();
        }
        return QueryString.parse(
                raw.startsWith("?") ? raw.substring(1) : raw, EventBounds.PAIRS_MAX);
    }

    /// Cookies as sent, else those of the header.
    private List<Pair> cookies(ObjectNode json, List<Pair> headers) {
        JsonNode node = JsonNodes.present(json, "cookies");
        if (node != null && !node.isString()) {
            return pairs(node, "request.cookies");
        }
        String text = node == null ? header(headers, "cookie") : node.stringValue();
        var cookies = new ArrayList<Pair>();
        int start = 0;
        while (text != null && start < text.length() && cookies.size() < EventBounds.PAIRS_MAX) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            addCookie(cookies, text.substring(start, end).strip());
            start = end + 1;
        }
        return cookies;
    }

    private static void addCookie(List<Pair> cookies, String cookie) {
        int equals = cookie.indexOf('=');
        if (equals > 0) {
            cookies.add(new Pair(cookie.substring(0, equals), cookie.substring(equals + 1)));
        } else if (!cookie.isEmpty()) {
            cookies.add(new Pair(cookie, ""));
        }
    }

    private static @Nullable String header(List<Pair> headers, String name) {
        for (Pair header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    private List<Pair> pairs(@Nullable JsonNode node, String path) {
        var pairs = new ArrayList<Pair>();
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    addValues(pairs, property.getKey(), property.getValue());
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    addPair(pairs, array.get(i), path);
                }
            }
            case null -> {
            }
            default -> {
                if (!node.isNull()) {
                    attributes.notes().invalid(path, node, "expected pairs");
                }
            }
        }
        return pairs;
    }

    /// A header or parameter that came several times has a list of values.
    private static void addValues(List<Pair> pairs, String name, JsonNode value) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                add(pairs, name, array.get(i));
            }
        } else {
            add(pairs, name, value);
        }
    }

    private void addPair(List<Pair> pairs, @Nullable JsonNode pair, String path) {
        if (pair != null && pair.isArray() && pair.size() == 2) {
            String name = JsonNodes.text(pair.path(0));
            if (name != null) {
                addValues(pairs, name, pair.path(1));
                return;
            }
        }
        if (pair != null && !pair.isNull()) {
            attributes.notes().invalid(path, pair, "expected a pair");
        }
    }

    private static void add(List<Pair> pairs, String name, @Nullable JsonNode value) {
        if (pairs.size() < EventBounds.PAIRS_MAX) {
            String text = value == null
                    ? null
                    : Attributes.quick(value, EventBounds.STRING_LENGTH_MAX);
            pairs.add(new Pair(
                    BoundedText.cut(name, EventBounds.NAME_LENGTH_MAX), text == null ? "" : text));
        }
    }
}
