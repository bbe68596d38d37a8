package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Groups what browsers report about violated policies: by directive and blocked host, or by the
/// host whose certificate was wrong.
final class SecurityReports {

    private final Map<String, String> fields = new HashMap<>();

    private SecurityReports(Map<String, @Nullable Object> body) {
        read(body, 0);
    }

    static void decide(Event event, Decision decision) {
        var report = new SecurityReports(event.security());
        decision.components.add("report", event.kind().wireName());
        if (event.kind() == EventKind.CSP) {
            String directive = report.directive();
            decision.components.add("directive", directive);
            decision.components.add("blocked", report.blocked(directive));
            decision.tier(Tier.SECURITY_REPORT, "violated directive and what it blocked");
        } else {
            decision.components.add("host", report.field("hostname"));
            decision.tier(Tier.SECURITY_REPORT, "host with the wrong certificate");
        }
    }

    /// Collects the fields under names without dashes, underscores and case, as report-uri, the
    /// Reporting API and SDKs spell them differently; looks two levels deep.
    private void read(Map<?, ?> body, int depth) {
        body.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && depth < 2) {
                read(inner, depth + 1);
            } else if (value instanceof String text) {
                fields.putIfAbsent(plain(String.valueOf(key)), text.strip());
            }
        });
    }

    private static String plain(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private String directive() {
        String effective = field("effectivedirective");
        String directive = effective.isEmpty() ? field("violateddirective") : effective;
        int space = directive.indexOf(' ');
        return space < 0 ? directive : directive.substring(0, space);
    }

    private String blocked(String directive) {
        String uri = field("blockeduri");
        uri = uri.isEmpty() ? field("blockedurl") : uri;
        if (uri.isEmpty() || uri.equals("self") || uri.equals("'self'")) {
            return local(directive);
        }
        int scheme = uri.indexOf("://");
        if (scheme < 0) {
            int colon = uri.indexOf(':');
            return colon < 0 ? uri : uri.substring(0, colon);
        }
        if (!uri.startsWith("http") && !uri.startsWith("ws") && !uri.startsWith("ftp")) {
            return uri.substring(0, scheme);
        }
        String host = host(uri);
        String document = field("documenturi");
        document = document.isEmpty() ? field("documenturl") : document;
        return host.equals(host(document)) ? "self" : host;
    }

    /// Inline code of the page itself: which permission it lacked.
    private String local(String directive) {
        if (directive.startsWith("script") || directive.startsWith("style")) {
            String policy = field("violateddirective");
            if (policy.contains("'unsafe-eval'")) {
                return "unsafe-eval";
            }
            if (policy.contains("'unsafe-inline'")) {
                return "unsafe-inline";
            }
        }
        return "self";
    }

    private static String host(String uri) {
        int scheme = uri.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int to = from;
        while (to < uri.length() && "/?#".indexOf(uri.charAt(to)) < 0) {
            to++;
        }
        return uri.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
