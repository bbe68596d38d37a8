package io.corral.domain.group;

import java.util.Set;

/// Numbers and values that tell one error from another, and so are never masked.
final class Meaning {

    private static final int CODE_DIGITS_MAX = 5;

    /// Characters of the code of an NSError, which its SDK writes at the end of the message.
    private static final int COCOA_CODE_MAX = 7;

    private static final Set<String> CODE_WORDS =
            Set.of(
                    "http", "status", "code", "errno", "exit", "sqlstate", "signal", "error",
                    "statuscode", "errorcode", "exitcode", "hresult", "ora", "httpcode",
                    "httpstatus", "winerror", "oserror", "rc", "exited", "tns", "pls", "dpy",
                    "err", "sip", "smtp", "ftp", "rtsp");

    private static final Set<String> ERROR_PREFIXES =
            Set.of("ORA", "TNS", "PLS", "SQL", "ERR", "DPY", "DPI", "IMP", "RMAN", "CVE", "HTTP");

    private static final Set<String> TELLING_KEYS =
            Set.of(
                    "status", "code", "errno", "exit", "sqlstate", "signal", "error", "reason",
                    "method", "type", "kind", "state", "level", "op", "operation", "action",
                    "event", "exception", "class", "statuscode", "errorcode", "exitcode", "rc",
                    "httpstatus", "phase", "stage", "step", "mode");

    private static final Set<String> STATUSES =
            Set.of(
                    "400", "401", "402", "403", "404", "405", "406", "408", "409", "410", "412",
                    "413", "415", "422", "423", "424", "428", "429", "500", "501", "502", "503",
                    "504", "507", "511", "520", "521", "522", "523", "524");

    private static final Set<String> STATUS_PHRASES =
            Set.of(
                    "Bad", "Unauthorized", "Payment", "Forbidden", "Not", "Method", "Conflict",
                    "Gone", "Too", "Unprocessable", "Internal", "Service", "Gateway", "Client",
                    "Server", "Request", "Proxy", "Precondition", "Length");

    private static final Set<String> ANSWERS =
            Set.of("answered", "returned", "responded", "replied", "got", "received", "returns",
                    "with", "was", "is", "failed", "gave", "sent");

    private static final Set<String> BEHIND_STATUS =
            Set.of("for", "from", "on", "to", "at", "in", "while", "when", "after", "with", "and",
                    "during", "by", "response", "answer", "not", "bad", "internal");

    /// Words before `code` that make it that of an error.
    private static final Set<String> CODES_OF =
            Set.of("status", "error", "exit", "response", "result", "return", "http", "reason",
                    "failure", "fault", "vendor", "with", "the", "and", "server", "abort", "stop",
                    "close", "closed", "state", "native", "system", "unexpected", "nonzero", "zero",
                    "has", "got", "errno", "signal", "exited", "failed", "returned", "unknown",
                    "sqlite", "oracle", "mysql", "curl", "grpc", "socket", "osstatus", "bad");

    /// Names of things that end in digits.
    private static final Set<String> NAMES =
            Set.of(
                    "utf8", "utf16", "base64", "base32", "md5", "sha1", "sha256", "sha512", "ipv4",
                    "ipv6", "http2", "http3", "log4j", "i18n", "l10n", "k8s", "x86", "x64", "amd64",
                    "arm64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32",
                    "uint64", "float32", "float64", "ec2", "oauth2", "es6", "web3", "mp3", "mp4",
                    "a11y", "neo4j", "win32", "win64", "log10", "log2", "atan2", "utf8mb4",
                    "latin1",
                    "iso8601",
                    "rfc3339", "oauth1", "bcrypt2", "python3", "python2", "vue3", "vue2", "h264");

    private Meaning() {}

    /// Whether the number at `[from, to)` is a code: it follows a word like "status" closely, or it
    /// is an HTTP status before its phrase.
    static boolean isCode(String text, int from, int to, String lastWord, int lastWordEnd) {
        int sign = Shapes.isDigit(text.charAt(from)) ? 0 : 1;
        int digits = to - from - sign;
        if (digits < 1 || digits > CODE_DIGITS_MAX || text.indexOf('.', from) == to - 1) {
            return false;
        }
        for (int i = from + sign; i < to; i++) {
            if (!Shapes.isDigit(text.charAt(i))) {
                return false;
            }
        }
        if (CODE_WORDS.contains(lastWord) && isGap(text, lastWordEnd, from)) {
            boolean sentence = lastWord.equals("error") && text.startsWith(": ", lastWordEnd)
                    && to < text.length() && text.charAt(to) == ' ';
            return !sentence || isStatusPhrase(text, from, to);
        }
        return isStatusPhrase(text, from, to) || isBracketed(text, from, to);
    }

