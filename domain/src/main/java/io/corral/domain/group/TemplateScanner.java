package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads a message once from left to right and writes its template. Owned by one call.
final class TemplateScanner {

    private static final int OUTPUT_MAX = 1000;
    /// Characters between two values that make a list or a compound of them.
    private static final String JOINTS = " ,.:;/-_|+xT\n";

    private final String text;
    private final StringBuilder out;
    private final List<MessageTemplate.Span> spans = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    /// End in `out` of the last mask; -1 when nothing was masked yet.
    private int maskEnd = -1;
    /// Last run of letters, in lower case, and where it ended in the text.
    private final Set<String> off;
    private String lastWord = "";
    private int lastWordEnd;
    private final boolean second;
    /// Where a statement of SQL starts; the text's length when there is none.
    private final int sql;

    /// @param off kinds of values that stay
    TemplateScanner(String text, Algorithm algorithm, Set<String> off) {
        this.text = text;
        this.off = off;
        this.second = algorithm.isSecond();
        this.sql = second ? SqlText.start(text) : text.length();
        this.out = new StringBuilder(text.length() + 16);
    }

    MessageTemplate scan() {
        int at = 0;
        while (at < text.length() && out.length() < OUTPUT_MAX) {
            at = step(at);
        }
        int length = Math.min(out.length(), OUTPUT_MAX);
        String template = out.substring(0, length).strip();
        return new MessageTemplate(text, template, List.copyOf(spans), List.copyOf(codes));
    }

