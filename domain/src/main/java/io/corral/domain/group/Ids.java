package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// Recognises ids, addresses and times.
final class Ids {

    private Ids() {}

    /// What kind of value the whole token is; null when it has to be read in pieces.
    static @Nullable String kindOfToken(String text, int from, int to) {
        if (to - from < 3) {
            return null;
        }
        if (isEmail(text, from, to)) {
            return "email";
        }
        if (isUuid(text, from, to)) {
            return "uuid";
        }
        if (isReference(text, from, to)) {
            return "reference";
        }
        if (isLocale(text, from, to)) {
            return "locale";
        }
        if (isDigitsAndMarks(text, from, to)) {
            return "date";
        }
        if (isAddress(text, from, to)) {
            return "address";
        }
        if (hasPort(text, from, to)) {
            return "host";
        }
        if (isHexNumber(text, from, to)) {
            return "hex";
        }
        return isEncoded(text, from, to) ? "token" : null;
    }

    private static boolean isEmail(String text, int from, int to) {
        int at = text.indexOf('@', from, to);
        return at > from && text.indexOf('.', at, to - 1) > at + 1
                && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// Whether a UUID starts at the position and ends with a word.
    static boolean startsUuid(String text, int from, int limit) {
        int end = from + 36;
        return end <= limit && isUuid(text, from, end)
                && (end == limit || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static boolean isUuid(String text, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /// `PN-1234`, `INV-2024-00017`: up to six capitals, then numbers after dashes. Databases name
    /// their errors so; those stay.
    private static boolean isReference(String text, int from, int to) {
        int dash = text.indexOf('-', from, to);
        if (dash - from < 1 || dash - from > 6 || dash >= to - 1
                || !isCapitals(text, from, dash) || Meaning.isErrorPrefix(text, from, dash)) {
            return false;
        }
        for (int i = dash + 1; i < to; i++) {
            if (!Shapes.isDigit(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return Shapes.isDigit(text.charAt(dash + 1));
    }

    static boolean isCapitals(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return to > from + 1 || (to > from && text.startsWith("-", to));
    }

    /// `de-DE`, `pt_BR`.
    private static boolean isLocale(String text, int from, int to) {
        return to - from == 5 && (text.charAt(from + 2) == '-' || text.charAt(from + 2) == '_')
                && Character.isLowerCase(text.charAt(from))
                && Character.isLowerCase(text.charAt(from + 1))
                && isCapitals(text, from + 3, to);
    }

    /// Dates, times and their compounds: three or more numbers with `-`, `:`, `/`, `.`, `T`, `Z`.
    private static boolean isDigitsAndMarks(String text, int from, int to) {
        int digits = 0;
        int marks = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Shapes.isDigit(c)) {
                digits++;
            } else if ("-:/.+TZ".indexOf(c) >= 0) {
                marks++;
            } else {
                return false;
            }
        }
        return Shapes.isDigit(text.charAt(from)) && marks >= 2 && digits >= 4;
    }

    /// IPv6, MAC and IPv4 with a port: hexadecimal groups between colons.
    private static boolean isAddress(String text, int from, int to) {
        int colons = 0;
        int run = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                colons++;
                run = 0;
            } else if (Character.digit(c, 16) >= 0) {
                digits += Shapes.isDigit(c) ? 1 : 0;
                run++;
                if (run > 4) {
                    return false;
                }
            } else if (c != '%' && c != '.' && c != '/') {
                return false;
            }
        }
        return colons >= 2 && digits > 0;
    }

    /// End of `[2001:db8::1]:443`; the position itself when something else stands there.
    static int endOfAddressWithPort(String text, int at) {
        int close = text.indexOf(']', at);
        boolean port = close > at + 2 && close - at < 50 && text.startsWith(":", close + 1)
                && isAddress(text, at + 1, close);
        int end = port ? Names.skipDigits(text, close + 2) : at;
        return port && end > close + 2 ? end : at;
    }

    /// `redis.internal:6379`, `localhost:80`.
    private static boolean hasPort(String text, int from, int to) {
        int colon = text.lastIndexOf(':', to - 1);
        int digits = to - colon - 1;
        if (colon <= from + 1 || digits < 2 || digits > 5
                || Names.skipDigits(text, colon + 1) != to) {
            return false;
        }
        boolean dotted = false;
        for (int i = from; i < colon; i++) {
            char c = text.charAt(i);
            dotted |= c == '.';
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '-' && c != '_') {
                return false;
            }
        }
        return dotted || text.startsWith("localhost", from);
    }

    private static boolean isHexNumber(String text, int from, int to) {
        return text.charAt(from) == '0' && (text.charAt(from + 1) == 'x'
                || text.charAt(from + 1) == 'X') && Shapes.isHex(text, from + 2, to);
    }

    /// JWT and base 64: long, of the right alphabet, with letters of both cases and digits.
    private static boolean isEncoded(String text, int from, int to) {
        if (to - from < 20) {
            return false;
        }
        boolean upper = false;
        boolean lower = false;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digits += Shapes.isDigit(c) ? 1 : 0;
            if (!Character.isLetterOrDigit(c) && "+/=_-.".indexOf(c) < 0) {
                return false;
            }
        }
        return upper && lower && digits >= 3 && digits * 20 >= to - from;
    }

    /// Whether a run of letters and digits is a made-up id, not a word or a number.
    static boolean isMixed(String text, int from, int to) {
        int length = to - from;
        if (length < 4) {
            return false;
        }
        int digits = 0;
        int hex = 0;
        int changes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return false;
            }
            boolean digit = Shapes.isDigit(c);
            digits += digit ? 1 : 0;
            hex += Character.digit(c, 16) >= 0 ? 1 : 0;
            changes += i > from && digit != Shapes.isDigit(text.charAt(i - 1)) ? 1 : 0;
        }
        if (digits == length) {
            return false;
        }
        if (hex == length && ((digits > 0 && length >= 6) || length >= 16)) {
            return true;
        }
        return changes >= 2;
    }
}
