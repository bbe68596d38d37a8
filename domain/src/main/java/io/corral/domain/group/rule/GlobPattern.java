package io.corral.domain.group.rule;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A compiled pattern. Matching costs a step for each character of the text at most, whatever the
/// pattern is.
final class GlobPattern {

    private enum Form {
        EXACT,
        PREFIX,
        SUFFIX,
        CONTAINS,
        GENERAL
    }

    private final Form form;
    private final String literal;
    private final @Nullable GlobAutomaton automaton;

    private GlobPattern(Form form, String literal, @Nullable GlobAutomaton automaton) {
        this.form = form;
        this.literal = literal;
        this.automaton = automaton;
    }

    static GlobPattern of(String pattern, MatchKey.Case letters) {
        List<GlobToken> tokens = GlobToken.read(pattern, letters);
        int from = !tokens.isEmpty() && isAny(tokens.getFirst()) ? 1 : 0;
        int to = tokens.size() - (tokens.size() > from && isAny(tokens.getLast()) ? 1 : 0);
        StringBuilder literal = new StringBuilder();
        for (GlobToken token : tokens.subList(from, to)) {
            if (!(token instanceof GlobToken.Literal(char character))) {
                return new GlobPattern(
                        Form.GENERAL, longestLiteral(tokens), new GlobAutomaton(tokens));
            }
            literal.append(character);
        }
        boolean open = from > 0;
        boolean openEnd = to < tokens.size();
        Form form = open
                ? openEnd || literal.isEmpty() ? Form.CONTAINS : Form.SUFFIX
                : openEnd ? Form.PREFIX : Form.EXACT;
        return new GlobPattern(form, literal.toString(), null);
    }

    private static boolean isAny(GlobToken token) {
        return token instanceof GlobToken.Any(boolean across) && across;
    }

    private static String longestLiteral(List<GlobToken> tokens) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        for (GlobToken token : tokens) {
            if (token instanceof GlobToken.Literal(char character)) {
                run.append(character);
                longest = run.length() > longest.length() ? run.toString() : longest;
            } else {
                run.setLength(0);
            }
        }
        return longest;
    }

    /// A text as it is compared.
    static String folded(String text, MatchKey.Case letters) {
        return switch (letters) {
            case KEPT -> text;
            case FOLDED -> text.toLowerCase(Locale.ROOT);
            case PATH -> text.replace('\\', '/').toLowerCase(Locale.ROOT);
        };
    }

    boolean isExact() {
        return form == Form.EXACT;
    }

    /// A text that everything matching has in it; empty when there is none.
    String literal() {
        return literal;
    }

    /// Whether the whole text matches.
    ///
    /// @param text folded
    boolean matches(String text) {
        return switch (form) {
            case EXACT -> text.equals(literal);
            case PREFIX -> text.startsWith(literal);
            case SUFFIX -> text.endsWith(literal);
            case CONTAINS -> text.contains(literal);
            case GENERAL -> automaton != null && automaton.matches(text);
        };
    }
}
