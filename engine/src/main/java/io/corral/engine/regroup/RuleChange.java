package io.corral.engine.regroup;

import io.corral.domain.group.RuleSet;
import io.corral.domain.id.UserId;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What else is to happen when a regroup job is done, as the job carries it: the rules change from
/// one version to the next.
///
/// @param base number of the version that is replaced
/// @param wish null when the rules stay
public record RuleChange(long base, RuleSet.@Nullable Wish wish) {

    private static final String NAME = "backtest";

    /// The text in the order of a job.
    public String body() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode change = body.putObject(NAME);
        change.put("base", base);
        RuleSet.Wish wanted = wish;
        if (wanted != null) {
            ObjectNode rules = change.putObject("rules");
            rules.put("algorithm", wanted.algorithm());
            rules.put("fingerprints", wanted.fingerprints());
            rules.put("stacks", wanted.stacks());
            ArrayNode masksOff = rules.putArray("masks_off");
            wanted.masksOff().forEach(masksOff::add);
            if (wanted.author() != null) {
                rules.put("author", wanted.author().value());
            }
            rules.put("note", wanted.note());
        }
        return body.toString();
    }

    /// Number of the version that holds afterwards.
    long ruleSet() {
        return wish == null ? base : base + 1;
    }

    /// Reads it again; empty when the job is not of a trial.
    public static Optional<RuleChange> read(String body) {
        JsonNode change;
        try {
            change = Json.MAPPER.readTree(body).path(NAME);
        } catch (JacksonException _) {
            return Optional.empty();
        }
        return change.isObject()
                ? Optional.of(new RuleChange(change.path("base").asLong(),
                        wish(JsonNodes.present(change, "rules"))))
                : Optional.empty();
    }

    private static RuleSet.@Nullable Wish wish(@Nullable JsonNode rules) {
        if (rules == null) {
            return null;
        }
        List<String> masksOff = new ArrayList<>();
        rules.path("masks_off").forEach(kind -> masksOff.add(kind.asString()));
        JsonNode author = JsonNodes.present(rules, "author");
        return new RuleSet.Wish(rules.path("algorithm").asInt(),
                rules.path("fingerprints").asString(), rules.path("stacks").asString(), masksOff,
                author == null ? null : new UserId(author.asLong()),
                rules.path("note").asString());
    }
}
