package io.corral.cli.triage.explain;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.VerdictWriter;
import io.corral.tools.text.PlainText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is told to whoever writes: verdicts with the titles of their issues, each text bounded and
/// on one line.
final class Facts {

    static final int TEXT_MAX = 300;
    private static final int LIST_MAX = 8;
    private static final int BRIEFED_MAX = 12;
    private static final int FIRST_TIER = 1;

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

    /// Issues of the first tier, of each family the first one.
    List<Verdict> firstTier() {
        Set<String> families = new HashSet<>();
        return verdicts.stream()
                .filter(each -> each.tier() == FIRST_TIER && each.noise() == null)
                .filter(each -> each.family() == null || families.add(each.family())).toList();
    }

    /// Short ids of others with the same root.
    List<String> relatives(Verdict verdict) {
        String family = verdict.family();
        return family == null
                ? List.of()
                : verdicts.stream().filter(each -> family.equals(each.family())
                        && !each.shortId().equals(verdict.shortId()))
                        .map(each -> PlainText.cut(PlainText.line(each.shortId()), TEXT_MAX))
                        .limit(LIST_MAX).toList();
    }

    String title(Verdict verdict) {
        return PlainText.line(titles.getOrDefault(verdict.shortId(), ""));
    }

    /// Of one issue.
    ObjectNode of(Verdict verdict) {
        ObjectNode facts = (ObjectNode) bounded(VerdictWriter.write(verdict));
        ArrayNode relatives = facts.putArray("sameRoot");
        relatives(verdict).forEach(relatives::add);
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
