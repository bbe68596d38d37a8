package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A template while it is written: words as they are, a mask in place of a value, and what was
/// masked. Values with nothing but joints between them share one mask. Positions are those of the
/// text; owned by one call.
final class TemplateOutput {

    private static final int LENGTH_MAX = 1000;
    /// Characters between two values that make a list or a compound of them.
    private static final String JOINTS = " ,.:;/-_|+xT\n";

    private final String text;
    private final StringBuilder out;
    private final List<MessageTemplate.Span> spans = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final Set<String> off;
    /// End in `out` of the last mask; -1 when nothing was masked yet.
    private int maskEnd = -1;
    private String lastWord = "";
    private int lastWordEnd;

    /// @param off kinds of values that stay
    TemplateOutput(String text, Set<String> off) {
        this.text = text;
        this.off = off;
        this.out = new StringBuilder(text.length() + 16);
    }

    boolean hasRoom() {
        return out.length() < LENGTH_MAX;
    }

    MessageTemplate template() {
        int length = Math.min(out.length(), LENGTH_MAX);
        String template = out.substring(0, length).strip();
        return new MessageTemplate(text, template, List.copyOf(spans), List.copyOf(codes));
    }

    void append(char c) {
        out.append(c);
    }

    /// A part of the text as it is.
    void append(int from, int to) {
        out.append(text, from, to);
    }

    /// One space, however many there are.
    void space() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    int word(int from, int to) {
        out.append(text, from, to);
        lastWord = Shapes.lower(text, from, to);
        lastWordEnd = to;
        return to;
    }

    /// A noun without the ending of the plural.
    ///
    /// @param stem where that ending starts
    /// @param ending what stands in its place
    int noun(int from, int stem, String ending, int to) {
        word(from, stem);
        out.append(ending);
        lastWordEnd = to;
        return to;
    }

    /// A word that carries the meaning, such as the number of an error.
    int code(int from, int to) {
        codes.add(text.substring(from, to));
        return word(from, to);
    }

    /// Last run of letters, in lower case.
    String lastWord() {
        return lastWord;
    }

    /// Where the last word ended in the text.
    int lastWordEnd() {
        return lastWordEnd;
    }

    boolean isOff(String kind) {
        return off.contains(kind);
    }

    /// Something that goes without a mask.
    int leaveOut(int from, int to, String kind) {
        spans.add(new MessageTemplate.Span(from, to, kind));
        return to;
    }

    int mask(int from, int to, String kind) {
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

    /// A value and in brackets behind it another one that says the same, as a name and its address.
    void dropBracketedMask() {
        String mask = MessageTemplate.MASK;
        String pair = mask + " <" + mask;
        int at = out.length() - pair.length() - 1;
        if (at >= 0 && out.charAt(out.length() - 1) == '>' && out.indexOf(pair, at) == at) {
            out.setLength(at + mask.length());
            maskEnd = out.length();
        }
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

    /// Characters since the last mask, or since the start and one more.
    int sinceMask() {
        return out.length() - maskEnd;
    }

    /// Nothing, or a joint or two, stands between a mask and what comes next.
    boolean isBesideMask() {
        return maskEnd > 0 && sinceMask() <= 2;
    }

    String lastMasked() {
        return spans.isEmpty() ? "" : spans.getLast().kind();
    }

    /// Of rows of values, one after another, only the first stays.
    void dropRepeatedRow() {
        if (endsWithRow()) {
            out.setLength(out.lastIndexOf(")"));
        }
    }

    /// What was written is one row of values after another.
    private boolean endsWithRow() {
        String mask = MessageTemplate.MASK;
        int end = out.length() - mask.length();
        return end > 0 && (out.indexOf("(" + mask + "), (" + mask, end - mask.length() - 5) >= 0
                || out.indexOf("(" + mask + "),(" + mask, end - mask.length() - 4) >= 0);
    }

    /// A value is the same whether a version of a runtime puts it into quotes or not.
    void dropQuotesAroundMask() {
        int open = out.length() - MessageTemplate.MASK.length() - 2;
        if (open >= 0 && maskEnd == out.length() - 1 && out.charAt(open) == '\'') {
            out.deleteCharAt(out.length() - 1);
            out.deleteCharAt(open);
            maskEnd = out.length();
        }
    }
}
