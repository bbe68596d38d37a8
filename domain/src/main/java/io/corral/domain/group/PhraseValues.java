package io.corral.domain.group;

/// Values that version 2 of the algorithm recognises by the words and marks around them: names of
/// people, quoted words, lists.
final class PhraseValues {

    private static final int NAMES_MAX = 3;

    private static final int LIST_MAX = 2000;
    private static final int QUOTED_MAX = 250;

    private PhraseValues() {}

    /// End of the name of a person that starts at the position: two or three capitalised words
    /// after a word for a person; one word where nothing else can be meant. -1 when it is none.
    ///
    /// @param lastWord the word before, in small letters
    static int endOfPerson(String text, int at, String lastWord) {
        boolean person =
                ValueWords.announcesPerson(lastWord) || ValueWords.announcesPlace(lastWord);
        if (!Character.isUpperCase(text.charAt(at))
                || (!person && !ValueWords.mayAnnouncePerson(lastWord))) {
            return -1;
        }
        int end = -1;
        int words = 0;
        int start = at;
        while (words < NAMES_MAX && start < text.length()) {
            int next = endOfName(text, start);
            if (next < 0) {
                if (words > 0 && Character.isUpperCase(text.charAt(start))) {
                    return -1;
                }
                break;
            }
            end = next;
            words++;
            if (next >= text.length() || text.charAt(next) != ' ') {
                break;
            }
            start = next + 1;
        }
        return words < (person ? 1 : 2) ? -1 : end;
    }

    /// End of one part of a name, -1 when the word is something else.
    private static int endOfName(String text, int at) {
        int end = at;
        int upper = 0;
        while (end < text.length() && isNamePart(text, end)) {
            upper += Character.isUpperCase(text.charAt(end)) ? 1 : 0;
            end++;
        }
        boolean initial = end == at + 1 && text.startsWith(". ", end);
        if (initial && Character.isUpperCase(text.charAt(at))) {
            return end + 1;
        }
        boolean name = end - at >= 2 && Character.isUpperCase(text.charAt(at))
                && upper <= 2 && upper < end - at
                && (end == text.length() || " ,.:;!?)'\"\n".indexOf(text.charAt(end)) >= 0);
        return name && !ValueWords.isThing(Shapes.lower(text, at, end)) ? end : -1;
    }

    private static boolean isNamePart(String text, int at) {
        char c = text.charAt(at);
        boolean joint = (c == '\'' || c == '’' || c == '-') && at + 1 < text.length()
                && Character.isUpperCase(text.charAt(at + 1));
        return Character.isLetter(c) || joint || isInsideOfPlace(text, at);
    }

    /// The small word and its dashes in `Stoke-on-Trent`.
    private static boolean isInsideOfPlace(String text, int at) {
        if (text.charAt(at) != '-') {
            return false;
        }
        int end = Shapes.endOfLetters(text, at + 1, Math.min(text.length(), at + 6));
        boolean small = end > at + 1 && end + 1 < text.length() && text.charAt(end) == '-'
                && Character.isUpperCase(text.charAt(end + 1));
        return small && Character.isLowerCase(text.charAt(at + 1));
    }

