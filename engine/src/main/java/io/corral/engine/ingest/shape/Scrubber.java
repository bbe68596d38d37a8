package io.corral.engine.ingest.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Redacts secrets in an event's JSON before anything of it is stored: values under sensitive names
/// become `[Filtered]`, secrets inside texts are cut out, IP addresses go when the project wants
/// it. Immutable; one per project's settings.
public final class Scrubber {

    private static final StringNode FILTERED = StringNode.valueOf(SecretText.FILTERED);

    /// Parts of an event whose names describe code, not data: their names are not judged.
    private static final Set<String> STRUCTURE = Set.of(
            "exception", "threads", "stacktrace", "sdk", "modules", "debug_meta", "fingerprint",
            "_meta", "spans", "measurements", "trace");

    private static final Set<String> IP_HEADERS = Set.of(
            "x-forwarded-for", "x-real-ip", "forwarded", "cf-connecting-ip", "true-client-ip");

    private static final List<String> IP_VARIABLES = List.of(
            "REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_CLIENT_IP");

    private final SensitiveNames names;
    private final boolean secretTexts;
    private final boolean removeIps;

    /// A scrubber of these settings.
    ///
    /// @param secretTexts whether texts are searched for card numbers and the like
    /// @param removeIps whether the client's address is dropped
    public Scrubber(SensitiveNames names, boolean secretTexts, boolean removeIps) {
        this.names = names;
        this.secretTexts = secretTexts;
        this.removeIps = removeIps;
    }

    /// Whether the sender's address may be kept.
    public boolean keepsIps() {
        return !removeIps;
    }

    /// Redacts in place.
    ///
    /// @return whether anything was changed
    public boolean scrub(ObjectNode event) {
        boolean changed = object(event, true);
        return removeIps ? removeIps(event) || changed : changed;
    }

    private boolean object(ObjectNode object, boolean top) {
        boolean changed = false;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            boolean structure = top && STRUCTURE.contains(name);
            if (!top && isSecret(name, value)) {
                property.setValue(FILTERED);
                changed = true;
            } else if (structure) {
                changed |= structure(value);
            } else if (value.isString()) {
                String clean = text(name, value.stringValue());
                if (!clean.equals(value.stringValue())) {
                    property.setValue(StringNode.valueOf(clean));
                    changed = true;
                }
            } else {
                changed |= node(value);
            }
        }
        return changed;
    }

    private boolean node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object, false);
            case ArrayNode array -> array(array);
            default -> false;
        };
    }

    private boolean array(ArrayNode array) {
        if (isPair(array)) {
            return pair(array);
        }
        boolean changed = false;
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            if (element.isString()) {
                String clean = text("", element.stringValue());
                if (!clean.equals(element.stringValue())) {
                    array.set(i, StringNode.valueOf(clean));
                    changed = true;
                }
            } else {
                changed |= node(element);
            }
        }
        return changed;
    }

    /// `["Authorization", "..."]`, as headers, cookies and tags are sent.
    private static boolean isPair(ArrayNode array) {
        return array.size() == 2 && array.get(0).isString() && array.get(1).isString();
    }

    private boolean pair(ArrayNode pair) {
        String name = pair.get(0).stringValue();
        String value = pair.get(1).stringValue();
        String clean = isSecret(name, pair.get(1)) ? SecretText.FILTERED : text(name, value);
        if (clean.equals(value)) {
            return false;
        }
        pair.set(1, StringNode.valueOf(clean));
        return true;
    }

    private boolean isSecret(String name, JsonNode value) {
        boolean empty = value.isNull() || (value.isString() && value.stringValue().isEmpty());
        return !empty && !value.isBoolean() && !isFiltered(value) && names.isSensitive(name);
    }

    private static boolean isFiltered(JsonNode value) {
        return value.isString() && value.stringValue().equals(SecretText.FILTERED);
    }

    /// Exceptions, threads and the like: their names are code, but local variables and texts in
    /// them are data.
    private boolean structure(JsonNode node) {
        boolean changed = false;
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    changed |= structureProperty(property);
                }
            }
            case ArrayNode array -> {
                for (JsonNode element : array) {
                    changed |= structure(element);
                }
            }
            default -> changed = false;
        }
        return changed;
    }

    private boolean structureProperty(Map.Entry<String, JsonNode> property) {
        JsonNode value = property.getValue();
        boolean data = switch (property.getKey()) {
            case "vars", "data", "tags" -> true;
            default -> false;
        };
        if (data) {
            return node(value);
        }
        if (!property.getKey().equals("value") || !value.isString()) {
            return structure(value);
        }
        String clean = text("", value.stringValue());
        if (clean.equals(value.stringValue())) {
            return false;
        }
        property.setValue(StringNode.valueOf(clean));
        return true;
    }

    private String text(String name, String value) {
        String clean = switch (name.toLowerCase(Locale.ROOT)) {
            case "query_string", "http.query", "cookies", "cookie" -> pairs(value);
            case "url", "http.url", "referer", "to", "from", "http.fragment" -> url(value);
            default -> value;
        };
        return secretTexts ? SecretText.redact(clean) : clean;
    }

    private String url(String url) {
        int question = url.indexOf('?');
        return question < 0
                ? url
                : url.substring(0, question + 1) + pairs(url.substring(question + 1));
    }

    /// `a=1&password=2` or `a=1; sessionid=2`: redacts values under sensitive names.
    private String pairs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = endOfPair(text, start);
            int equals = text.indexOf('=', start);
            boolean named = equals >= start && equals < end;
            boolean secret = named && equals + 1 < end
                    && names.isSensitive(text.substring(start, equals).strip());
            out.append(text, start, secret ? equals + 1 : end);
            if (secret) {
                out.append(SecretText.FILTERED);
            }
            if (end < text.length()) {
                out.append(text.charAt(end));
            }
            start = end + 1;
        }
        return out.toString();
    }

    private static int endOfPair(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '&' && text.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    private static boolean removeIps(ObjectNode event) {
        boolean changed = event.get("user") instanceof ObjectNode user
                && user.remove("ip_address") != null;
        if (event.get("request") instanceof ObjectNode request) {
            if (request.get("env") instanceof ObjectNode env) {
                env.remove(IP_VARIABLES);
                changed = true;
            }
            changed |= removeIpHeaders(request.get("headers"));
        }
        return changed;
    }

    private static boolean removeIpHeaders(@Nullable JsonNode headers) {
        return switch (headers) {
            case ObjectNode object -> object.properties()
                    .removeIf(header -> isIpHeader(header.getKey()));
            case ArrayNode array -> removeIpPairs(array);
            case null, default -> false;
        };
    }

    private static boolean removeIpPairs(ArrayNode pairs) {
        int before = pairs.size();
        pairs.removeIf(pair -> pair.size() == 2 && pair.get(0).isString()
                && isIpHeader(pair.get(0).stringValue()));
        return pairs.size() != before;
    }

    private static boolean isIpHeader(String name) {
        return IP_HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }
}
