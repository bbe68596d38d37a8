package io.corral.protocol.triage;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.SignalType;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Corrections as JSON: in bundles, and as they are kept. Words are those of verdicts; what is null
/// says unknown, or none.
public final class CorrectionJson {

    private static final int LIKENESS_MAX = 20;
    private static final int TEXT_LENGTH_MAX = 1000;
    private static final String TIER = "tier";
    private static final String CAUSE = "cause";
    private static final String NOISE = "noise";

    private CorrectionJson() {}

    /// What can be corrected: `tier`, `cause` or `noise`.
    public static String name(Change change) {
        return switch (change) {
            case Change.Tier _ -> TIER;
            case Change.Cause _ -> CAUSE;
            case Change.Noise _ -> NOISE;
        };
    }

    /// Writes one.
    public static ObjectNode write(Correction correction) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", correction.id()).put("shortId", correction.shortId())
                .put("by", correction.by()).put("at", correction.at().toString())
                .put("word", correction.word());
        ObjectNode change = node.putObject("change");
        switch (correction.change()) {
            case Change.Tier(int tier) -> change.put(TIER, tier);
            case Change.Cause(var cause) -> change.put(CAUSE, word(cause));
            case Change.Noise(var noise) -> change.put(NOISE, word(noise));
        }
        ObjectNode before = node.putObject("before");
        write(before.putObject("shown"), correction.before().shown());
        write(before.putObject("plain"), correction.before().plain());
        ArrayNode alarms = before.putArray("alarms");
        correction.before().alarms().stream().sorted()
                .forEach(alarm -> alarms.add(alarm.wireName()));
        ArrayNode likeness = node.putArray("likeness");
        correction.likeness().forEach(likeness::add);
        return node;
    }

    private static void write(ObjectNode node, Said said) {
        node.put(TIER, said.tier()).put(CAUSE, word(said.cause()))
                .put(NOISE, word(said.noise()));
    }

    private static @Nullable String word(@Nullable CauseCategory cause) {
        return cause == null ? null : cause.wireName();
    }

    private static @Nullable String word(@Nullable NoiseClass noise) {
        return noise == null ? null : noise.wireName();
    }

    /// Reads one; empty when it says nothing that can be heeded.
    public static Optional<Correction> read(JsonNode node) {
        String shortId = JsonNodes.text(node, "shortId");
        Instant at = JsonNodes.instant(node.get("at"));
        Change change = change(node.path("change"));
        JsonNode before = node.path("before");
        Said shown = said(before.path("shown"));
        if (shortId == null || at == null || change == null || shown == null) {
            return Optional.empty();
        }
        Said plain = said(before.path("plain"));
        String by = JsonNodes.text(node, "by");
        Double id = JsonNodes.number(node.get("id"));
        return Optional.of(new Correction(id == null ? 0 : id.longValue(), cut(shortId),
                by == null ? "somebody" : cut(by), at, change, word(node),
                new Before(shown, plain == null ? shown : plain, alarms(before.path("alarms"))),
                likeness(node.path("likeness"))));
    }

    private static @Nullable String word(JsonNode node) {
        String word = JsonNodes.text(node, "word");
        return word == null ? null : cut(word);
    }

    private static @Nullable Change change(JsonNode node) {
        Integer tier = JsonNodes.integer(node.get(TIER));
        if (tier != null) {
            return tier >= 1 && tier <= 4 ? new Change.Tier(tier) : null;
        }
        if (node.has(CAUSE)) {
            return new Change.Cause(cause(node));
        }
        return node.has(NOISE) ? new Change.Noise(noise(node)) : null;
    }

    private static @Nullable Said said(JsonNode node) {
        Integer tier = JsonNodes.integer(node.get(TIER));
        return tier == null || tier < 1 || tier > 4
                ? null
                : new Said(tier, cause(node), noise(node));
    }

    private static @Nullable CauseCategory cause(JsonNode node) {
        String word = JsonNodes.text(node, CAUSE);
        return word == null ? null : CauseCategory.ofWireName(word).orElse(null);
    }

    private static @Nullable NoiseClass noise(JsonNode node) {
        String word = JsonNodes.text(node, NOISE);
        return word == null ? null : NoiseClass.ofWireName(word).orElse(null);
    }

    private static Set<SignalType> alarms(JsonNode list) {
        Set<SignalType> alarms = new HashSet<>();
        for (JsonNode each : list.values()) {
            String word = JsonNodes.text(each);
            if (word != null) {
                SignalType.ofWireName(word).ifPresent(alarms::add);
            }
        }
        return alarms;
    }

    private static List<String> likeness(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list.values()) {
            String text = JsonNodes.text(each);
            if (text != null && texts.size() < LIKENESS_MAX) {
                texts.add(cut(text));
            }
        }
        return texts;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
    }
}
