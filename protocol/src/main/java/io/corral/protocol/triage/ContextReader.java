package io.corral.protocol.triage;

import io.corral.domain.search.Nearest;
import io.corral.domain.triage.ProductContext;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Reads a product context, as a tree or as text. What cannot be read is left out and named.
public final class ContextReader {

    private static final int ENTRIES_MAX = 500;
    private static final List<String> FIELDS = List.of("product", "services", "flows",
            "retryPolicies", "thirdParties", "knownNoise", "owners");
    /// Fields of an entry, by the list it stands in.
    private static final Map<String, List<String>> ENTRY_FIELDS = Map.of(
            "services",
            List.of("name", "projects", "audience", "criticality", "owner", "notes"),
            "flows", List.of("name", "patterns", "impact"),
            "retryPolicies", List.of("match", "maxRetries", "onExhausted"),
            "thirdParties", List.of("host", "usedFor"),
            "knownNoise", List.of("pattern", "reason"));

    private final List<ContextProblem> problems = new ArrayList<>();

    private ContextReader() {}

    /// A context and what was left out of it.
    public record ContextRead(ProductContext context, List<ContextProblem> problems) {
        public ContextRead {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a context.
    ///
    /// @param tree null or JSON's null when there is none
    public static ContextRead read(@Nullable JsonNode tree) {
        if (tree == null || tree.isNull()) {
            return new ContextRead(ProductContext.NONE, List.of());
        }
        return new ContextReader().readObject(tree);
    }

    /// Reads the text of a context, YAML or JSON; problems name the line. A text that is neither
    /// gives an empty context and one problem.
    public static ContextRead readText(String text) {
        return switch (YamlTree.read(text)) {
            case YamlTree.YamlRead.Rejected(var line, var reason) -> new ContextRead(
                    ProductContext.NONE, List.of(new ContextProblem("", line, reason)));
            case YamlTree.YamlRead.Read(var tree, var lines) -> withLines(read(tree), lines);
        };
    }

    /// The tree of a text, as a bundle holds it; empty when it is neither YAML nor JSON.
    public static Optional<JsonNode> tree(String text) {
        return switch (YamlTree.read(text)) {
            case YamlTree.YamlRead.Rejected _ -> Optional.empty();
            case YamlTree.YamlRead.Read(var tree, _) -> Optional.of(tree);
        };
    }

    private static ContextRead withLines(ContextRead read, Map<String, Integer> lines) {
        return new ContextRead(read.context(), read.problems().stream()
                .map(problem -> new ContextProblem(problem.field(), line(problem.field(), lines),
                        problem.reason()))
                .toList());
    }

    // Of the field; where it is missing, of what should hold it.
    private static @Nullable Integer line(String field, Map<String, Integer> lines) {
        String at = field;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.get(at);
    }

    private ContextRead readObject(JsonNode tree) {
        if (!tree.isObject()) {
            problems.add(new ContextProblem("", "expected an object"));
            return new ContextRead(ProductContext.NONE, problems);
        }
        checkFields(tree, "", FIELDS);
        String product = JsonNodes.text(tree, "product");
        var context = new ProductContext(product == null ? "" : product,
                list(tree, "services", this::service), list(tree, "flows", this::flow),
                list(tree, "retryPolicies", this::retryPolicy),
                list(tree, "thirdParties", this::thirdParty),
                list(tree, "knownNoise", this::knownNoise), owners(tree));
        return new ContextRead(context, problems);
    }

    private <T> List<T> list(JsonNode tree, String name,
            BiFunction<JsonNode, String, @Nullable T> reader) {
        List<T> read = new ArrayList<>();
        JsonNode node = JsonNodes.present(tree, name);
        if (node == null) {
            return read;
        }
        if (!(node instanceof ArrayNode array)) {
            problems.add(new ContextProblem(name, "expected a list"));
            return read;
        }
        for (int i = 0; i < Math.min(array.size(), ENTRIES_MAX); i++) {
            entry(array.path(i), name, name + "[" + i + "]", reader).ifPresent(read::add);
        }
        if (array.size() > ENTRIES_MAX) {
            problems.add(new ContextProblem(name, "at most " + ENTRIES_MAX + " entries"));
        }
        return read;
    }

    private <T> Optional<T> entry(JsonNode node, String list, String field,
            BiFunction<JsonNode, String, @Nullable T> reader) {
        List<String> known = ENTRY_FIELDS.getOrDefault(list, List.of());
        if (!node.isObject()) {
            problems.add(new ContextProblem(field,
                    "expected fields, of " + String.join(", ", known)));
            return Optional.empty();
        }
        checkFields(node, field + ".", known);
        return Optional.ofNullable(reader.apply(node, field));
    }

    // A field that nobody reads would be left out silently.
    private void checkFields(JsonNode node, String before, List<String> known) {
        node.propertyNames().stream().filter(name -> !known.contains(name))
                .forEach(name -> problems.add(new ContextProblem(before + name, "unknown field; "
                        + Nearest.likely(name, known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("known are " + String.join(", ",
                                        known.stream().sorted().toList())))));
    }

    private ProductContext.Service service(JsonNode node, String field) {
        String name = text(node, "name");
        return new ProductContext.Service(name, texts(node, "projects", field),
                word(ProductContext.Audience.class, node, "audience", field),
                word(ProductContext.Criticality.class, node, "criticality", field),
                JsonNodes.text(node, "owner"), text(node, "notes"));
    }

    private ProductContext.Flow flow(JsonNode node, String field) {
        return new ProductContext.Flow(text(node, "name"), texts(node, "patterns", field),
                text(node, "impact"));
    }

    private ProductContext.@Nullable RetryPolicy retryPolicy(JsonNode node, String field) {
        String match = required(node, "match", field);
        Integer max = JsonNodes.integer(node.get("maxRetries"));
        if (max == null || max < 0) {
            problems.add(new ContextProblem(field + ".maxRetries", "expected a whole number"));
            return null;
        }
        return match == null
                ? null
                : new ProductContext.RetryPolicy(match, max, text(node, "onExhausted"));
    }

    private ProductContext.@Nullable ThirdParty thirdParty(JsonNode node, String field) {
        String host = required(node, "host", field);
        return host == null
                ? null
                : new ProductContext.ThirdParty(host.toLowerCase(Locale.ROOT),
                        text(node, "usedFor"));
    }

    private ProductContext.@Nullable KnownNoise knownNoise(JsonNode node, String field) {
        String pattern = required(node, "pattern", field);
        return pattern == null
                ? null
                : new ProductContext.KnownNoise(pattern, text(node, "reason"));
    }

    private Map<String, String> owners(JsonNode tree) {
        Map<String, String> owners = new HashMap<>();
        JsonNode node = JsonNodes.present(tree, "owners");
        if (node != null && !node.isObject()) {
            problems.add(new ContextProblem("owners", "expected projects with their teams"));
        }
        tree.path("owners").properties().forEach(entry -> {
            String team = JsonNodes.text(entry.getValue());
            if (team == null) {
                problems.add(new ContextProblem("owners." + entry.getKey(), "expected a team"));
            } else {
                owners.put(entry.getKey(), team);
            }
        });
        return owners;
    }

    private static String text(JsonNode node, String name) {
        String text = JsonNodes.text(node, name);
        return text == null ? "" : text.strip();
    }

    private @Nullable String required(JsonNode node, String name, String field) {
        String text = text(node, name);
        if (text.isEmpty()) {
            problems.add(new ContextProblem(field + "." + name, "expected text"));
            return null;
        }
        return text;
    }

    private List<String> texts(JsonNode node, String name, String field) {
        List<String> texts = new ArrayList<>();
        JsonNode list = JsonNodes.present(node, name);
        if (list != null && !list.isArray()) {
            problems.add(new ContextProblem(field + "." + name, "expected a list of texts"));
        }
        for (JsonNode each : node.path(name).values()) {
            String text = JsonNodes.text(each);
            if (text != null && !text.isBlank() && texts.size() < ENTRIES_MAX) {
                texts.add(text.strip());
            }
        }
        return texts;
    }

    private <T extends Enum<T>> @Nullable T word(Class<T> type, JsonNode node, String name,
            String field) {
        String word = JsonNodes.text(node, name);
        if (word == null) {
            return null;
        }
        for (T constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(word.strip())) {
                return constant;
            }
        }
        problems.add(new ContextProblem(field + "." + name, "unknown word " + word));
        return null;
    }
}
