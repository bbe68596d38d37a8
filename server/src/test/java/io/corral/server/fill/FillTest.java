package io.corral.server.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.protocol.json.Json;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.issue.KeyLink;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class FillTest {

    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<ProjectId> PROJECTS = List.of(new ProjectId(1), new ProjectId(2));

    private final MemoryPayloadStore payloads = new MemoryPayloadStore();
    private final MemoryEventStore events = new MemoryEventStore();
    private final IssueStores issues = MemoryIssueStores.create();

    private void fill(long count, int bugs) {
        new Fill(new Fill.Stores(payloads, events, issues.issues()), new OrganizationId(1),
                PROJECTS, new Fill.Size(count, bugs, END)).run(_ -> {});
    }

    private List<Issue> opened() {
        return issues.issues().keysAfter(0, 10_000).stream().map(KeyLink::issue)
                .map(id -> issues.queries().find(Objects.requireNonNull(id)).orElseThrow())
                .toList();
    }

    @Test
    void run_everyBugHasAnIssue_andAllErrorsCount() {
        fill(1_000, 40);
        List<Issue> opened = opened();
        assertThat(opened).hasSize(40);
        assertThat(opened).extracting(Issue::project).hasSameElementsAs(PROJECTS);
        assertThat(opened.stream().mapToLong(issue -> issue.numbers().events()).sum())
                .isEqualTo(600);
        assertThat(opened).extracting(issue -> issue.numbers().events())
                .anySatisfy(count -> assertThat(count).isGreaterThan(60));
        assertThat(events.applied(0).sequence()).isEqualTo(1_000);
    }

    @Test
    void run_eventsLieInTheLast30Days_andHaveReadablePayloads() {
        fill(100, 7);
        List<StoredPayload> stored = new ArrayList<>();
        payloads.scan(END.minus(Duration.ofDays(40)), END.plusSeconds(60), stored::add);
        assertThat(stored).hasSize(60).allSatisfy(payload -> {
            ObjectNode json = Objects.requireNonNull(
                    Json.readObject(payload.body(), 0, payload.body().length));
            assertThat(json.path("event_id").asString()).isEqualTo(payload.id().toString());
            assertThat(json.at("/exception/values/0/stacktrace/frames").size()).isEqualTo(3);
            assertThat(Instant.parse(json.path("timestamp").asString()))
                    .isBetween(END.minus(Duration.ofDays(30)), END);
        });
    }
}
