package io.corral.engine.issue;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Substatus;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueSettlingTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final Directory directory = directory();

    private static Directory directory() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        new Administration(store, new MemorySignInStore(), directory, clock, new Random(1))
                .setup()
                .setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return directory;
    }

    private void runAt(Instant now) {
        new IssueSettling(stores.issues(), stores.queries(), directory, () -> now).run();
    }

    @Test
    void newIssue_isOngoingAfterAWeek_andItsHistorySaysSo() {
        digest.digest(anEvent());

        runAt(NOON.plus(WEEK).minusSeconds(1));
        assertThat(issue().state().substatus()).isEqualTo(Substatus.NEW);
        runAt(NOON.plus(WEEK).plusSeconds(1));
        runAt(NOON.plus(WEEK).plusSeconds(2));

        assertThat(issue().state().substatus()).isEqualTo(Substatus.ONGOING);
        assertThat(stores.queries().activities(
                issue().id(), Set.of(ActivityType.AUTO_SET_ONGOING), 0, 10)).hasSize(1);
    }

    @Test
    void regressedIssue_isOngoingAWeekAfterItCameBack() {
        digest.digest(anEvent());
        digest.edit(anEvent(), NOON,
                new Step.Resolve(new Resolution(new Fix.Now(), NOON, null)));
        Instant back = NOON.plus(Duration.ofDays(5));
        digest.digest(anEvent().withId(2).at(back));
        assertThat(issue().state().substatus()).isEqualTo(Substatus.REGRESSED);

        runAt(NOON.plus(WEEK).plusSeconds(1));
        assertThat(issue().state().substatus()).isEqualTo(Substatus.REGRESSED);
        runAt(back.plus(WEEK).plusSeconds(1));
        assertThat(issue().state().substatus()).isEqualTo(Substatus.ONGOING);
    }

    @Test
    void resolvedIssue_staysResolved() {
        digest.digest(anEvent());
        digest.edit(anEvent(), NOON,
                new Step.Resolve(new Resolution(new Fix.Now(), NOON, null)));

        runAt(NOON.plus(WEEK).plus(WEEK));

        assertThat(issue().state().status()).isEqualTo(IssueStatus.RESOLVED);
    }

    @Test
    void manyIssues_areAllSettled() {
        for (long key = 1; key <= 250; key++) {
            digest.digest(anEvent().ofKey(key).withId(key));
        }

        runAt(NOON.plus(WEEK).plusSeconds(1));

        for (long key = 1; key <= 250; key++) {
            GroupedEventBuilder event = anEvent().ofKey(key);
            assertThat(digest.issueOf(event).state().substatus())
                    .isEqualTo(Substatus.ONGOING);
        }
    }

    private Issue issue() {
        return digest.issueOf(anEvent());
    }
}
