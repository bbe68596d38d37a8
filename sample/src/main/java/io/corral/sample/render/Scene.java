package io.corral.sample.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// The world in which one event happens: the same order number, browser and build wherever the
/// event mentions them. Used by one thread for one event.
///
/// A slot `${…}` is a name (`${order}`), a member of a chosen alternative (`${browser.name}`) or a
/// generator with arguments (`${int:1:9}`), tried in this order; see `Slots`.
public final class Scene {

    private static final int DEPTH_MAX = 16;

    private final Setting setting;
    private final RandomGenerator random;
    private final Slots slots;
    private final Slots exactSlots;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<String, JsonNode> chosen = new HashMap<>();
    private boolean exact;
    private int depth;

    /// @param random decides between alternatives
    /// @param values writes what differs from event to event
    public Scene(Setting setting, RandomGenerator random, Values values) {
        this.setting = setting;
        this.random = random;
        this.slots = new Slots(this, random, values);
        this.exactSlots = new Slots(this, random, new RandomValues(random));
    }

    /// The text with every slot filled.
    public String expand(String text) {
        int start = text.indexOf("${");
        if (start < 0) {
            return text;
        }
        if (++depth > DEPTH_MAX) {
            throw new IllegalStateException("slots name each other in a circle: " + text);
        }
        var expanded = new StringBuilder(text.length() + 32);
        int done = 0;
        for (; start >= 0; start = text.indexOf("${", done)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                throw new IllegalStateException("slot without an end: " + text);
            }
            expanded.append(text, done, start).append(slot(text.substring(start + 2, end)));
            done = end + 1;
        }
        depth--;
        return expanded.append(text, done, text.length()).toString();
    }

    /// As `expand`, but what differs from event to event is drawn here, whatever the scene's own
    /// values are: for texts that are read again, such as numbers and frames.
    String expandExact(String text) {
        exact = true;
        try {
            return expand(text);
        } finally {
            exact = false;
        }
    }

    /// The slots with exact values.
    Slots exactSlots() {
        return exactSlots;
    }

    RandomGenerator random() {
        return random;
    }

    Setting setting() {
        return setting;
    }

    String slot(String expression) {
        String known = facts.get(expression);
        if (known != null) {
            return known;
        }
        String text = setting.named().get(expression);
        if (text != null) {
            String fact = expand(text);
            facts.put(expression, fact);
            return fact;
        }
        int dot = expression.indexOf('.');
        if (dot > 0 && setting.choices().containsKey(expression.substring(0, dot))) {
            return member(expression, expression.substring(0, dot), expression.substring(dot + 1));
        }
        return (exact ? exactSlots : slots).generate(expression);
    }

    private String member(String expression, String group, String key) {
        JsonNode value = choose(group).get(key);
        if (value == null) {
            throw new IllegalStateException("alternative without member: " + expression);
        }
        String fact = expand(value.isString() ? value.stringValue() : value.toString());
        facts.put(expression, fact);
        return fact;
    }

    private JsonNode choose(String group) {
        JsonNode known = chosen.get(group);
        if (known != null) {
            return known;
        }
        JsonNode picked = pick(setting.choices().getOrDefault(group, List.of()));
        chosen.put(group, picked);
        return picked;
    }

    private JsonNode pick(List<JsonNode> alternatives) {
        int total = alternatives.stream().mapToInt(Scene::weight).sum();
        int left = random.nextInt(total);
        for (JsonNode alternative : alternatives) {
            left -= weight(alternative);
            if (left < 0) {
                return alternative;
            }
        }
        throw new IllegalStateException("no alternative picked of " + alternatives);
    }

    private static int weight(JsonNode alternative) {
        return alternative.path("weight").asInt(1);
    }
}
