package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Compares what a load sent with what is stored: acknowledged is stored, nothing twice, counters
/// are what counting again gives, outcomes add up. Expects a running server that has nothing to do.
final class Audit {

    /// Attachments compared byte for byte; of all others name and size.
    private static final int DOWNLOADED_EVERY = 20;

    private final CorralServer server;
    private final Rest rest;
    private final Load load;
    private final Set<Integer> forgotten;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int replayed;

    /// @param forgotten numbers of events retention has taken
    Audit(CorralServer server, Load load, Set<Integer> forgotten) {
        this.server = server;
        this.rest = server.rest();
        this.load = load;
        this.forgotten = forgotten;
        load.requests().keySet().forEach(number -> numbers.put(load.event(number).id(), number));
    }

    /// So many entries failed first and were replayed.
    Audit withFailed(int entries) {
        replayed = entries;
        return this;
    }

    /// Makes sure of everything.
    ///
    /// @return how many events are stored
    int run() {
        assertThat(server.admin("failed", "list").path("failed")).isEmpty();
        List<JsonNode> events = rest.events();
        Set<Integer> stored = assertStoredOnce(events);
        assertOutcomes(stored);
        assertCounters(events);
        stored.forEach(this::assertAttachment);
        return stored.size();
    }

    private Set<Integer> assertStoredOnce(List<JsonNode> events) {
        List<Integer> listed = events.stream()
                .map(event -> numbers.getOrDefault(event.path("eventID").asString(), -1)).toList();
        assertThat(listed).as("listed events").doesNotHaveDuplicates().doesNotContain(-1);
        Set<Integer> stored = new HashSet<>(listed);
        List<String> lost = new ArrayList<>();
        load.requests().forEach((number, requests) -> {
            boolean isDue = requests.acknowledged() > 0 && !forgotten.contains(number);
            if (isDue && !stored.contains(number)) {
                lost.add(whereabouts(number));
            }
        });
        assertThat(lost).as("acknowledged and not listed").isEmpty();
        return stored;
    }

    /// What is known of an event that is not where it should be.
    private String whereabouts(int number) {
        String id = load.event(number).id();
        return "event %d, %s: by id %s, attachments %d, sent %d times".formatted(number, id,
                rest.event(id).map(event -> "in issue " + event.path("groupID").asString())
                        .orElse("unknown"),
                rest.attachments(id).size(), load.requests(number).sent());
    }

    private void assertOutcomes(Set<Integer> stored) {
        long surelyTwice = 0;
        long maybeTwice = 0;
        for (int number : stored) {
            Load.Requests requests = load.requests(number);
            surelyTwice += Math.max(0, requests.acknowledged() - 1);
            maybeTwice += requests.sent() - 1;
        }
        assertThat(rest.outcomes("error", "accepted")).as("accepted").isEqualTo(stored.size());
        assertThat(rest.outcomes("error", "invalid")).as("invalid").isEqualTo(replayed);
        assertThat(rest.outcomes("error", "filtered")).as("filtered").isZero();
        long duplicates = rest.outcomes("error", "duplicate");
        assertThat(duplicates).as("duplicates").isBetween(surelyTwice, maybeTwice);
        assertThat(rest.outcomes("attachment", "accepted")).as("attachments")
                .isEqualTo(stored.size());
        assertThat(rest.outcomes("attachment", "duplicate")).as("attachments of duplicates")
                .isEqualTo(duplicates);
    }

    private void assertCounters(List<JsonNode> events) {
        Map<String, Long> counted = new HashMap<>();
        Map<String, Set<String>> users = new HashMap<>();
        for (JsonNode event : events) {
            String issue = event.path("groupID").asString();
            counted.merge(issue, 1L, Long::sum);
            users.computeIfAbsent(issue, _ -> new HashSet<>())
                    .add(event.path("user").path("id").asString());
        }
        Map<String, Long> byIssue = new HashMap<>();
        Map<String, Long> byShortId = new HashMap<>();
        for (JsonNode issue : rest.issues()) {
            String id = issue.path("id").asString();
            long count = Long.parseLong(issue.path("count").asString());
            byIssue.put(id, count);
            byShortId.put(issue.path("shortId").asString(), count);
            assertThat(issue.path("userCount").asInt()).as("users of issue %s", id)
                    .isEqualTo(users.getOrDefault(id, Set.of()).size());
        }
        assertThat(byIssue).as("counters of issues").isEqualTo(counted);
        assertThat(rest.counts()).as("rows by issue").isEqualTo(byShortId);
    }

    private void assertAttachment(int number) {
        SampleEvent event = load.event(number);
        List<JsonNode> attachments = rest.attachments(event.id());
        assertThat(attachments).as("attachments of event %d", number).hasSize(1);
        JsonNode attachment = attachments.getFirst();
        assertThat(attachment.path("name").asString()).isEqualTo(number + ".txt");
        assertThat(attachment.path("size").asInt()).isEqualTo(event.attachment().length);
        if (event.isLarge() || number % DOWNLOADED_EVERY == 0) {
            assertThat(rest.download(event.id(), attachment.path("id").asString()))
                    .as("attachment of event %d", number).isEqualTo(event.attachment());
            assertThat(Events.exceptions(rest.event(event.id()).orElseThrow()))
                    .containsExactly("shop.Orders%d.Refused%d: order %d was refused"
                            .formatted(event.issue(), event.issue(), number)
                            .replaceFirst("^shop\\.Orders\\d+\\.", ""));
        }
    }
}
