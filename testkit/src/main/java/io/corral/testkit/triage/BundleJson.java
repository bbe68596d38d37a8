package io.corral.testkit.triage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the triage bundle of an organisation.
final class BundleJson {

    private final Organization organization;
    private final ReleaseHistory history;

    BundleJson(Organization organization) {
        this.organization = organization;
        this.history = new ReleaseHistory(organization.releases());
    }

    ObjectNode bundle() {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("org", organization.slug()).put("now", organization.now().toString());
        if (!organization.context().isEmpty()) {
            bundle.set("context", organization.context().deepCopy());
        }
        if (!organization.sessions().isEmpty()) {
            bundle.putObject("sessions").put("period", "24h")
                    .put("end", organization.now().toString())
                    .set("projects", organization.sessions().deepCopy());
        }
        ArrayNode issues = JsonNodeFactory.instance.arrayNode();
        Map<String, Integer> newGroups = new HashMap<>();
        for (LabelledIssue issue : organization.issues()) {
            ObjectNode node = issue(issue);
            newGroups.merge(node.at("/releaseInfo/firstRelease/version").asString(""), 1,
                    Integer::sum);
            issues.add(node);
        }
        bundle.set("releases", releases(newGroups));
        bundle.set("issues", issues);
        return bundle;
    }

    ObjectNode withLabels() {
        ObjectNode bundle = bundle();
        ObjectNode labels = bundle.putObject("labels");
        for (LabelledIssue issue : organization.issues()) {
            IssueLabel label = issue.label();
            ObjectNode node = labels.putObject(issue.shortId());
            node.put("tier", label.tier()).put("severity", label.severity())
                    .put("high", label.high()).put("cause", label.cause())
                    .put("noise", label.noise()).put("noise_optional", label.noiseOptional())
                    .put("needs_context", label.needsContext()).put("family", label.family())
                    .put("why", label.why());
            label.severities().forEach(node.putArray("severity_accept")::add);
            label.causes().forEach(node.putArray("cause_accept")::add);
        }
        return bundle;
    }

    private ArrayNode releases(Map<String, Integer> newGroups) {
        ArrayNode releases = JsonNodeFactory.instance.arrayNode();
        for (Release release : organization.releases()) {
            ObjectNode node = releases.addObject().put("version", release.version());
            release.projects().forEach(node.putArray("projects")::add);
            node.put("dateCreated", release.releasedAt().minusSeconds(840).toString())
                    .put("dateReleased", release.releasedAt().toString())
                    .put("newGroups", newGroups.getOrDefault(release.version(), 0));
            deploys(List.of(release), node.putArray("deploys"), false);
            ArrayNode commits = node.putArray("commits");
            release.commits().forEach(message -> commits.addObject()
                    .put("id", Stable.hex(12, release.version(), message))
                    .put("message", message));
        }
        return releases;
    }

    private ObjectNode issue(LabelledIssue issue) {
        EventHours hours = EventHours.of(issue.seen(), issue.shortId());
        List<Map.Entry<String, Long>> releases = history.distribution(issue, hours);
        String release = releases.isEmpty() ? null : releases.getFirst().getKey();
        ObjectNode event = new EventJson(organization.slug(), issue, release).event();
        ObjectNode node = new IssueJson(organization.slug(), issue).issue(event);
        stats(hours, node.putObject("stats"));
        node.set("tags", TagsJson.tags(issue, event, releases));
        node.set("releaseInfo", releaseInfo(issue, releases));
        node.set("latestEvent", event);
        return node;
    }

    private void stats(EventHours hours, ObjectNode stats) {
        Instant hour = organization.now().minusMillis(1).truncatedTo(ChronoUnit.HOURS);
        series(stats.putArray("24h"), hours, hour.minus(23, ChronoUnit.HOURS), 24, 1);
        Instant day = organization.now().minusMillis(1).truncatedTo(ChronoUnit.DAYS);
        series(stats.putArray("30d"), hours, day.minus(29, ChronoUnit.DAYS), 30, 24);
    }

    private static void series(ArrayNode series, EventHours hours, Instant begin, int buckets,
            int hoursEach) {
        for (int i = 0; i < buckets; i++) {
            Instant from = begin.plus((long) i * hoursEach, ChronoUnit.HOURS);
            series.addArray().add(from.getEpochSecond())
                    .add(hours.between(from, from.plus(hoursEach, ChronoUnit.HOURS)));
        }
    }

    private ObjectNode releaseInfo(LabelledIssue issue, List<Map.Entry<String, Long>> counts) {
        List<Release> ofProject = history.of(issue.project());
        boolean knownFirst = !ofProject.isEmpty()
                && !issue.seen().first().isBefore(ofProject.getFirst().releasedAt());
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("firstRelease", counts.isEmpty() || !knownFirst
                ? node.nullNode()
                : version(counts.getLast().getKey()));
        node.set("lastRelease", counts.isEmpty()
                ? node.nullNode()
                : version(counts.getFirst().getKey()));
        long sum = counts.stream().mapToLong(Map.Entry::getValue).sum();
        ArrayNode distribution = node.putArray("distribution");
        counts.forEach(entry -> distribution.addObject().put("version", entry.getKey())
                .put("count", entry.getValue())
                .put("percent", Math.round(1000.0 * entry.getValue() / sum) / 10.0));
        deploys(ofProject, node.putArray("deploys"), true);
        return node;
    }

    private ObjectNode version(String version) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("version", version);
        organization.releases().stream().filter(each -> each.version().equals(version))
                .findFirst()
                .ifPresent(each -> node.put("dateReleased", each.releasedAt().toString()));
        return node;
    }

    private static void deploys(List<Release> releases, ArrayNode deploys, boolean named) {
        List<Release> newestFirst = new ArrayList<>(releases).reversed();
        for (Release release : newestFirst) {
            for (Release.Deploy deploy : release.deploys()) {
                ObjectNode node = deploys.addObject();
                if (named) {
                    node.put("version", release.version());
                }
                node.put("environment", deploy.environment())
                        .put("dateFinished", deploy.at().toString());
            }
        }
    }
}
