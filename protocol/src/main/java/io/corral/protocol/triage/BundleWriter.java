package io.corral.protocol.triage;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.TriageInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes an input of triage as parts of a bundle, so that [BundleReader] reads the same values.
/// Events are left out: they are stored elsewhere.
final class BundleWriter {

    private BundleWriter() {}

    /// Everything but the issues.
    static ObjectNode around(TriageInput input) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("now", input.now().toString());
        node.set("context", context(input.context()));
        ObjectNode projects = node.putObject("sessions").putObject("projects");
        input.sessions().forEach((slug, health) -> projects.putObject(slug)
                .put("crashFreeSessions", health.crashFreeSessions())
                .put("crashFreeUsers", health.crashFreeUsers())
                .put("sessions", health.sessions()));
        ArrayNode releases = node.putArray("releases");
        input.releases().forEach(release -> releases.add(release(release)));
        ArrayNode corrections = node.putArray("corrections");
        input.corrections().forEach(each -> corrections.add(CorrectionJson.write(each)));
        return node;
    }

    private static ObjectNode release(TriageInput.ReleaseFacts release) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", release.version());
        texts(node, "projects", release.projects());
        put(node, "dateReleased", release.releasedAt());
        node.set("deploys", deploys(release.deploys()));
        ArrayNode commits = node.putArray("commits");
        release.commits().forEach(message -> commits.addObject().put("message", message));
        return node;
    }

    private static ArrayNode deploys(List<TriageInput.Deploy> deploys) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        deploys.forEach(deploy -> list.addObject().put("version", deploy.version())
                .put("environment", deploy.environment())
                .put("dateFinished", deploy.at().toString()));
        return list;
    }

    private static ObjectNode context(ProductContext context) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("product", context.product());
        ArrayNode services = node.putArray("services");
        context.services().forEach(each -> {
            ObjectNode service = services.addObject().put("name", each.name())
                    .put("audience", word(each.audience()))
                    .put("criticality", word(each.criticality()))
                    .put("owner", each.owner()).put("notes", each.notes());
            texts(service, "projects", each.projects());
        });
        ArrayNode flows = node.putArray("flows");
        context.flows().forEach(each -> texts(flows.addObject().put("name", each.name())
                .put("impact", each.impact()), "patterns", each.patterns()));
        ArrayNode policies = node.putArray("retryPolicies");
        context.retryPolicies().forEach(each -> policies.addObject().put("match", each.match())
                .put("maxRetries", each.maxRetries()).put("onExhausted", each.onExhausted()));
        ArrayNode parties = node.putArray("thirdParties");
        context.thirdParties().forEach(each -> parties.addObject().put("host", each.host())
                .put("usedFor", each.usedFor()));
        ArrayNode noise = node.putArray("knownNoise");
        context.knownNoise().forEach(each -> noise.addObject().put("pattern", each.pattern())
                .put("reason", each.reason()));
        ObjectNode owners = node.putObject("owners");
        context.owners().forEach(owners::put);
        return node;
    }

    private static @Nullable String word(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    /// One issue.
    static ObjectNode issue(IssueFacts facts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("shortId", facts.shortId()).put("title", facts.title());
        node.putObject("project").put("slug", facts.project());
        put(node, "culprit", facts.culprit());
        if (facts.logged() != null) {
            node.put("type", facts.logged() ? "default" : "error");
        }
        ObjectNode metadata = node.putObject("metadata");
        put(metadata, "type", facts.type());
        put(metadata, "value", facts.message());
        put(node, "level", facts.level() == null ? null : facts.level().wireName());
        put(node, "logger", facts.logger());
        put(node, "substatus", facts.substatus());
        put(node, "priority", facts.priority());
        if (facts.unhandled() != null) {
            node.put("isUnhandled", facts.unhandled());
        }
        node.put("count", facts.events());
        if (facts.users() != null) {
            node.put("userCount", facts.users());
        }
        put(node, "firstSeen", facts.firstSeen());
        put(node, "lastSeen", facts.lastSeen());
        ObjectNode stats = node.putObject("stats");
        stats.set("24h", buckets(facts.hourly()));
        stats.set("30d", buckets(facts.daily()));
        node.set("tags", tags(facts.tags()));
        ObjectNode releases = node.putObject("releaseInfo");
        releases.set("deploys", deploys(facts.deploys()));
        ArrayNode distribution = releases.putArray("distribution");
        facts.releases().forEach((version, count) -> distribution.addObject()
                .put("version", version).put("count", count));
        return node;
    }

    private static ArrayNode buckets(List<IssueFacts.Bucket> buckets) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (IssueFacts.Bucket bucket : buckets) {
            ArrayNode pair = list.addArray();
            Instant from = bucket.from();
            if (from.truncatedTo(ChronoUnit.SECONDS).equals(from)) {
                pair.add(from.getEpochSecond());
            } else {
                pair.add(from.toString());
            }
            pair.add(bucket.events());
        }
        return list;
    }

    private static ArrayNode tags(Map<String, List<IssueFacts.TagShare>> tags) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, shares) -> {
            ArrayNode values = list.addObject().put("key", key).putArray("topValues");
            shares.forEach(share -> values.addObject().put("value", share.value())
                    .put("count", share.events()));
        });
        return list;
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Instant time) {
        if (time != null) {
            node.put(name, time.toString());
        }
    }

    private static void texts(ObjectNode node, String name, List<String> texts) {
        ArrayNode list = node.putArray(name);
        texts.forEach(list::add);
    }
}
