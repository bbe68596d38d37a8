package io.corral.domain.group;

/// Reads a token that is no value as a whole: its runs of letters and digits, one by one. Owned by
/// one call.
final class TokenPieces {

    private final String text;
    private final TemplateOutput out;
    private final boolean second;

    TokenPieces(String text, TemplateOutput out, boolean second) {
        this.text = text;
        this.out = out;
        this.second = second;
    }

    /// Reads from a position to an end; returns the position after it, which may be further on.
    int read(int at, int end) {
        int i = at;
        while (i < end) {
            char c = text.charAt(i);
            if (second && Character.digit(c, 16) >= 0 && !Shapes.isAfterWord(text, i)
                    && Ids.startsUuid(text, i, end)) {
                i = out.mask(i, i + 36, "uuid");
            } else if (!Character.isLetterOrDigit(c)) {
                if (Shapes.isSignOfNumber(text, i)) {
                    i = number(i, end);
                } else {
                    out.append(c);
                    i++;
                }
            } else {
                i = Shapes.isDigit(c) ? number(i, end) : lettersAndDigits(i, end);
            }
        }
        return i;
    }

    private int number(int at, int limit) {
        int digits = Shapes.isDigit(text.charAt(at)) ? at : at + 1;
        int end = Shapes.endOfNumber(text, digits);
        int run = Shapes.endOfRun(text, digits, Math.max(limit, end));
        int longer = Math.max(run, end);
        String word = out.lastWord();
        boolean code = (second
                ? Meaning.isLaterCode(text, at, end, word, out.lastWordEnd())
                : Meaning.isCode(text, at, end, word, out.lastWordEnd()))
                || (second && at == 0 && Meaning.isStatusBeforeBody(text, end));
        if (code && longer - at <= 6) {
            return out.code(at, longer);
        }
        if (run > end && Ids.isMixed(text, digits, run)) {
            return out.mask(at, run, "random");
        }
        int unit = Shapes.endOfUnit(text, end);
        unit = second && unit == end ? Currencies.endAfter(text, end) : unit;
        unit = second && unit == end ? MoreValues.endOfMark(text, end) : unit;
        int masked = out.mask(at, Math.max(unit, end), unit > end ? "quantity" : "number");
        return second && unit == end ? counted(masked) : masked;
    }

    /// The noun after a number, without the ending that only says that there are several.
    private int counted(int at) {
        int end = at < text.length() && text.charAt(at) == ' '
                ? Shapes.endOfLetters(text, at + 1, text.length())
                : at;
        boolean noun = end - at > 4 && Character.isLowerCase(text.charAt(at + 1))
                && text.charAt(end - 1) == 's' && "su".indexOf(text.charAt(end - 2)) < 0;
        if (!noun) {
            return at;
        }
        out.append(' ');
        boolean ies = text.startsWith("ies", end - 3);
        boolean es = text.startsWith("ches", end - 4) || text.startsWith("shes", end - 4)
                || text.startsWith("xes", end - 3) || text.startsWith("sses", end - 4);
        int stem = ies ? end - 3 : es ? end - 2 : end - 1;
        return out.noun(at + 1, stem, ies ? "y" : "", end);
    }

    private int lettersAndDigits(int at, int limit) {
        int end = Shapes.endOfRun(text, at, limit);
        if (Meaning.keepsDigits(text, at, end)
                && Shapes.endOfLetters(text, at, end) < end) {
            return out.word(at, end);
        }
        if (second && Meaning.isCodeName(text, at, end)) {
            return out.code(at, end);
        }
        String kind = Ids.isMixed(text, at, end) ? "random" : null;
        if (kind == null && at > 0 && text.charAt(at - 1) == '@' && Shapes.isHex(text, at, end)) {
            kind = "hex";
        }
        if (kind == null && Shapes.isPodSuffix(text, at, end) && out.sinceMask() == 1) {
            kind = "random";
        }
        if (kind != null) {
            return out.mask(at, end, kind);
        }
        int letters = Shapes.endOfLetters(text, at, end);
        if (letters == end && second && isMonth(at, end)) {
            return out.mask(at, end, "date");
        }
        if (letters == end) {
            return Shapes.isDateWord(text, at, end, out.isBesideMask())
                    ? out.mask(at, end, "date")
                    : out.word(at, end);
        }
        if (Meaning.isCodeName(text, at, end)) {
            return out.code(at, end);
        }
        if (Ids.isCapitals(text, at, letters)) {
            return out.mask(at, end, "reference");
        }
        if (second && isNumberedValue(at, letters, end)) {
            return out.mask(at, end, "name");
        }
        out.word(at, letters);
        return number(letters, limit);
    }

    /// A month beside a number; in `3 de marzo de 2026` the small word belongs to the date too.
    private boolean isMonth(int at, int end) {
        if (!out.isBesideMask()) {
            return false;
        }
        boolean particle = end - at == 2 && text.startsWith("de ", at);
        if (particle && end + 1 < text.length()) {
            int next = Shapes.endOfLetters(text, end + 1, text.length());
            return MoreValues.isMonth(text, end + 1, next)
                    || (out.lastMasked().equals("date") && Shapes.isDigit(text.charAt(end + 1)));
        }
        return MoreValues.isMonth(text, at, end);
    }

    /// `velvet6`: a name that somebody chose. Parts of machines and programs are numbered too;
    /// there the word tells something.
    private boolean isNumberedValue(int at, int letters, int end) {
        return !Shapes.isAfterWord(text, at) && letters - at >= 3 && text.charAt(at) < 128
                && Names.skipDigits(text, letters) == end
                && !ValueWords.isNumbered(Shapes.lower(text, at, letters));
    }
}
