package io.corral.cli.triage.explain;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.VerdictWriter;
import io.corral.tools.text.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is told to whoever writes: verdicts with the titles of their issues, each text bounded and
/// on one line.
final class Facts {

    static final int TEXT_MAX = 300;
    private static final int LIST_MAX = 8;
    private static final int BRIEFED_MAX = 12;

    private final TriageInput input;
    private final List<Verdict> verdicts;
    private final Map<String, String> titles = new HashMap<>();

    Facts(TriageInput input, List<Verdict> verdicts) {
        this.input = input;
        this.verdicts = verdicts;
        for (IssueFacts issue : input.issues()) {
            titles.putIfAbsent(issue.shortId(), issue.title());
        }
    }

    String title(Verdict verdict) {
        return PlainText.line(titles.getOrDefault(verdict.shortId(), ""));
    }

    /// Of one issue.
    ObjectNode of(Verdict verdict) {
        ObjectNode facts = (ObjectNode) bounded(VerdictWriter.write(verdict));
        return facts.put("title", PlainText.cut(title(verdict), TEXT_MAX));
    }

    /// Of the whole list: its numbers, and what is high.
    ObjectNode ofAll() {
        ObjectNode facts = Json.MAPPER.createObjectNode().put("now", input.now().toString())
                .put("open", verdicts.size())
                .put("high", verdicts.stream().filter(Verdict::isHigh).count())
                .put("noise", verdicts.stream().filter(each -> each.noise() != null).count());
        ArrayNode first = facts.putArray("first");
        verdicts.stream().filter(Verdict::isHigh).limit(BRIEFED_MAX)
                .forEach(verdict -> first.add(of(verdict)));
        return facts;
    }

    private static JsonNode bounded(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.MAPPER.createObjectNode();
                object.properties().forEach(
                        each -> copy.set(each.getKey(), bounded(each.getValue())));
                yield copy;
            }
            case ArrayNode list -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                list.valueStream().limit(LIST_MAX).forEach(each -> copy.add(bounded(each)));
                yield copy;
            }
            default -> node.isString()
                    ? Json.MAPPER.getNodeFactory().stringNode(
                            PlainText.cut(PlainText.line(node.stringValue()), TEXT_MAX))
                    : node;
        };
    }
}
