package io.corral.domain.group;

import java.util.Locale;
import java.util.Set;

/// What values look like: character classes and where things end. All functions look at a text and
/// positions in it, allocate next to nothing and read each character a bounded number of times.
final class Shapes {

    private static final String BREAKS = "\"'`<>(){}[]|,;“”‘’«»";
    private static final int QUOTED_MAX = 250;

    private static final Set<String> UNITS =
            Set.of(
                    "ms", "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "minute",
                    "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days", "us", "µs",
                    "ns", "millis", "milliseconds", "b", "byte", "bytes", "k", "kb", "mb", "gb",
                    "tb", "kib", "mib", "gib", "px", "st", "nd", "rd", "th", "usd", "eur", "gbp",
                    "jpy", "chf", "cad", "aud", "inr", "cny", "brl", "pm", "am", "utc", "gmt", "z");

    /// Units that may stand apart from their number.
    private static final Set<String> APART =
            Set.of(
                    "ms", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes",
                    "hour", "hours", "day", "days", "millis", "milliseconds", "byte", "bytes", "kb",
                    "mb", "gb", "tb", "kib", "mib", "gib", "b", "s", "px", "usd", "eur", "gbp",
                    "jpy", "chf", "cad", "aud", "inr", "cny", "brl", "am", "pm", "utc", "gmt");

    private static final Set<String> DATE_WORDS =
            Set.of(
                    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday",
                    "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar",
                    "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
                    "january", "february", "march", "april", "june", "july", "august", "september",
                    "october", "november", "december");

    private Shapes() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '“' || c == '‘' || c == '«';
    }

    /// Whether a letter or digit stands before a position.
    static boolean isAfterWord(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    static boolean startsToken(char c) {
        return Character.isLetterOrDigit(c) || "/\\~.+-$#_@€£%*&:".indexOf(c) >= 0;
    }

    static String lower(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /// End of the quoted text that starts at `at`, -1 when it is not closed soon.
    static int closingQuote(String text, int at) {
        char open = text.charAt(at);
        char close = open == '“' ? '”' : open == '‘' ? '’' : open == '«' ? '»' : open;
        int limit = Math.min(text.length(), at + QUOTED_MAX);
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            boolean closes = c == close || (open == '`' && c == '\'');
            if (closes && (i + 1 == text.length()
                    || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
                return i;
            }
        }
        return -1;
    }

    /// Words with white space between them that do not make a sentence: titles, names of people.
    static boolean isPhrase(String text, int from, int to) {
        boolean spaces = false;
        int lower = 0;
        for (int i = from + 1; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                spaces = true;
                lower += Character.isLowerCase(text.charAt(i)) ? 1 : 0;
            }
        }
        return spaces && lower < 3;
    }

    /// An object or a list of objects, in JSON or as Python writes it.
    static boolean startsJson(String text, int at) {
        int i = at + 1;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        if (i >= text.length()) {
            return false;
        }
        char next = text.charAt(i);
        return text.charAt(at) == '{'
                ? next == '"' || (next == '\'' && text.indexOf("':", i) > 0)
                : next == '{';
    }

    /// Position after the bracket that closes the one at `at`, else the end of the text.
    static int endOfJson(String text, int at) {
        int depth = 0;
        boolean string = false;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string && c == '\\') {
                i++;
            } else if (c == '"') {
                string = !string;
            } else if (!string && (c == '{' || c == '[')) {
                depth++;
            } else if (!string && (c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /// End of the run without white space, quotes, brackets and commas; closing punctuation is
    /// left.
    static int endOfToken(String text, int at) {
        int end = at + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))
                && BREAKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > at + 1 && ".:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    static int endOfUrl(String text, int at) {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))
                && "\"'`<>“”)]}|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > at + 1 && ".,:;!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /// Position of the sign of `key=value`, -1 when the token is none.
    static int assignment(String text, int at, int end) {
        int equals = text.indexOf('=', at, end);
        boolean is = equals > at
                && (Character.isLetterOrDigit(text.charAt(equals - 1))
                        || text.charAt(equals - 1) == '_')
                && (equals + 1 >= text.length()
                        || ("=>".indexOf(text.charAt(equals + 1)) < 0
                                && !Character.isWhitespace(text.charAt(equals + 1))));
        return is ? equals : -1;
    }

    static int endOfRun(String text, int at, int limit) {
        int end = at;
        while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static int endOfLetters(String text, int at, int limit) {
        int end = at;
        while (end < limit && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Digits with group and decimal separators, and an exponent.
    static int endOfNumber(String text, int at) {
        int end = Names.skipDigits(text, at);
        while (end + 1 < text.length() && ".,'".indexOf(text.charAt(end)) >= 0
                && isDigit(text.charAt(end + 1))) {
            end = Names.skipDigits(text, end + 1);
        }
        if (end + 2 < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int sign = "+-".indexOf(text.charAt(end + 1)) >= 0 ? 2 : 1;
            if (isDigit(text.charAt(end + sign))) {
                return Names.skipDigits(text, end + sign);
            }
        }
        return end;
    }

    /// A sign or currency before a number, not a dash inside a word.
    static boolean isSignOfNumber(String text, int at) {
        char c = text.charAt(at);
        if ("-+$€£#".indexOf(c) < 0 || at + 1 >= text.length()
                || !isDigit(text.charAt(at + 1))) {
            return false;
        }
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// End of the unit after a number, attached or after one space; the number's end when none.
    static int endOfUnit(String text, int at) {
        if (at < text.length() && text.charAt(at) == '%') {
            return at + 1;
        }
        boolean apart = at + 1 < text.length() && text.charAt(at) == ' ';
        int from = apart ? at + 1 : at;
        int end = endOfLetters(text, from, Math.min(text.length(), from + 13));
        if (end == from || (end < text.length() && isDigit(text.charAt(end)))) {
            return at;
        }
        return (apart ? APART : UNITS).contains(lower(text, from, end)) ? end : at;
    }

    /// Names of days and months beside numbers or each other.
    static boolean isDateWord(String text, int from, int to, boolean afterValue) {
        if (to - from < 3 || to - from > 9 || !DATE_WORDS.contains(lower(text, from, to))) {
            return false;
        }
        int next = to;
        while (next < text.length() && next < to + 2 && " ,.-/".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (afterValue || (next < text.length() && isDigit(text.charAt(next)))) {
            return true;
        }
        int end = endOfLetters(text, next, text.length());
        return next > to && end - next >= 3 && end - next <= 9
                && DATE_WORDS.contains(lower(text, next, end));
    }

    static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return to > from;
    }

    /// Five characters as Kubernetes appends them.
    static boolean isPodSuffix(String text, int from, int to) {
        if (to - from != 5 || from == 0 || text.charAt(from - 1) != '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ("bcdfghjklmnpqrstvwxz2456789".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
