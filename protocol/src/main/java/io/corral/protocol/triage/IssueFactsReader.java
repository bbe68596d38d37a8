package io.corral.protocol.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Level;
import io.corral.domain.triage.IssueFacts;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one issue of a list, with what a bundle adds to it.
/// Field names: Sentry's API reference, "List an Organization's Issues".
final class IssueFactsReader {

    private static final int TAGS_MAX = 200;
    private static final int VALUES_MAX = 1000;
    private static final int BUCKETS_MAX = 1000;

    private final ObjectNode issue;
    private final Instant now;

    IssueFactsReader(ObjectNode issue, Instant now) {
        this.issue = issue;
        this.now = now;
    }

    IssueFacts read() {
        JsonNode metadata = issue.path("metadata");
        Event event = issue.get("latestEvent") instanceof ObjectNode node
                ? LatestEventReader.read(node, now)
                : null;
        return new IssueFacts(text("shortId", text("id", "?")), project(), text("title", ""),
                JsonNodes.text(issue, "culprit"), JsonNodes.text(metadata, "type"),
                JsonNodes.text(metadata, "value"), logged(metadata), level(),
                JsonNodes.text(issue, "logger"),
                lower("substatus"), lower("priority"), JsonNodes.bool(issue.get("isUnhandled")),
                count(issue.get("count")), users(), JsonNodes.instant(issue.get("firstSeen")),
                JsonNodes.instant(issue.get("lastSeen")), buckets("24h"), daily(), tags(),
                event,
                BundleReader.deploys(issue.path("releaseInfo").get("deploys"), null), releases());
    }

    private String text(String name, String absent) {
        String text = JsonNodes.text(issue, name);
        return text == null ? absent : text;
    }

    private String project() {
        String slug = JsonNodes.text(issue.path("project"), "slug");
        return slug != null ? slug : text("project", "");
    }

    // An issue's own type, or what its metadata describes.
    private @Nullable Boolean logged(JsonNode metadata) {
        String type = JsonNodes.text(issue, "type");
        if (type != null) {
            return type.equals("default");
        }
        boolean thrown = metadata.has("type");
        return (thrown || metadata.has("title")) ? Boolean.valueOf(!thrown) : null;
    }

    private @Nullable Level level() {
        String word = JsonNodes.text(issue, "level");
        return word == null ? null : Level.parse(word).orElse(null);
    }

    private @Nullable String lower(String name) {
        String word = JsonNodes.text(issue, name);
        return word == null ? null : word.toLowerCase(Locale.ROOT);
    }

    private static long count(@Nullable JsonNode node) {
        Double count = JsonNodes.number(node);
        return count == null ? 0 : Math.max(0, count.longValue());
    }

    private @Nullable Long users() {
        Double users = JsonNodes.number(issue.get("userCount"));
        return users == null ? null : Long.valueOf(Math.max(0, users.longValue()));
    }

    // Lists count at most fourteen days.
    private List<IssueFacts.Bucket> daily() {
        List<IssueFacts.Bucket> month = buckets("30d");
        return month.isEmpty() ? buckets("14d") : month;
    }

    private List<IssueFacts.Bucket> buckets(String period) {
        List<IssueFacts.Bucket> buckets = new ArrayList<>();
        for (JsonNode pair : issue.path("stats").path(period).values()) {
            Instant from = JsonNodes.instant(pair.get(0));
            if (from != null && buckets.size() < BUCKETS_MAX) {
                buckets.add(new IssueFacts.Bucket(from, count(pair.get(1))));
            }
        }
        return buckets;
    }

    private Map<String, List<IssueFacts.TagShare>> tags() {
        Map<String, List<IssueFacts.TagShare>> tags = new LinkedHashMap<>();
        for (JsonNode tag : issue.path("tags").values()) {
            String key = JsonNodes.text(tag, "key");
            if (key != null && tags.size() < TAGS_MAX) {
                tags.put(key, shares(tag.path("topValues")));
            }
        }
        return tags;
    }

    private static List<IssueFacts.TagShare> shares(JsonNode values) {
        List<IssueFacts.TagShare> shares = new ArrayList<>();
        for (JsonNode node : values.values()) {
            String value = JsonNodes.text(node, "value");
            if (value != null && shares.size() < VALUES_MAX) {
                shares.add(new IssueFacts.TagShare(value, count(node.get("count"))));
            }
        }
        return shares;
    }

    private Map<String, Long> releases() {
        Map<String, Long> releases = new LinkedHashMap<>();
        for (JsonNode node : issue.path("releaseInfo").path("distribution").values()) {
            String version = JsonNodes.text(node, "version");
            if (version != null && releases.size() < VALUES_MAX) {
                releases.put(version, count(node.get("count")));
            }
        }
        return releases;
    }
}
