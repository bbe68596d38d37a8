package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// What clients of HTTP say of an answer they did not expect. The status is what counts: the phrase
/// behind it is gone since HTTP/2, the address holds ids, and the body that some of them quote is
/// the other side's.
final class HttpStatuses {

    /// Characters of a message that are looked at.
    private static final int MESSAGE_MAX = 2000;

    /// A status with its phrase.
    private static final int PHRASE_MAX = 40;

    /// What clients write in front of the status: requests, urllib, Angular, Guzzle, .NET, Faraday,
    /// Dio, reqwest, Ktor and Feign.
    ///
    /// @param start what the message starts with; empty when with the status
    /// @param before what stands before the status, searched from `start` on
    /// @param after what stands behind the status
    private record Client(String start, String before, String after) {}

    private static final Client[] CLIENTS = {
        new Client("", "", " Client Error: "),
        new Client("", "", " Server Error: "),
        new Client("HTTP Error ", "", ":"),
        new Client("code=", "", ", message="),
        new Client("HTTP/1.1 ", "", " "),
        new Client("HTTP/2 ", "", " "),
        new Client("HTTP/3 ", "", " "),
        new Client("Http failure response for ", ": ", " "),
        new Client("Client error: `", " resulted in a `", " "),
        new Client("Server error: `", " resulted in a `", " "),
        new Client("Response status code does not indicate success: ", "", " "),
        new Client("Response status code does not indicate success: ", "", "."),
        new Client("the server responded with status ", "", ""),
        new Client("Http status error [", "", "]"),
        new Client("This exception was thrown because the response has a status code of ", "",
                " "),
        new Client("HTTP status client error (", "", " "),
        new Client("HTTP status server error (", "", " "),
        new Client("Client request(", " invalid: ", " "),
        new Client("Server error(", ": ", " ")
    };

    private HttpStatuses() {}

    /// The common wording; null when the message is not that of a client that is known.
    static @Nullable String of(String message) {
        if (message.startsWith("[") && message.indexOf("] during [") == endOfPhrase(message)) {
            String status = status(message, 1, "");
            return status == null ? null : status + method(message);
        }
        if (message.startsWith("[")) {
            int end = message.indexOf("\": ");
            int close = message.indexOf("] \"");
            String fetched = close > 0 && close < 9 && end > close
                    ? status(message, end + 3, "")
                    : null;
            if (fetched != null) {
                return fetched + " of " + message.substring(1, close);
            }
        }
        if (message.startsWith("HTTP ") && isNothingElse(message, 8)) {
            return status(message, 5, "");
        }
        String first = bodied(message);
        if (first != null) {
            return first;
        }
        for (Client client : CLIENTS) {
            if (!message.startsWith(client.start())) {
                continue;
            }
            int from = client.before().isEmpty()
                    ? client.start().length()
                    : after(message, client.before(), client.start().length());
            String status = from < 0 ? null : status(message, from, client.after());
            if (status != null) {
                return status + verb(message, client.start().length());
            }
        }
        return null;
    }

    /// Spring's `404 Not Found: [the body]`, `404 : "the body"` and `404 Not Found from GET
    /// https://...`.
    private static @Nullable String bodied(String message) {
        if (Names.skipDigits(message, 0) != 3) {
            return null;
        }
        if (Meaning.isStatusBeforeBody(message, 3)) {
            return status(message, 0, "");
        }
        if (!Meaning.isStatusPhrase(message, 0, 3)) {
            return null;
        }
        int end = 4;
        while (end < message.length() && (Character.isLetter(message.charAt(end))
                || message.charAt(end) == ' ') && !message.startsWith(" from ", end)
                && !message.startsWith(" on ", end)) {
            end++;
        }
        boolean body = end == message.length() || message.startsWith(": [", end)
                || message.startsWith(": \"", end) || message.startsWith(" from ", end)
                || message.startsWith(" on ", end);
        return body && end < PHRASE_MAX ? status(message, 0, "") : null;
    }

    /// Retrofit's `HTTP 404 Not Found` and, since HTTP/2, `HTTP 404 `; others write sentences.
    private static boolean isNothingElse(String message, int end) {
        return Names.skipDigits(message, end - 3) == end
                && (message.substring(end).isBlank()
                        || (message.length() < 40
                                && Meaning.isStatusPhrase(message, end - 3, end)));
    }

    /// The method of the request where it stands in front of the address.
    private static String verb(String message, int from) {
        int end = from;
        while (end < message.length() && end - from < 8
                && Character.isUpperCase(message.charAt(end))) {
            end++;
        }
        return end - from > 2 && message.startsWith(" http", end)
                ? " of " + message.substring(from, end)
                : "";
    }

    /// Behind the first `before` that three digits follow: addresses have colons of their own.
    private static int after(String message, String before, int start) {
        int at = message.indexOf(before, start);
        while (at >= 0 && at < MESSAGE_MAX) {
            int behind = at + before.length();
            if (Names.skipDigits(message, behind) - behind == 3) {
                return behind;
            }
            at = message.indexOf(before, behind);
        }
        return -1;
    }

    private static @Nullable String status(String message, int from, String after) {
        int end = Names.skipDigits(message, from);
        boolean status = end - from == 3 && "45".indexOf(message.charAt(from)) >= 0
                && message.startsWith(after, end);
        return status ? "status " + message.substring(from, end) : null;
    }

    /// Where the phrase of `[404 Not Found]` ends; -2 when it does not start with a status.
    private static int endOfPhrase(String message) {
        int end = Names.skipDigits(message, 1) == 4 ? message.indexOf(']') : -2;
        boolean phrase = end > 0 && (message.substring(4, end).isBlank()
                || Meaning.isStatusPhrase(message, 1, 4));
        return phrase ? end : -2;
    }

    /// Feign names the method of the client: `[SkierClient#byId(long)]`.
    private static String method(String message) {
        int mark = message.indexOf('#');
        int open = mark < 0 || mark > MESSAGE_MAX ? -1 : message.lastIndexOf('[', mark);
        int end = open < 0 ? -1 : message.indexOf('(', mark);
        return end < 0 || end - open > 160 ? "" : " of " + message.substring(open + 1, end);
    }
}