    /// The same as version 2 knows it: `answered 403` is a status, `postal code 1010` is data.
    static boolean isLaterCode(String text, int from, int to, String lastWord, int lastWordEnd) {
        if (lastWord.equals("received") && to - from == 4 && text.startsWith(" (", to)) {
            return true;
        }
        boolean cocoa = to == text.length() - 1 && text.charAt(to) == ')' && from >= 7
                && text.startsWith("(Code: ", from - 7);
        boolean alone = to == text.length() && from == 6 && text.startsWith("Code: ");
        if ((cocoa || alone) && to - from <= COCOA_CODE_MAX) {
            return true;
        }
        if (ANSWERS.contains(lastWord) && lastWordEnd == from - 1
                && isStatusAlone(text, from, to)) {
            return true;
        }
        boolean thing = lastWord.equals("code") && isCodeOfThing(text, lastWordEnd - 4);
        return !thing && isCode(text, from, to, lastWord, lastWordEnd);
    }

    /// Whether the word before `code` is a thing that has one, as in `postal code 1010`: that is
    /// data.
    private static boolean isCodeOfThing(String text, int code) {
        int from = code - 1;
        while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return code > 1 && from < code - 3 && text.charAt(code - 1) == ' '
                && !CODES_OF.contains(Shapes.lower(text, from, code - 1));
    }

    /// `answered 403 for ...`: not a number of things.
    private static boolean isStatusAlone(String text, int from, int to) {
        if (!STATUSES.contains(text.substring(from, to))) {
            return false;
        }
        int end = to < text.length() && text.charAt(to) == ' '
                ? Shapes.endOfLetters(text, to + 1, text.length())
                : to;
        return end <= to + 1 || BEHIND_STATUS.contains(Shapes.lower(text, to + 1, end));
    }

    /// Whether a hexadecimal number is a code: `HRESULT: 0x80070005`.
    static boolean isHexCode(String lastWord, int lastWordEnd, int from) {
        boolean names = lastWord.equals("hresult") || lastWord.equals("code")
                || lastWord.equals("ntstatus");
        return names && from - lastWordEnd <= 3;
    }

    /// `ORA-00942` and its kin.
    static boolean isErrorPrefix(String text, int from, int to) {
        return ERROR_PREFIXES.contains(text.substring(from, to));
    }

    /// `E11000`, `HTTP404`: a number that is part of an error's name.
    static boolean isCodeName(String text, int from, int to) {
        int letters = Shapes.endOfLetters(text, from, to);
        if (Names.skipDigits(text, letters) != to || to - letters > CODE_DIGITS_MAX
                || to - letters < 3) {
            return false;
        }
        boolean single = letters == from + 1 && text.charAt(from) == 'E';
        return single || CODE_WORDS.contains(Shapes.lower(text, from, letters));
    }

    private static boolean isGap(String text, int from, int to) {
        if (to < from || to - from > 4) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (" :=#[(-/'\"".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// `(403)` alone in its brackets, and the number a database driver for Python puts in front:
    /// `(2006, 'Server has gone away')`.
    private static boolean isBracketed(String text, int from, int to) {
        if (from == 0 || text.charAt(from - 1) != '(') {
            return false;
        }
        boolean status = text.startsWith(")", to) && STATUSES.contains(text.substring(from, to));
        boolean tuple = from == 1
                && (text.startsWith(", '", to) || text.startsWith(", \"", to)
                        || text.startsWith(", b'", to));
        return status || tuple;
    }

    /// `503 Service Unavailable`, `429 Client Error`.
    static boolean isStatusPhrase(String text, int from, int to) {
        if (to - from != 3 || text.charAt(from) < '4' || text.charAt(from) > '5'
                || to + 1 >= text.length() || text.charAt(to) != ' ') {
            return false;
        }
        int end = Shapes.endOfLetters(text, to + 1, text.length());
        return STATUS_PHRASES.contains(text.substring(to + 1, end));
    }

    /// `404 : "the body"` of an answer without a phrase, at the start of the message.
    static boolean isStatusBeforeBody(String text, int end) {
        return text.startsWith(" : ", end) && STATUSES.contains(text.substring(0, end));
    }

    /// Whether the value after this key says what went wrong.
    static boolean isTellingKey(String text, int from, int to) {
        int start = to;
        while (start > from && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return TELLING_KEYS.contains(Shapes.lower(text, start, to));
    }

    /// Keys whose value is the message itself.
    static boolean isKeyOfText(String text, int from, int to) {
        return switch (Shapes.lower(text, from, to)) {
            case "msg", "message", "err", "error" -> true;
            default -> false;
        };
    }

    /// `utf8`, `s3` or `v2`: digits that belong to a name.
    static boolean keepsDigits(String text, int from, int to) {
        if (to - from <= 2) {
            return true;
        }
        return (to - from <= 9 && NAMES.contains(Shapes.lower(text, from, to)))
                || text.regionMatches(true, to - 2, "xx", 0, 2);
    }
}
