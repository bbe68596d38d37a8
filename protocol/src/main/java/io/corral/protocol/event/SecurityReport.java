package io.corral.protocol.event;

import io.corral.domain.event.EventKind;
import io.corral.protocol.json.BoundedText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One report, whichever policy it is about, with the words people read it by.
///
/// @param logger word that names the policy
/// @param message one line: what was violated by what
/// @param culprit the directive or host concerned
/// @param document address of the page; null when not about one
/// @param tags what people search reports by
/// @param body everything the browser said
record SecurityReport(
        EventKind kind,
        String logger,
        String message,
        @Nullable String culprit,
        @Nullable String document,
        @Nullable String referrer,
        Map<String, String> tags,
        ObjectNode body) {

    /// Where a word begins inside a name.
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])([A-Z]+)");

    /// The report in this object; null when it is none that is known.
    static @Nullable SecurityReport of(ObjectNode json) {
        if (json.get("csp-report") instanceof ObjectNode body) {
            return csp(body);
        }
        if (json.get("expect-ct-report") instanceof ObjectNode body) {
            return ofHost(EventKind.EXPECT_CT, "expect_ct",
                    "Certificate transparency check failed", body);
        }
        if (json.get("expect-staple-report") instanceof ObjectNode body) {
            return ofHost(EventKind.EXPECT_STAPLE, "expect_staple",
                    "Certificate status check failed", body);
        }
        if (json.get("body") instanceof ObjectNode body) {
            return json.path("type").asString("").startsWith("csp") ? csp(body) : null;
        }
        boolean pins = json.has("known-pins") || json.has("served-certificate-chain");
        return pins
                ? ofHost(EventKind.HPKP, "hpkp", "Public key pinning check failed", json)
                : null;
    }

    /// The report that an event holds under the name of its kind, as Sentry stores reports; null
    /// when it holds none.
    static @Nullable SecurityReport inEvent(ObjectNode json) {
        if (json.get("csp") instanceof ObjectNode body) {
            return csp(body);
        }
        if (json.get("hpkp") instanceof ObjectNode body) {
            return ofHost(EventKind.HPKP, "hpkp", "Public key pinning check failed", body);
        }
        if (json.get("expectct") instanceof ObjectNode body) {
            return ofHost(EventKind.EXPECT_CT, "expect_ct",
                    "Certificate transparency check failed", body);
        }
        return json.get("expectstaple") instanceof ObjectNode body
                ? ofHost(EventKind.EXPECT_STAPLE, "expect_staple",
                        "Certificate status check failed", body)
                : null;
    }

    /// The report's fields by one spelling: reports call the same field `blocked-uri` (CSP level 2)
    /// and `blockedURL` (Reporting API), Sentry calls it `blocked_uri`.
    Map<String, @Nullable Object> fields() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        Values.map(body).forEach((name, value) -> fields.putIfAbsent(fieldName(name), value));
        return fields;
    }

    private static String fieldName(String name) {
        String plain = CAPITAL.matcher(name).replaceAll("_$1").replace('-', '_')
                .toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "blocked_url" -> "blocked_uri";
            case "document_url" -> "document_uri";
            case "sample" -> "script_sample";
            default -> plain;
        };
    }

    private static SecurityReport csp(ObjectNode body) {
        String directive = first(body, "effective-directive", "effectiveDirective",
                "effective_directive", "violated-directive", "violatedDirective",
                "violated_directive");
        String violated = first(body, "violated-directive", "violatedDirective",
                "violated_directive", "effective-directive", "effectiveDirective",
                "effective_directive");
        String blocked = first(body, "blocked-uri", "blockedURL", "blockedURI", "blocked_uri");
        String document = first(
                body, "document-uri", "documentURL", "documentURI", "document_uri");
        String name = directive == null ? "unknown" : firstWord(directive);
        var tags = new LinkedHashMap<String, String>();
        tags.put("effective-directive", name);
        if (blocked != null && !blocked.isEmpty()) {
            tags.put("blocked-uri", blocked);
        }
        return new SecurityReport(EventKind.CSP, "csp", cspMessage(name, blocked),
                violated, document, first(body, "referrer"), tags, body);
    }

    private static String cspMessage(String directive, @Nullable String blocked) {
        String what = directive.endsWith("-src")
                ? directive.substring(0, directive.length() - "-src".length())
                : directive;
        return switch (blocked) {
            case "inline", "eval", "wasm-eval" -> "Blocked " + blocked + " '" + what + "'";
            case null -> "Blocked '" + what + "'";
            case "", "self" -> "Blocked inline or eval '" + what + "'";
            default -> "Blocked '" + what + "' from '" + origin(blocked) + "'";
        };
    }

    /// Host of an address, or its scheme where it has no host (`data:`, `blob:`).
    private static String origin(String uri) {
        int authority = uri.indexOf("://");
        if (authority < 0) {
            int colon = uri.indexOf(':');
            String start = colon < 0 ? uri : uri.substring(0, colon + 1);
            return BoundedText.cut(start, EventBounds.TAG_VALUE_LENGTH_MAX);
        }
        int end = authority + 3;
        while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
            end++;
        }
        return BoundedText.cut(
                uri.substring(authority + 3, end), EventBounds.TAG_VALUE_LENGTH_MAX);
    }

    private static SecurityReport ofHost(
            EventKind kind, String logger, String what, ObjectNode body) {
        String host = first(body, "hostname");
        String port = first(body, "port");
        var tags = new LinkedHashMap<String, String>();
        if (host != null) {
            tags.put("hostname", host);
        }
        if (port != null) {
            tags.put("port", port);
        }
        String message = host == null ? what : what + " for '" + host + "'";
        return new SecurityReport(kind, logger, message, host, null, null, tags, body);
    }

    private static @Nullable String first(ObjectNode body, String... names) {
        for (String name : names) {
            JsonNode node = body.get(name);
            String text = node == null || node.isNull() || node.isContainer()
                    ? null
                    : node.asString();
            if (text != null) {
                return BoundedText.cut(text, EventBounds.URL_LENGTH_MAX);
            }
        }
        return null;
    }

    private static String firstWord(String text) {
        int blank = text.strip().indexOf(' ');
        return blank < 0 ? text.strip() : text.strip().substring(0, blank);
    }
}
