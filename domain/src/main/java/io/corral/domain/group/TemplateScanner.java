package io.corral.domain.group;

import java.util.Set;

/// Reads a message once from left to right and writes its template. Owned by one call.
final class TemplateScanner {

    private final String text;
    private final TemplateOutput out;
    private final TokenPieces pieces;
    private final boolean second;
    /// Where a statement of SQL starts; the text's length when there is none.
    private final int sql;

    /// @param off kinds of values that stay
    TemplateScanner(String text, Algorithm algorithm, Set<String> off) {
        this.text = text;
        this.second = algorithm.isSecond();
        this.sql = second ? SqlText.start(text) : text.length();
        this.out = new TemplateOutput(text, off);
        this.pieces = new TokenPieces(text, out, second);
    }

    MessageTemplate scan() {
        int at = 0;
        while (at < text.length() && out.hasRoom()) {
            at = step(at);
        }
        return out.template();
    }

    /// Reads what starts at the position; returns the position after it.
    private int step(int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            out.space();
            return at + 1;
        }
        int placeholder = second ? MoreValues.endOfPlaceholder(text, at) : at;
        if (placeholder > at) {
            return out.mask(at, placeholder, "placeholder");
        }
        int value = second ? markedValue(at, c) : at;
        if (value > at) {
            return value;
        }
        if (isQuote(c) && !Shapes.isAfterWord(text, at)) {
            return quoted(at);
        }
        if (at > 0 && (c == '{' || c == '[') && Shapes.startsJson(text, at)) {
            int end = Shapes.endOfJson(text, at);
            return out.mask(at, end, "json");
        }
        if (Shapes.startsToken(c)) {
            return token(at);
        }
        out.append(c);
        if (second && c == '>') {
            out.dropBracketedMask();
        }
        return at + 1;
    }

    /// What version 2 recognises by a mark at the position; the position itself when nothing.
    private int markedValue(int at, char c) {
        if (at >= sql) {
            int end = SqlText.endOfLiteral(text, at);
            if (end > at && (c == '\'' || !Shapes.isAfterWord(text, at))) {
                return out.mask(at, end, "literal");
            }
            if (c == '/' && text.startsWith("/*", at) && !out.isOff("comment")) {
                int close = text.indexOf("*/", at + 2);
                return out.leaveOut(at, close < 0 ? text.length() : close + 2, "comment");
            }
            if (c == ')') {
                out.dropRepeatedRow();
            }
        }
        if (c == '(') {
            int end = SqlText.endOfBinds(text, at);
            int phone = end < 0 ? MoreValues.endOfPhone(text, at) : at;
            if (end > 0 || phone > at) {
                return end > 0 ? out.mask(at, end, "binds") : out.mask(at, phone, "number");
            }
        }
        if ("{([<".indexOf(c) >= 0 && at < sql && !FieldText.isAtoms(text, at)
                && !(c == '{' && Shapes.startsJson(text, at))) {
            int close = FieldText.close(text, at);
            if (close > at && !out.isOff("fields")) {
                int start = FieldText.start(text, at, close);
                out.append(at, start);
                out.mask(start, close, "fields");
                out.append(text.charAt(close));
                return close + 1;
            }
        }
        if (Character.isUpperCase(c)) {
            int name = ProperNames.end(text, at);
            if (name > at) {
                return out.mask(at, name, "person");
            }
        }
        if ("€$£¥₹".indexOf(c) >= 0 && text.startsWith(" ", at + 1) && at + 2 < text.length()
                && Shapes.isDigit(text.charAt(at + 2))) {
            return out.mask(at, at + 1, "currency");
        }
        if (c == '<' && at > 0 && MoreValues.startsDocument(text, at)) {
            return out.mask(at, text.length(), "body");
        }
        if (c == '[') {
            int address = Ids.endOfAddressWithPort(text, at);
            if (address > at) {
                return out.mask(at, address, "address");
            }
        }
        if (c == '[' && !Shapes.startsJson(text, at)) {
            int close = PhraseValues.closeOfList(text, at, out.lastWord());
            if (close > at + 1) {
                out.append('[');
                out.mask(at + 1, close, "list");
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
                && ((argument && PhraseValues.isPayload(text, at, close))
                        || PhraseValues.isQuotedValue(text, inside, close, out.lastWord()));
        boolean told = second && PhraseValues.isTold(text, at);
        if (!told && (value || (!whole && !argument && Shapes.isPhrase(text, inside, close)))) {
            out.mask(inside, close, "quoted");
        } else {
            while (inside < close && out.hasRoom()) {
                inside = Math.min(step(inside), close);
            }
        }
        out.append('\'');
        if (second) {
            out.dropQuotesAroundMask();
        }
        return close + 1;
    }

    private int token(int at) {
        int end = Shapes.endOfToken(text, at);
        end = second ? MoreValues.endOfWindowsPath(text, at, end) : end;
        if (text.indexOf("://", at + 1, end) > 0) {
            return out.mask(at, Shapes.endOfUrl(text, at), "url");
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
            out.word(at, at + 4);
            return end;
        }
        String kind = Ids.kindOfToken(text, at, end);
        if (kind != null && kind.equals("hex")
                && Meaning.isHexCode(out.lastWord(), out.lastWordEnd(), at)) {
            return out.code(at, end);
        }
        return kind != null ? out.mask(at, end, kind) : pieces.read(at, end);
    }

    /// What version 2 recognises as a value as a whole; the position itself when nothing.
    private int value(int at, int end) {
        int lastWordEnd = out.lastWordEnd();
        String lastWord = out.lastWord();
        if (lastWordEnd == at - 1 || (lastWordEnd == at - 2 && text.charAt(lastWordEnd) == '.')) {
            int name = PhraseValues.endOfPerson(text, at, lastWord);
            if (name > at) {
                return out.mask(at, name, "person");
            }
        }
        int place = PlaceNames.end(text, at, lastWord, lastWordEnd);
        if (place > at) {
            return out.mask(at, place, "place");
        }
        if (PlaceNames.isEntity(text, at, end, lastWord, lastWordEnd)) {
            return out.mask(at, end, "name");
        }
        if (Currencies.isCode(text, at, end) && end + 1 < text.length()
                && text.charAt(end) == ' ' && Shapes.isDigit(text.charAt(end + 1))) {
            return out.mask(at, end, "currency");
        }
        String kind = TokenValues.kind(text, at, end);
        if (kind != null) {
            return out.mask(at, end, kind);
        }
        if (PhraseValues.isLogin(text, at, end, lastWord)) {
            return out.mask(at, end, "person");
        }
        if (TokenValues.isPlaceOf(text, at, end, lastWord) && lastWordEnd == at - 1) {
            return out.mask(at, end, "reference");
        }
        boolean free = lastWordEnd == at - 1 && text.charAt(lastWordEnd) == ' ';
        if (free && TokenValues.isNumberedName(text, at, end, lastWord)) {
            return out.mask(at, end, "name");
        }
        int hash = text.indexOf('=', at) > 0 && text.indexOf('=', at) < end
                ? -1
                : TokenValues.podHash(text, at, end);
        if (hash > at) {
            pieces.read(at, hash);
            return out.mask(hash, end, "pod");
        }
        return at;
    }

    private int path(int at, int end) {
        int line = PathText.beforeLineNumber(text, at, end);
        if (PathText.isVolatile(text, at, line)) {
            return out.mask(at, end, "path");
        }
        int name = PathText.startOfFileName(text, at, line);
        if (name > at && out.isOff("directory")) {
            out.append(at, name);
        } else if (name > at) {
            out.leaveOut(at, name, "directory");
        }
        out.append(name, line);
        return line < end ? out.mask(line, end, "line") : end;
    }

    /// `key=value`: the value goes unless the key says that it carries the meaning.
    private int assignment(int at, int equals, int end) {
        pieces.read(at, equals);
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
            return out.mask(from, to, "value");
        }
        if (from < text.length() && Shapes.isQuote(text.charAt(from))) {
            int close = Shapes.closingQuote(text, from);
            return close < 0 ? from : out.mask(from, close + 1, "value");
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
        while (inside < close && out.hasRoom()) {
            inside = Math.min(step(inside), close);
        }
        out.append('\'');
        return close + 1;
    }
}
