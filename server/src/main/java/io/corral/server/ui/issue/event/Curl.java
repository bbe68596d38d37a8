package io.corral.server.ui.issue.event;

import io.corral.domain.event.Request;
import io.corral.domain.event.Request.Pair;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a request of an event as a command for a POSIX shell. What the event says is hostile:
/// every word is in single quotes, which stop a shell from reading anything into it, and nothing
/// may make curl read a file (`@name` in headers and bodies, a cookie without `=`) or speak another
/// protocol than HTTP.
final class Curl {

    private static final int LENGTH_MAX = 20_000;

    /// What curl works out by itself, or what would be wrong a second time.
    private static final Set<String> LEFT_OUT = Set.of(
            "content-length", "connection", "host", "transfer-encoding", "accept-encoding",
            "cookie");

    private Curl() {}

    /// The command; empty when the request has no address, or a body too long for a command line.
    static Optional<String> of(Request request) {
        String url = request.url();
        if (url == null || !url.matches("(?is)https?://[^/].*")) {
            return Optional.empty();
        }
        var command = new StringBuilder("curl --globoff");
        String method = request.method();
        if (method != null && method.matches("[A-Za-z]{1,20}")) {
            add(command, "--request", method.toUpperCase(Locale.ROOT));
        }
        add(command, "--url", url + query(request, url));
        for (Pair header : request.headers()) {
            header(command, header);
        }
        if (!request.cookies().isEmpty()) {
            add(command, "--cookie", request.cookies().stream()
                    .map(each -> each.name() + "=" + each.value())
                    .collect(Collectors.joining("; ")));
        }
        body(command, request.data());
        return command.length() > LENGTH_MAX
                ? Optional.empty()
                : Optional.of(command.toString());
    }

    private static String query(Request request, String url) {
        if (request.query().isEmpty() || url.indexOf('?') >= 0) {
            return "";
        }
        return request.query().stream()
                .map(each -> encoded(each.name()) + "=" + encoded(each.value()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void header(StringBuilder command, Pair header) {
        String name = header.name();
        boolean isName = name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");
        if (isName && !LEFT_OUT.contains(name.toLowerCase(Locale.ROOT))) {
            String value = header.value().replaceAll("\\p{Cntrl}", " ").strip();
            add(command, "--header", value.isEmpty() ? name + ";" : name + ": " + value);
        }
    }

    private static void body(StringBuilder command, @Nullable Object data) {
        if (data != null) {
            add(command, "--data-raw", data instanceof String text ? text : Values.text(data));
        }
    }

    private static void add(StringBuilder command, String option, String word) {
        command.append(" \\\n  ").append(option).append(' ').append(quoted(word));
    }

    /// A word no shell reads anything into. NUL cannot be part of a command.
    static String quoted(String word) {
        return "'" + word.replace("\0", "").replace("'", "'\\''") + "'";
    }
}