    /// Reads what starts at the position; returns the position after it.
    private int step(int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            return at + 1;
        }
        int placeholder = second ? MoreValues.endOfPlaceholder(text, at) : at;
        if (placeholder > at) {
            return mask(at, placeholder, "placeholder");
        }
        int value = second ? markedValue(at, c) : at;
        if (value > at) {
            return value;
        }
        if (isQuote(c) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return quoted(at);
        }
        if (at > 0 && (c == '{' || c == '[') && Shapes.startsJson(text, at)) {
            int end = Shapes.endOfJson(text, at);
            return mask(at, end, "json");
        }
        if (Shapes.startsToken(c)) {
            return token(at);
        }
        out.append(c);
        return at + 1;
    }

    /// What version 2 recognises by a mark at the position; the position itself when nothing.
    private int markedValue(int at, char c) {
        if (at >= sql) {
            int end = SqlText.endOfLiteral(text, at);
            if (end > at && (c == '\'' || !wordBefore(at))) {
                return mask(at, end, "literal");
            }
            if (c == '/' && text.startsWith("/*", at) && !off.contains("comment")) {
                int close = text.indexOf("*/", at + 2);
                int past = close < 0 ? text.length() : close + 2;
                spans.add(new MessageTemplate.Span(at, past, "comment"));
                return past;
            }
            if (c == ')' && endsWithRow()) {
                out.setLength(out.lastIndexOf(")"));
            }
        }
        if (c == '(') {
            int end = SqlText.endOfBinds(text, at);
            int phone = end < 0 ? MoreValues.endOfPhone(text, at) : at;
            if (end > 0 || phone > at) {
                return end > 0 ? mask(at, end, "binds") : mask(at, phone, "number");
            }
        }
        if ("{([<".indexOf(c) >= 0 && at < sql && !(c == '{' && Shapes.startsJson(text, at))) {
            int close = FieldText.close(text, at);
            if (close > at && !off.contains("fields")) {
                int start = FieldText.start(text, at, close);
                out.append(text, at, start);
                mask(start, close, "fields");
                out.append(text.charAt(close));
                return close + 1;
            }
        }
        if (Character.isUpperCase(c)) {
            int name = ProperNames.end(text, at);
            if (name > at) {
                return mask(at, name, "person");
            }
        }
        if ("€$£¥₹".indexOf(c) >= 0 && text.startsWith(" ", at + 1) && at + 2 < text.length()
                && Shapes.isDigit(text.charAt(at + 2))) {
            return mask(at, at + 1, "currency");
        }
        if (c == '[') {
            int address = Ids.endOfAddressWithPort(text, at);
            if (address > at) {
                return mask(at, address, "address");
            }
        }
        if (c == '[' && !Shapes.startsJson(text, at)) {
            int close = PhraseValues.closeOfList(text, at, lastWord);
            if (close > at + 1) {
                out.append('[');
                mask(at + 1, close, "list");
                out.append(']');
                return close + 1;
            }
        }
        return at;
    }

    /// Whether a quote opens here; version 2 knows those of more languages.
    private boolean isQuote(char c) {
        return Shapes.isQuote(c) || (second && "„‚「『《‹".indexOf(c) >= 0);
    }

    private boolean wordBefore(int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }

    /// What was written is one row of values after another.
    private boolean endsWithRow() {
        String mask = MessageTemplate.MASK;
        int end = out.length() - mask.length();
        return end > 0 && (out.indexOf("(" + mask + "), (" + mask, end - mask.length() - 5) >= 0
                || out.indexOf("(" + mask + "),(" + mask, end - mask.length() - 4) >= 0);
    }

    /// A quoted phrase is a value and goes; a quoted word may be a name and a quoted sentence the
    /// message itself, so they are read like the rest.
    private int quoted(int at) {
        int close = second
                ? PhraseValues.closingQuote(text, at)
                : Shapes.closingQuote(text, at);
        if (close < 0) {
            out.append(text.charAt(at));
            return at + 1;
        }
        boolean whole = at == 0 && close == text.length() - 1;
        out.append('\'');
        int inside = at + 1;
        boolean argument = at > 0 && text.charAt(at - 1) == '(';
        boolean value = second && !whole
                && PhraseValues.isQuotedValue(text, inside, close, lastWord);
        if (value || (!whole && !argument && Shapes.isPhrase(text, inside, close))) {
            mask(inside, close, "quoted");
        } else {
            while (inside < close && out.length() < OUTPUT_MAX) {
                inside = Math.min(step(inside), close);
            }
        }
        out.append('\'');
        if (second) {
            withoutQuotesAroundMask();
        }
        return close + 1;
    }

    /// A value is the same whether a version of a runtime puts it into quotes or not.
    private void withoutQuotesAroundMask() {
        int open = out.length() - MessageTemplate.MASK.length() - 2;
        if (open >= 0 && maskEnd == out.length() - 1 && out.charAt(open) == '\'') {
            out.deleteCharAt(out.length() - 1);
            out.deleteCharAt(open);
            maskEnd = out.length();
        }
    }

    private int token(int at) {
        int end = Shapes.endOfToken(text, at);
        end = second ? MoreValues.endOfWindowsPath(text, at, end) : end;
        if (text.indexOf("://", at + 1, end) > 0) {
            return mask(at, Shapes.endOfUrl(text, at), "url");
        }
        if (second) {
            int value = value(at, end);
            if (value > at) {
                return value;
            }
        }
        if (PathText.isPath(text, at, end)) {
            return path(at, end);
        }
        int equals = Shapes.assignment(text, at, end);
        if (equals > 0) {
            return assignment(at, equals, end);
        }
        if (text.startsWith("HTTP/", at)) {
            word(at, at + 4);
            return end;
        }
        String kind = Ids.kindOfToken(text, at, end);
        if (kind != null && kind.equals("hex")
                && Meaning.isHexCode(lastWord, lastWordEnd, at)) {
            codes.add(text.substring(at, end));
            return word(at, end);
        }
        return kind != null ? mask(at, end, kind) : pieces(at, end);
    }

    /// What version 2 recognises as a value as a whole; the position itself when nothing.
    private int value(int at, int end) {
        if (lastWordEnd == at - 1 || (lastWordEnd == at - 2 && text.charAt(lastWordEnd) == '.')) {
            int name = PhraseValues.endOfPerson(text, at, lastWord);
            if (name > at) {
                return mask(at, name, "person");
            }
        }
        if (Currencies.isCode(text, at, end) && end + 1 < text.length()
                && text.charAt(end) == ' ' && Shapes.isDigit(text.charAt(end + 1))) {
            return mask(at, end, "currency");
        }
        String kind = TokenValues.kind(text, at, end);
        if (kind != null) {
            return mask(at, end, kind);
        }
        if (PhraseValues.isLogin(text, at, end, lastWord)) {
            return mask(at, end, "person");
        }
        boolean free = lastWordEnd == at - 1 && text.charAt(lastWordEnd) == ' ';
        if (free && TokenValues.isNumberedName(text, at, end, lastWord)) {
            return mask(at, end, "name");
        }
        int hash = TokenValues.podHash(text, at, end);
        if (hash > at) {
            pieces(at, hash);
            return mask(hash, end, "pod");
        }
        return at;
    }

    private int path(int at, int end) {
        int line = PathText.beforeLineNumber(text, at, end);
        if (PathText.isVolatile(text, at, line)) {
            return mask(at, end, "path");
        }
        int name = PathText.startOfFileName(text, at, line);
        if (name > at && off.contains("directory")) {
            out.append(text, at, name);
        } else if (name > at) {
            spans.add(new MessageTemplate.Span(at, name, "directory"));
        }
        out.append(text, name, line);
        return line < end ? mask(line, end, "line") : end;
    }

    /// `key=value`: the value goes unless the key says that it carries the meaning.
    private int assignment(int at, int equals, int end) {
        pieces(at, equals);
        out.append('=');
        int from = equals + 1;
        if (second && text.startsWith("\"", from) && Meaning.isKeyOfText(text, at, equals)) {
            return told(from);
        }
        if (Meaning.isTellingKey(text, at, equals)) {
            return from;
        }
        if (from < end) {
            int next = text.indexOf('&', from, end);
            int to = next > 0 ? next : end;
            to = second && to == end ? PhraseValues.endOfWords(text, to) : to;
            to = second && Shapes.isDigit(text.charAt(to - 1)) ? Shapes.endOfUnit(text, to) : to;
            return mask(from, to, "value");
        }
        if (from < text.length() && Shapes.isQuote(text.charAt(from))) {
            int close = Shapes.closingQuote(text, from);
            return close < 0 ? from : mask(from, close + 1, "value");
        }
        return from;
    }

    /// The message itself within a line of keys and values: `msg="lease expired"`.
    private int told(int at) {
        int close = Shapes.closingQuote(text, at);
        if (close < 0) {
            return at;
        }
        out.append('\'');
        int inside = at + 1;
        while (inside < close && out.length() < OUTPUT_MAX) {
            inside = Math.min(step(inside), close);
        }
        out.append('\'');
        return close + 1;
    }

    /// A token that is no value as a whole: its runs of letters and digits, one by one.
    private int pieces(int at, int end) {
        int i = at;
        while (i < end) {
            char c = text.charAt(i);
            if (second && Character.digit(c, 16) >= 0 && !wordBefore(i)
                    && Ids.startsUuid(text, i, end)) {
                i = mask(i, i + 36, "uuid");
            } else if (!Character.isLetterOrDigit(c)) {
                i = Shapes.isSignOfNumber(text, i) ? number(i, end) : literal(i);
            } else {
                i = Shapes.isDigit(c) ? number(i, end) : lettersAndDigits(i, end);
            }
        }
        return i;
    }

    private int literal(int at) {
        out.append(text.charAt(at));
        return at + 1;
    }

    private int number(int at, int limit) {
        int digits = Shapes.isDigit(text.charAt(at)) ? at : at + 1;
        int end = Shapes.endOfNumber(text, digits);
        int run = Shapes.endOfRun(text, digits, Math.max(limit, end));
        int longer = Math.max(run, end);
        boolean code = Meaning.isCode(text, at, end, lastWord, lastWordEnd)
                || (second && at == 0 && Meaning.isStatusBeforeBody(text, end));
        if (code && longer - at <= 6) {
            codes.add(text.substring(at, longer));
            return word(at, longer);
        }
        if (run > end && Ids.isMixed(text, digits, run)) {
            return mask(at, run, "random");
        }
        int unit = Shapes.endOfUnit(text, end);
        unit = second && unit == end ? Currencies.endAfter(text, end) : unit;
        unit = second && unit == end ? MoreValues.endOfMark(text, end) : unit;
        int masked = mask(at, Math.max(unit, end), unit > end ? "quantity" : "number");
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
        word(at + 1, ies ? end - 3 : es ? end - 2 : end - 1);
        out.append(ies ? "y" : "");
        lastWordEnd = end;
        return end;
    }

    private int lettersAndDigits(int at, int limit) {
        int end = Shapes.endOfRun(text, at, limit);
        if (Meaning.keepsDigits(text, at, end)
                && Shapes.endOfLetters(text, at, end) < end) {
            return word(at, end);
        }
        if (second && Meaning.isCodeName(text, at, end)) {
            codes.add(text.substring(at, end));
            return word(at, end);
        }
        String kind = Ids.isMixed(text, at, end) ? "random" : null;
        if (kind == null && at > 0 && text.charAt(at - 1) == '@' && Shapes.isHex(text, at, end)) {
            kind = "hex";
        }
        if (kind == null && Shapes.isPodSuffix(text, at, end) && maskEnd == out.length() - 1) {
            kind = "random";
        }
        if (kind != null) {
            return mask(at, end, kind);
        }
        int letters = Shapes.endOfLetters(text, at, end);
        if (letters == end && second && isMonth(at, end)) {
            return mask(at, end, "date");
        }
        if (letters == end) {
            return Shapes.isDateWord(text, at, end, maskEnd >= out.length() - 2 && maskEnd > 0)
                    ? mask(at, end, "date")
                    : word(at, end);
        }
        if (Meaning.isCodeName(text, at, end)) {
            codes.add(text.substring(at, end));
            return word(at, end);
        }
        if (Ids.isCapitals(text, at, letters)) {
            return mask(at, end, "reference");
        }
        if (second && isNumberedValue(at, letters, end)) {
            return mask(at, end, "name");
        }
        word(at, letters);
        return number(letters, limit);
    }

    /// A month beside a number; in `3 de marzo de 2026` the small word belongs to the date too.
    private boolean isMonth(int at, int end) {
        boolean after = maskEnd > 0 && maskEnd >= out.length() - 2;
        if (!after) {
            return false;
        }
        boolean particle = end - at == 2 && text.startsWith("de ", at);
        if (particle && end + 1 < text.length()) {
            int next = Shapes.endOfLetters(text, end + 1, text.length());
            return MoreValues.isMonth(text, end + 1, next)
                    || (lastMasked().equals("date") && Shapes.isDigit(text.charAt(end + 1)));
        }
        return MoreValues.isMonth(text, at, end);
    }

    private String lastMasked() {
        return spans.isEmpty() ? "" : spans.getLast().kind();
    }

    /// `velvet6`: a name that somebody chose. Parts of machines and programs are numbered too;
    /// there the word tells something.
    private boolean isNumberedValue(int at, int letters, int end) {
        boolean alone = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return alone && letters - at >= 3 && text.charAt(at) < 128
                && Names.skipDigits(text, letters) == end
                && !ValueWords.isNumbered(Shapes.lower(text, at, letters));
    }

    private int word(int from, int to) {
        out.append(text, from, to);
        lastWord = Shapes.lower(text, from, to);
        lastWordEnd = to;
        return to;
    }

    private int mask(int from, int to, String kind) {
        if (off.contains(kind)) {
            out.append(text, from, to);
            return to;
        }
        spans.add(new MessageTemplate.Span(from, to, kind));
        if (maskEnd >= 0 && onlyJointsSince(maskEnd)) {
            out.setLength(maskEnd);
        } else {
            out.append(MessageTemplate.MASK);
            maskEnd = out.length();
        }
        return to;
    }

    private boolean onlyJointsSince(int from) {
        if (out.length() - from > 4) {
            return false;
        }
        for (int i = from; i < out.length(); i++) {
            if (JOINTS.indexOf(out.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
