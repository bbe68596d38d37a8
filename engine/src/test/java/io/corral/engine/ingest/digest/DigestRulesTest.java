package io.corral.engine.ingest.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.SplitMark;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.TeamId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.store.PayloadStore;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Rules of a project in digest, and the time after they changed.
class DigestRulesTest {

    private static final String ALL = "message:* -> all";

    private final DigestFixture fixture = new DigestFixture();

    @Test
    void withoutRules_eventsAreGroupedByWhatTheySay() {
        fixture.send(1, "first thing");
        fixture.send(2, "second thing");
        fixture.digest();

        assertThat(issueOf(1)).isNotEqualTo(issueOf(2));
        assertThat(version(1)).isEqualTo(new GroupingVersion(Grouping.ALGORITHM, 0));
    }

    @Test
    void rule_groupsAndNamesEvents() {
        fixture.rules("message:*thing -> things title=\"Things: {{ message }}\"", "");
        fixture.send(1, "first thing");
        fixture.send(2, "second thing");
        fixture.digest();

        assertThat(issueOf(1)).isEqualTo(issueOf(2));
        assertThat(version(1)).isEqualTo(new GroupingVersion(Grouping.ALGORITHM, 1));
        assertThat(issue(1).metadata().title()).startsWith("Things: ");
    }

    @Test
    void rulesChangeWhileABatchWaitsForItsStore_itIsGroupedByTheNewOnes() {
        fixture.send(1, "first thing");
        fixture.send(2, "second thing");
        whileABatchWaits(() -> fixture.rules(ALL, ""));

        assertThat(version(1)).isEqualTo(new GroupingVersion(Grouping.ALGORITHM, 1));
        assertThat(key(2)).isEqualTo(key(1));
        assertThat(issueOf(2)).isEqualTo(issueOf(1));
    }

    /// Digests, and does something when a batch was digested but is stored nowhere yet.
    private void whileABatchWaits(Runnable change) {
        var failed = new CountDownLatch(1);
        var changed = new AtomicBoolean();
        PayloadStore payloads = DigestFixture.failing(
                PayloadStore.class, fixture.payloads, "append",
                _ -> changed.get()
                        ? Optional.empty()
                        : Optional.of(new StoreException(Category.DISK_FULL, "full", null)),
                failed);
        DigestStores all = fixture.stores(
                fixture.issues.issues(), fixture.queue, fixture.blobs);

        fixture.digest(new DigestStores(all.queue(), all.blobs(), payloads, all.events(),
                all.issues(), all.releases(), all.keys()), 100, () -> {
                    if (failed.getCount() == 0 && !changed.get()) {
                        change.run();
                        changed.set(true);
                    }
                    return fixture.queue.depth().entries() == 0;
                });
    }

    @Test
    void eventsAreSplitOffWhileABatchWaits_theyAreStoredApart() {
        fixture.send(1, "first thing");
        fixture.digest();
        long whole = key(1);
        fixture.send(2, "first thing");
        var mark = new SplitMark(1, DigestFixture.PROJECT, whole,
                new SplitMark.Condition.HasMessage("first thing"));
        whileABatchWaits(() -> fixture.split(mark));

        assertThat(key(2)).isEqualTo(mark.gives());
        assertThat(key(1)).isEqualTo(whole);
    }

    @Test
    void changedRule_oldKeyStillFindsTheIssue() {
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules(ALL, "");
        fixture.send(2, "first thing");
        fixture.digest();

        assertThat(issueOf(2)).isEqualTo(issueOf(1));
        assertThat(key(2)).isNotEqualTo(key(1));
        assertThat(version(2).ruleSet()).isEqualTo(1);
    }

    @Test
    void changedRule_newKeyIsTheIssuesFromThenOn() {
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules(ALL, "");
        fixture.send(2, "first thing");
        fixture.digest();
        fixture.send(3, "something else");
        fixture.digest();

        assertThat(issueOf(3)).isEqualTo(issueOf(1));
    }

    @Test
    void changedRule_oneBatch_firstAliasTakesAllIn() {
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules(ALL, "");
        fixture.send(2, "something else");
        fixture.send(3, "first thing");
        fixture.digest();

        assertThat(List.of(issueOf(2), issueOf(3))).containsOnly(issueOf(1));
    }

    @Test
    void afterTransition_newIssue() {
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules(ALL, "");
        fixture.passTime(RuleSet.TRANSITION.plus(Duration.ofSeconds(1)));
        fixture.send(2, "first thing");
        fixture.digest();

        assertThat(issueOf(2)).isNotEqualTo(issueOf(1));
    }

    @Test
    void slip_keysBeforeItStillFindTheIssue() {
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules("message:* -> typo", "");
        fixture.passTime(Duration.ofMinutes(5));
        fixture.rules(ALL, "");
        fixture.send(2, "first thing");
        fixture.digest();

        assertThat(issueOf(2)).isEqualTo(issueOf(1));
    }

    @Test
    void newIssueOfATransition_standsUnderTheNewKeyOnly() {
        fixture.rules(ALL, "");
        fixture.send(1, "first thing");
        fixture.digest();
        fixture.rules("", "");
        fixture.passTime(RuleSet.TRANSITION.plus(Duration.ofSeconds(1)));
        fixture.send(2, "first thing");
        fixture.digest();

        assertThat(issueOf(2)).isNotEqualTo(issueOf(1));
    }

    @Test
    void newIssue_goesToItsOwner() {
        Assignee owner = new Assignee.ToTeam(new TeamId(3));
        fixture.owner((_, event) -> event.metadata().title().contains("cart") ? owner : null);
        fixture.send(1, "the cart is empty");
        fixture.send(2, "something else");
        fixture.digest();

        assertThat(issue(1).assignee()).isEqualTo(owner);
        assertThat(issue(2).assignee()).isNull();
    }

    private IssueId issueOf(int number) {
        var key = new IssueKey(DigestFixture.PROJECT, key(number));
        return fixture.issues.queries().issuesOf(List.of(key)).values().iterator().next();
    }

    private Issue issue(int number) {
        return fixture.issues.queries().find(issueOf(number)).orElseThrow();
    }

    private long key(int number) {
        return fixture.payloads.find(DigestFixture.PROJECT, DigestFixture.id(number))
                .orElseThrow().key();
    }

    private GroupingVersion version(int number) {
        return fixture.payloads.find(DigestFixture.PROJECT, DigestFixture.id(number))
                .orElseThrow().version();
    }
}
