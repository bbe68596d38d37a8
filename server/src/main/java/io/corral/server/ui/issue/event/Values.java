package io.corral.server.ui.issue.event;

import io.corral.protocol.json.Json;
import io.corral.web.page.issue.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Values of an event as text. Long ones are cut.
public final class Values {

    /// Characters of a value that stands alone.
    static final int LENGTH_MAX = 4_000;
    /// Characters of a value when nothing is to be cut; what an event may hold at all.
    static final int WHOLE_LENGTH_MAX = 1 << 20;

    private static final int LINE_LENGTH_MAX = 120;

    private Values() {}

    /// A text up to a length; never half a character.
    public static String cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(lengthMax - 1)) ? lengthMax - 1 : lengthMax;
        return text.substring(0, end) + "…";
    }

    /// Names with their JSON values, in order.
    static List<Fact> facts(Map<String, ? extends @Nullable Object> values, int lengthMax) {
        List<Fact> facts = new ArrayList<>(values.size());
        values.forEach((name, value) -> facts.add(fact(name, value, lengthMax)));
        return facts;
    }

    /// A name with its JSON value.
    static Fact fact(String name, @Nullable Object value, int lengthMax) {
        String text = cut(text(value), lengthMax);
        return new Fact(name, text, isBlock(text));
    }

    static boolean isBlock(String text) {
        return text.length() > LINE_LENGTH_MAX || text.indexOf('\n') >= 0;
    }

    /// Adds a text, unless there is none.
    static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(fact(name, value, LENGTH_MAX));
        }
    }

    /// A JSON value as people read it: short lists and objects on one line, longer ones indented.
    static String text(@Nullable Object value) {
        if (!(value instanceof Map<?, ?>) && !(value instanceof Collection<?>)) {
            return String.valueOf(value);
        }
        try {
            String line = Json.MAPPER.writeValueAsString(value);
            return line.length() <= LINE_LENGTH_MAX
                    ? line
                    : Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JacksonException e) {
            return String.valueOf(value);
        }
    }

    /// A text, indented where it is JSON.
    static String indented(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return text;
        }
        try {
            JsonNode json = Json.MAPPER.readTree(stripped);
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JacksonException _) {
            return text;
        }
    }
}
