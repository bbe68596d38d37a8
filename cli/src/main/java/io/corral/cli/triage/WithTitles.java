package io.corral.cli.triage;

import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.VerdictWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Verdicts as JSON, each with the number, title and page of its issue.
final class WithTitles {

    private static final List<String> FIELDS = List.of("id", "title", "permalink");

    private WithTitles() {}

    static ArrayNode of(List<Verdict> verdicts, JsonNode issues) {
        Map<String, JsonNode> byShortId = new HashMap<>();
        issues.forEach(issue -> byShortId.putIfAbsent(
                issue.path("shortId").asString(""), issue));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Verdict verdict : verdicts) {
            ObjectNode node = VerdictWriter.write(verdict);
            JsonNode issue = byShortId.get(verdict.shortId());
            if (issue != null) {
                FIELDS.forEach(field -> node.set(field, issue.path(field)));
            }
            list.add(node);
        }
        return list;
    }
}
