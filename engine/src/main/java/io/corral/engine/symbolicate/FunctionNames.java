package io.corral.engine.symbolicate;

import io.corral.protocol.sourcemap.SourceMap;
import io.corral.protocol.sourcemap.SourceMap.Token;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out what a minified function was called: looks backwards from the call for the declaration
/// of that name whose body holds the call, and asks the map about the name in it. A reading of code
/// by its brackets, not a parser: where it does not find the declaration it says nothing. Owned by
/// one thread.
final class FunctionNames {

    private static final int WINDOW_CHARS = 300_000;
    private static final int TRIES_MAX = 300;
    private static final int HEAD_CHARS = 2_000;

    /// Characters that are read for one name, however often it stands there.
    private static final long WORK_MAX = 1_000_000;
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern BEFORE_NAME =
            Pattern.compile("(?:function\\s*\\*?|class)\\s*$");
    private static final Pattern VALUE =
            Pattern.compile("\\s*[=:]\\s*(?:async\\b\\s*)?(function\\b|\\(|[\\p{L}_$])");

    private final SourceMap map;
    private final MinifiedSource source;
    private final String text;
    private long work;

    FunctionNames(SourceMap map, MinifiedSource source) {
        this.map = map;
        this.source = source;
        this.text = source.text();
    }

    /// The original name; empty when it cannot be told.
    ///
    /// @param minified as the browser reported it, perhaps with a receiver in front
    /// @param line of the call, from 0
    /// @param column of the call, from 0
    Optional<String> original(String minified, int line, int column) {
        String name = lastPart(minified);
        int call = source.offset(line, column);
        if (call < 0 || !IDENTIFIER.matcher(name).matches()) {
            return Optional.empty();
        }
        int from = Math.max(0, call - WINDOW_CHARS);
        int at = call;
        work = 0;
        for (int tries = 0; tries < TRIES_MAX && work < WORK_MAX; tries++) {
            at = text.lastIndexOf(name, at - 1);
            if (at < from) {
                return Optional.empty();
            }
            if (isWord(at, at + name.length()) && declares(at, at + name.length(), call)) {
                return nameAt(at);
            }
        }
        return Optional.empty();
    }

    /// What engines put around the name itself: receiver, `new`, `async`, an alias.
    private static String lastPart(String function) {
        String name = function;
        int alias = name.indexOf(" [as ");
        name = alias > 0 ? name.substring(0, alias) : name;
        name = name.substring(name.lastIndexOf(' ') + 1);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private boolean isWord(int from, int to) {
        return (from == 0 || !Character.isJavaIdentifierPart(text.charAt(from - 1)))
                && (to >= text.length() || !Character.isJavaIdentifierPart(text.charAt(to)));
    }

    /// Whether the name is declared here, by a function whose body holds the call.
    private boolean declares(int from, int to, int call) {
        boolean keyword = BEFORE_NAME.matcher(
                text.substring(Math.max(0, from - 20), from)).find();
        int parameters = to;
        if (!keyword) {
            Matcher value = VALUE.matcher(text).region(to, Math.min(text.length(), to + 40));
            if (value.lookingAt()) {
                return holds(value.start(1), call);
            }
            boolean method = to < text.length() && text.charAt(to) == '('
                    && (from == 0 || text.charAt(from - 1) != '.');
            if (!method) {
                return false;
            }
        }
        int body = text.indexOf('{', parameters, Math.min(text.length(), parameters + HEAD_CHARS));
        return body >= 0 && body < call && opensBody(parameters, body) && holds(body, call);
    }

    /// Whether only a parameter list, or what a class extends, stands before the bracket.
    private boolean opensBody(int from, int body) {
        return new BracketScan(text).between(from, body) == 0;
    }

    /// Whether the expression or block that begins here goes on at the call.
    private boolean holds(int from, int call) {
        work += call - from;
        return new BracketScan(text).end(from, call) >= call;
    }

    private Optional<String> nameAt(int offset) {
        int line = source.line(offset);
        int column = source.column(offset);
        return map.find(line, column)
                .filter(token -> token.generatedLine() == line
                        && token.generatedColumn() == column)
                .flatMap(FunctionNames::name);
    }

    /// The name the map gives, else the word that stands in the source there.
    private static Optional<String> name(Token token) {
        if (token.name() != null && !token.name().isEmpty()) {
            return Optional.of(token.name());
        }
        return token.source().content().flatMap(content -> SourceLines.line(content, token.line()))
                .filter(line -> token.column() <= line.length())
                .map(line -> IDENTIFIER.matcher(line).region(token.column(), line.length()))
                .filter(Matcher::lookingAt).map(Matcher::group)
                .filter(word -> !word.equals("function") && !word.equals("async")
                        && !word.equals("class"));
    }
}
