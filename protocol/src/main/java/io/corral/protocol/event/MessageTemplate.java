package io.corral.protocol.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills the placeholders of log messages of several languages: `%s`, `%-5.2f`, `%(name)s`, `{}`,
/// `{0}` and `{name}`. A placeholder without a parameter stays as it is written.
final class MessageTemplate {

    private static final String FLAGS = "-+ #0123456789.*lhLjz";
    /// Characters of a placeholder's name; keeps the search for its end short.
    private static final int NAME_LENGTH_MAX = 64;

    private final String template;
    private final List<@Nullable Object> params;
    private final Map<String, @Nullable Object> named;
    private final StringBuilder text = new StringBuilder();
    private int used;

    private MessageTemplate(
            String template, List<@Nullable Object> params, Map<String, @Nullable Object> named) {
        this.template = template;
        this.params = params;
        this.named = named;
    }

    /// The template with its parameters.
    ///
    /// @param named the same parameters by name, empty when they have none
    static String format(
            String template, List<@Nullable Object> params, Map<String, @Nullable Object> named) {
        return new MessageTemplate(template, params, named).format();
    }

    private String format() {
        int position = 0;
        while (position < template.length()) {
            char c = template.charAt(position);
            int end = switch (c) {
                case '%' -> percent(position);
                case '{' -> brace(position);
                default -> -1;
            };
            if (end < 0) {
                text.append(c);
                position++;
            } else {
                position = end;
            }
        }
        return text.toString();
    }

    /// Fills a placeholder that begins here; where it ends, or -1 when none does.
    private int percent(int start) {
        int position = start + 1;
        if (position < template.length() && template.charAt(position) == '%') {
            text.append('%');
            return position + 1;
        }
        String name = null;
        if (position < template.length() && template.charAt(position) == '(') {
            int close = closing(')', position);
            if (close < 0) {
                return -1;
            }
            name = template.substring(position + 1, close);
            position = close + 1;
        }
        while (position < template.length() && FLAGS.indexOf(template.charAt(position)) >= 0) {
            position++;
        }
        boolean conversion = position < template.length()
                && Character.isLetter(template.charAt(position));
        return conversion && fill(name) ? position + 1 : -1;
    }

    private int brace(int start) {
        int close = closing('}', start);
        if (close < 0) {
            return -1;
        }
        String inside = template.substring(start + 1, close);
        int colon = inside.indexOf(':');
        String name = colon < 0 ? inside : inside.substring(0, colon);
        if (name.isEmpty()) {
            return fill(null) ? close + 1 : -1;
        }
        boolean index = name.length() < 3 && name.chars().allMatch(Character::isDigit);
        return (index ? fillAt(Integer.parseInt(name)) : fill(name)) ? close + 1 : -1;
    }

    private int closing(char bracket, int from) {
        return template.indexOf(bracket, from,
                Math.min(template.length(), from + NAME_LENGTH_MAX));
    }

    /// Appends the parameter of this name, or the next one when there is no name.
    private boolean fill(@Nullable String name) {
        if (name == null) {
            return fillAt(used) && used++ >= 0;
        }
        if (!named.containsKey(name)) {
            return false;
        }
        text.append(named.get(name));
        return true;
    }

    private boolean fillAt(int index) {
        if (index >= params.size()) {
            return false;
        }
        text.append(params.get(index));
        return true;
    }
}
