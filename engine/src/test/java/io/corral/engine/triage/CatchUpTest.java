package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.issue.UpdateCircumstances;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Since.Change;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.engine.triage.CatchUp.Fixed;
import io.corral.engine.triage.CatchUp.News;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final UserId ANN = new UserId(7);
    private static final Instant MORNING = NOON.minus(Duration.ofHours(4));
    private static final GroupedEventBuilder OLD = anEvent().at(NOON.minus(Duration.ofDays(3)));

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final CatchUp catchUp = new CatchUp(stores.queries());
    private long number;

    private GroupedEventBuilder bug(GroupedEventBuilder event) {
        number++;
        GroupedEventBuilder bug = event.ofKey(number).withId(number);
        digest.digest(bug);
        return bug;
    }

    private News news(Set<ProjectId> projects) {
        Map<String, Issue> issues = new LinkedHashMap<>();
        stores.queries().unresolved(projects, 100).forEach(mark -> {
            Issue issue = stores.queries().find(mark.id()).orElseThrow();
            issues.put(issue.shortId("shop").toString(), issue);
        });
        List<IssueFacts> facts = issues.entrySet().stream().map(each -> facts(
                each.getKey(), each.getValue())).toList();
        var input = new TriageInput(NOON, ProductContext.NONE, Map.of(), List.of(), facts);
        return catchUp.since(new Worklist(NOON, facts,
                Triage.rank(input, TriageSettings.DEFAULTS), issues), projects, MORNING, 0, 10);
    }

    private static IssueFacts facts(String shortId, Issue issue) {
        return new IssueFacts(shortId, "shop", "Error", null, "Error", null, false, null, null,
                null, null, null, issue.numbers().events(), 1L, issue.numbers().firstSeen(),
                issue.numbers().lastSeen(), List.of(), List.of(), Map.of(), null, List.of(),
                Map.of());
    }

    private static List<String> told(List<Change> changes) {
        return changes.stream()
                .map(change -> change.verdict().shortId() + " " + change.why()).toList();
    }

    private String id(GroupedEventBuilder bug) {
        return digest.issueOf(bug).shortId("shop").toString();
    }

    private void rate(GroupedEventBuilder bug, Priority priority, Instant at) {
        List<Activity> _ = stores.issues().edit(List.of(new IssueEdit(digest.issueOf(bug).id(),
                null, at, List.of(new Step.RatePriority(priority)),
                List.of(new Activity.Entry(ActivityType.SET_PRIORITY,
                        Map.of("priority", priority.wireName()))))));
    }

    private static UpdateCircumstances by(Instant at) {
        return new UpdateCircumstances(ANN, at, null, Set.of(), 0, false, "share");
    }

    @Test
    void new_cameBack_escalating_priorityUp() {
        GroupedEventBuilder fresh = bug(anEvent().at(NOON.minusSeconds(60)));
        GroupedEventBuilder back = bug(OLD);
        digest.edit(back, MORNING, new Step.Reopen(Substatus.REGRESSED));
        GroupedEventBuilder louder = bug(OLD);
        digest.edit(louder, NOON, new Step.Reopen(Substatus.ESCALATING));
        GroupedEventBuilder longAgo = bug(OLD);
        digest.edit(longAgo, MORNING.minusSeconds(1), new Step.Reopen(Substatus.ESCALATING));
        GroupedEventBuilder urgent = bug(OLD);
        rate(urgent, Priority.LOW, MORNING.minus(Duration.ofHours(9)));
        rate(urgent, Priority.HIGH, NOON);
        GroupedEventBuilder calmer = bug(OLD);
        rate(calmer, Priority.LOW, NOON);

        News news = news(Set.of(SHOP));
        assertThat(told(news.open().fresh())).containsExactly(id(fresh) + " new");
        assertThat(told(news.open().worse())).containsExactlyInAnyOrder(
                id(back) + " came back", id(louder) + " escalating",
                id(urgent) + " priority high now");
        assertThat(news.fixed()).isEmpty();
    }

    @Test
    void fixed_sinceThen_byWhom() {
        GroupedEventBuilder fixed = bug(OLD);
        GroupedEventBuilder before = bug(OLD);
        digest.update(fixed, IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                by(NOON));
        digest.update(before, IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                by(MORNING.minusSeconds(1)));

        News news = news(Set.of(SHOP));
        assertThat(news.fixed()).containsExactly(new Fixed(digest.issueOf(fixed), ANN));
        assertThat(news.fixedHits()).isEqualTo(1);
        assertThat(news(Set.of(new ProjectId(2))).fixed()).isEmpty();
    }
}