    /// Whether what stands between the quotes is a value rather than a name out of the code.
    ///
    /// @param from first character between the quotes
    /// @param lastWord the word before, in small letters
    static boolean isQuotedValue(String text, int from, int to, String lastWord) {
        if (to - from < 1) {
            return false;
        }
        if ("„‚「『《‹«“".indexOf(text.charAt(from - 1)) >= 0) {
            return !ValueWords.announcesName(lastWord);
        }
        if (from > 3 && text.charAt(from - 2) == ':' && "\"'".indexOf(text.charAt(from - 3)) >= 0) {
            return true;
        }
        int before = from - 2;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before >= 0 && before < from - 2 && "=<>".indexOf(text.charAt(before)) >= 0) {
            return true;
        }
        String next = nextWord(text, to + 1);
        if (ValueWords.announcesName(next) && !next.equals("member")) {
            return false;
        }
        boolean beside = before >= 0 && (Character.isLetterOrDigit(text.charAt(before))
                || ":".indexOf(text.charAt(before)) >= 0);
        if (beside && ValueWords.announcesValue(lastWord)) {
            return true;
        }
        boolean word = before >= 0 && Character.isLetter(text.charAt(before));
        return word && isCapitalised(text, from, to) && !ValueWords.announcesName(lastWord)
                && !ValueWords.judges(lastWord);
    }

    /// Whether the quote at the position opens what a line of a log in JSON is about: the value of
    /// `event`, `msg`, `error`, `reason`.
    static boolean isTold(String text, int at) {
        int quote = text.startsWith(": ", at - 2) ? at - 3 : at - 2;
        if (quote < 1 || text.charAt(0) != '{' || text.charAt(quote) != text.charAt(at)
                || text.charAt(quote + 1) != ':') {
            return false;
        }
        int open = text.lastIndexOf(text.charAt(quote), quote - 1) + 1;
        return Meaning.isKeyOfText(text, open, quote) || Meaning.isTellingKey(text, open, quote);
    }

    /// Whether the quotes hold what a variant carries, as `UnknownPort("Oslo")` of Rust, Swift and
    /// Scala. An error within has a message there, and a column its name.
    static boolean isPayload(String text, int at, int close) {
        int from = at - 1;
        while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            from--;
        }
        if (!Character.isUpperCase(text.charAt(from)) || (from > 0 && text.charAt(from - 1) == '.')
                || text.startsWith("Error", at - 6) || text.startsWith("Exception", at - 10)) {
            return false;
        }
        int space = text.indexOf(' ', at);
        boolean word = space < 0 || space > close;
        return (word || Shapes.isPhrase(text, at + 1, close)) && at - 1 - from > 3
                && !ValueWords.announcesName(Shapes.lower(text, from, at - 1));
    }

    /// End of the quoted text that starts at the position, in the quotes of any language; -1 when
    /// it is not closed soon.
    static int closingQuote(String text, int at) {
        int kind = "„‚「『《‹".indexOf(text.charAt(at));
        if (kind < 0) {
            return Shapes.closingQuote(text, at);
        }
        String closing = switch (kind) {
            case 0 -> "“”\"";
            case 1 -> "‘’";
            case 2 -> "」";
            case 3 -> "』";
            case 4 -> "》";
            default -> "›";
        };
        int limit = Math.min(text.length(), at + QUOTED_MAX);
        for (int i = at + 1; i < limit; i++) {
            if (closing.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /// `maria.lopez` after a word for a person.
    static boolean isLogin(String text, int from, int to, String lastWord) {
        int dot = text.indexOf('.', from, to);
        boolean login = dot > from + 1 && dot < to - 2 && ValueWords.announcesPerson(lastWord);
        for (int i = from; i < to && login; i++) {
            login = Character.isLowerCase(text.charAt(i)) || i == dot;
        }
        return login;
    }

    /// End of `key=Ines Okafor`: capitalised words behind the value belong to it.
    static int endOfWords(String text, int at) {
        int end = at;
        for (int i = 0; i < NAMES_MAX; i++) {
            int start = end + 1;
            boolean starts = start < text.length() && text.charAt(end) == ' '
                    && Character.isUpperCase(text.charAt(start));
            int next = starts ? Shapes.endOfLetters(text, start, text.length()) : start;
            boolean ends = next >= text.length() || " ,;)]}\n".indexOf(text.charAt(next)) >= 0;
            if (!starts || !ends) {
                break;
            }
            end = next;
        }
        return end;
    }

    private static String nextWord(String text, int from) {
        int start = from;
        while (start < text.length() && start < from + 2 && text.charAt(start) == ' ') {
            start++;
        }
        return Shapes.lower(text, start, Shapes.endOfLetters(text, start, text.length()));
    }

    /// One word as in a sentence: a capital, then small letters.
    private static boolean isCapitalised(String text, int from, int to) {
        if (to - from < 3 || !Character.isUpperCase(text.charAt(from))) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (!Character.isLowerCase(text.charAt(i))) {
                return false;
            }
        }
        return !text.regionMatches(to - 5, "Error", 0, 5);
    }

    /// The bracket that closes a list of values: more than one item, or a single one where the
    /// words before announce several. -1 when the brackets hold something else.
    static int closeOfList(String text, int at, String lastWord) {
        int limit = Math.min(text.length(), at + LIST_MAX);
        boolean comma = false;
        int close = at + 1;
        while (close < limit && text.charAt(close) != ']') {
            char c = text.charAt(close);
            if (c == '[' || c == '{' || c == '\n') {
                return -1;
            }
            comma |= c == ',';
            close++;
        }
        if (close >= limit) {
            return -1;
        }
        boolean spaced = at > 0 && text.charAt(at - 1) == ' ';
        boolean announced = at > 2 && text.startsWith(": ", at - 2);
        boolean plural = spaced && lastWord.length() > 3 && lastWord.endsWith("s")
                && !lastWord.endsWith("ss");
        return at > 0 && (comma || announced || plural) ? close : -1;
    }
}
