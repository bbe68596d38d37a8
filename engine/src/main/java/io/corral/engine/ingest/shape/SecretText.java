package io.corral.engine.ingest.shape;

/// Redacts secrets that stand inside free text: payment card numbers, bearer tokens, PEM private
/// keys, and passwords in URLs. One pass per kind, no regular expressions; text without a
/// suspicious character is returned as it is.
final class SecretText {

    /// What stands where a secret stood.
    static final String FILTERED = "[Filtered]";

    private static final int CARD_DIGITS_MIN = 13;
    private static final int CARD_DIGITS_MAX = 19;
    private static final String BEARER = "earer ";
    private static final String PEM_BEGIN = "-----BEGIN ";
    private static final String PEM_KEY = "PRIVATE KEY-----";
    private static final String PEM_END = "-----END ";

    private SecretText() {}

    /// The text without its secrets; the same object when there were none.
    static String redact(String text) {
        String result = text;
        if (result.contains("://")) {
            result = withoutUrlPasswords(result);
        }
        if (result.contains(BEARER)) {
            result = withoutBearer(result);
        }
        if (result.contains(PEM_BEGIN)) {
            result = withoutPem(result);
        }
        return withoutCards(result);
    }

    private static String withoutUrlPasswords(String text) {
        StringBuilder out = null;
        int copied = 0;
        int scheme = text.indexOf("://");
        while (scheme >= 0) {
            int start = scheme + 3;
            int end = endOfAuthority(text, start);
            int at = text.lastIndexOf('@', end - 1);
            int colon = text.indexOf(':', start);
            if (at > start && colon >= start && colon < at) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, colon + 1).append(FILTERED);
                copied = at;
            }
            scheme = text.indexOf("://", Math.max(end, start));
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    private static int endOfAuthority(String text, int start) {
        int i = start;
        while (i < text.length() && "/?# \"'<>\n\t".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static String withoutBearer(String text) {
        int at = text.indexOf(BEARER);
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0) {
            int start = at + BEARER.length();
            int end = start;
            while (end < text.length() && isTokenCharacter(text.charAt(end))) {
                end++;
            }
            boolean isWord = at > 0 && Character.toLowerCase(text.charAt(at - 1)) == 'b';
            if (isWord && end - start >= 8) {
                out.append(text, copied, start).append(FILTERED);
                copied = end;
            }
            at = text.indexOf(BEARER, end);
        }
        return copied == 0 ? text : out.append(text, copied, text.length()).toString();
    }

    private static boolean isTokenCharacter(char c) {
        return Character.isLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0;
    }

    private static String withoutPem(String text) {
        int begin = text.indexOf(PEM_BEGIN);
        int key = text.indexOf(PEM_KEY, begin);
        if (key < 0 || key - begin > 40) {
            return text;
        }
        int bodyStart = key + PEM_KEY.length();
        int end = text.indexOf(PEM_END, bodyStart);
        int bodyEnd = end < 0 ? text.length() : end;
        return text.substring(0, bodyStart) + FILTERED + text.substring(bodyEnd);
    }

    /// A card number is at least 13 characters long, so one that begins in a window of 13 covers
    /// the last place of the window: most windows are passed by at one look.
    private static String withoutCards(String text) {
        StringBuilder out = null;
        int copied = 0;
        int i = 0;
        while (i + CARD_DIGITS_MIN <= text.length()) {
            int windowEnd = i + CARD_DIGITS_MIN;
            int start = isInDigits(text, windowEnd - 1) ? startOfDigits(text, i, windowEnd) : -1;
            if (start < 0) {
                i = windowEnd;
                continue;
            }
            int end = endOfDigits(text, start);
            if (isCard(text, start, end)) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, start).append(FILTERED);
                copied = end;
            }
            i = end;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    /// The first digit of a window that no word goes over into; -1 when there is none.
    private static int startOfDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isDigit(text.charAt(i)) && (i == 0 || !isWordCharacter(text.charAt(i - 1)))) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a run of digits may go over this place.
    private static boolean isInDigits(String text, int at) {
        char c = text.charAt(at);
        return isDigit(c) || ((c == ' ' || c == '-') && at + 1 < text.length()
                && isDigit(text.charAt(at + 1)));
    }

    /// The end of a run of digits in which single spaces or dashes may stand.
    private static int endOfDigits(String text, int start) {
        int i = start;
        while (i < text.length() && isInDigits(text, i)) {
            i++;
        }
        return i;
    }

    private static boolean isCard(String text, int start, int end) {
        boolean ends = end >= text.length() || !isWordCharacter(text.charAt(end));
        if (!ends || end - start < CARD_DIGITS_MIN || text.charAt(start) < '2'
                || text.charAt(start) > '6') {
            return false;
        }
        int digits = 0;
        int sum = 0;
        for (int i = end - 1; i >= start; i--) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                int value = c - '0';
                int doubled = digits % 2 == 1 ? value * 2 : value;
                sum += doubled > 9 ? doubled - 9 : doubled;
                digits++;
            }
        }
        return digits >= CARD_DIGITS_MIN && digits <= CARD_DIGITS_MAX && sum % 10 == 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }
}
