package io.corral.protocol.triage;

import io.corral.domain.triage.Verdict;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes verdicts as JSON: a list ordered by rank, names as the input's, null where nothing is
/// said.
public final class VerdictWriter {

    private VerdictWriter() {}

    /// The list.
    public static ArrayNode write(List<Verdict> verdicts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        verdicts.forEach(verdict -> list.add(write(verdict)));
        return list;
    }

    /// One verdict.
    public static ObjectNode write(Verdict verdict) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rank", verdict.rank()).put("shortId", verdict.shortId())
                .put("project", verdict.project()).put("tier", verdict.tier())
                .put("severity", verdict.severity().name()).put("high", verdict.isHigh())
                .put("cause", verdict.cause() == null ? null : verdict.cause().wireName())
                .put("noise", verdict.noise() == null ? null : verdict.noise().wireName())
                .put("score", verdict.score());
        ArrayNode reasons = node.putArray("reasons");
        verdict.reasons().forEach(reason -> reasons.addObject().put("signal", reason.signal())
                .put("evidence", reason.evidence()).put("weight", reason.weight()));
        node.put("family", verdict.family()).put("nextStep", verdict.nextStep());
        texts(node, "rules", verdict.path());
        texts(node, "whatWouldChange", verdict.whatWouldChange());
        texts(node, "notSeen", verdict.notSeen());
        return node;
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode list = node.putArray(name);
        texts.forEach(list::add);
    }
}
