package io.corral.domain.group;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What runtimes and databases name in their messages: the variable, property, class, argument or
/// column that is missing or wrong. Version 2 counts that name even where frames decide, and knows
/// the wordings of different runtime versions as one.
final class NamedThings {

    private static final int MESSAGE_MAX = 2000;
    private static final int NAME_MAX = 120;

    private static final List<ThingPhrase> PHRASES =
            Stream.of(RuntimePhrases.ALL, LibraryPhrases.ALL).flatMap(List::stream).toList();

    private static final PhraseIndex INDEX =
            new PhraseIndex(PHRASES.stream()
                    .map(each -> new PhraseIndex.Phrase(each.anywhere(), each.start()))
                    .toList());

    private NamedThings() {}

    /// The common wording with the name; null when the message names nothing that is known.
    static @Nullable EngineError of(String message) {
        if (message.length() > MESSAGE_MAX) {
            return null;
        }
        BitSet fitting = INDEX.in(message);
        int next = fitting == null ? -1 : fitting.nextSetBit(0);
        for (; next >= 0 && fitting != null; next = fitting.nextSetBit(next + 1)) {
            ThingPhrase phrase = PHRASES.get(next);
            String name = name(message, message.indexOf(phrase.start()), phrase);
            if (name != null && !(phrase.text().equals("no case of an enum") && isProse(name))) {
                String bare = bare(phrase.text(), name);
                bare = phrase.text().equals("argument of a wrong type")
                        ? bare + position(message)
                        : bare;
                return new EngineError(null, phrase.text() + ": " + bare, bare);
            }
        }
        return null;
    }

    /// Whether a wording names a thing, rather than a fault only.
    static boolean isOne(EngineError error) {
        return error.subject() != null && error.text().endsWith(": " + error.subject());
    }

    /// Which argument PHP means: `Argument #2 ($items)`, `Argument 2 passed to`, `parameter 2 to
    /// be`.
    private static String position(String message) {
        for (String mark : new String[]{"Argument #", "Argument ", "parameter "}) {
            int at = message.indexOf(mark);
            int from = at + mark.length();
            int end = at < 0 ? from : Names.skipDigits(message, from);
            if (end > from) {
                return " #" + message.substring(from, end);
            }
        }
        return "";
    }

    /// A word of a sentence, as in `is not a valid address`, where the name of a type is meant.
    private static boolean isProse(String name) {
        String last = Types.lastPart(name);
        return last.isEmpty() || !Character.isUpperCase(last.charAt(0));
    }

    /// The part of a name that every version and driver says; of a constant that an enum lacks the
    /// enum, as the constant itself came from somebody's data.
    private static String bare(String text, String name) {
        return switch (text) {
            case "duplicate key" ->
                name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            case "object was destroyed", "no such component", "field of a wrong type" ->
                Names.afterLast(name, '.');
            case "undecodable" ->
                name.startsWith(".") ? name.substring(1) : name;
            case "missing keyword", "unknown keyword" ->
                name.startsWith(":") ? name.substring(1) : name;
            case "no enum constant" ->
                name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
            default -> name;
        };
    }

    /// The name where it looks like one: no spaces, no number of its own.
    private static @Nullable String name(String message, int at, ThingPhrase phrase) {
        boolean leads = phrase.before().isEmpty();
        int before = leads ? at : message.indexOf(phrase.before(), at);
        if (before < 0) {
            return null;
        }
        int from = leads
                ? message.lastIndexOf(' ', Math.max(0, at - 2)) + 1
                : before + phrase.before().length();
        int to = phrase.after().isEmpty()
                ? endOfName(message, from)
                : message.indexOf(phrase.after(), from);
        if (to <= from || to - from > NAME_MAX) {
            return null;
        }
        String name = withoutMarks(message.substring(from, to));
        name = phrase.text().equals("late field without a value") ? Names.before(name, "@") : name;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetter(c) && "_.:$\\/#?!@[](),<>- ".indexOf(c) < 0
                    && (i == 0 || !Shapes.isDigit(c))) {
                return null;
            }
        }
        if (name.isEmpty()) {
            return null;
        }
        String words = withoutOrders(name);
        return MessageTemplate.of(words, Algorithm.SECOND).spans().isEmpty() ? name : null;
    }

    /// Without the single digits behind a line, which are part of the name of an index or a
    /// constraint: `cart_1_session_1`.
    private static String withoutOrders(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean order = name.charAt(i) == '_' && Names.skipDigits(name, i + 1) == i + 2
                    && (i + 2 == name.length() || name.charAt(i + 2) == '_');
            if (order) {
                i++;
            } else {
                kept.append(name.charAt(i));
            }
        }
        return kept.toString();
    }

    /// Without quotes and without the positions in a list, as in `items[3].price`.
    private static String withoutMarks(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int digits = c == '[' ? Names.skipDigits(name, i + 1) : i;
            if (digits > i + 1 && name.startsWith("]", digits)) {
                kept.append("[]");
                i = digits;
            } else if ("'\"`".indexOf(c) < 0 && !name.startsWith("\\\\", i)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static int endOfName(String message, int from) {
        int end = from;
        if (end < message.length() && "\"'`".indexOf(message.charAt(end)) >= 0) {
            end++;
        }
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))
                && "\"'`,;".indexOf(message.charAt(end)) < 0) {
            end++;
        }
        boolean marked = end > from && ".:".indexOf(message.charAt(end - 1)) >= 0;
        return marked ? end - 1 : end;
    }
}
