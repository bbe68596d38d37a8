package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.Resolution;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueQueries;
import io.corral.testkit.issue.SmallDigest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a ranking reads of the issue store, and what the next one reads again.
class IssueTriageTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final SmallTriage small = new SmallTriage(this::noting);
    private final SmallDigest digest = small.digest;

    /// Notes each question, with how many issues it is about.
    private IssueQueries noting(IssueQueries queries) {
        return (IssueQueries) Proxy.newProxyInstance(IssueQueries.class.getClassLoader(),
                new Class<?>[]{IssueQueries.class}, (_, method, arguments) -> {
                    Object about = arguments[0];
                    asked.add(method.getName() + " "
                            + (about instanceof Collection<?> all ? all.size() : 1));
                    try {
                        return method.invoke(queries, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Worklist rank() {
        return rank(small.triage);
    }

    private Worklist rank(IssueTriage triage) {
        asked.clear();
        return triage.rank(small.organization("acme"));
    }

    @Test
    void firstRanking_asksOnceWhateverTheNumber_theNextOnlyWhatChanged() {
        for (int key = 1; key <= 40; key++) {
            digest.digest(anEvent().ofKey(key).withId(key));
        }
        assertThat(rank().verdicts()).hasSize(40);
        assertThat(asked).containsExactlyInAnyOrder("unresolved 1", "find 40", "series 40",
                "series 40", "releasesOf 40", "environmentsOf 40");

        assertThat(rank().verdicts()).hasSize(40);
        assertThat(asked).containsExactly("unresolved 1");

        digest.digest(anEvent().ofKey(7).withId(100));
        assertThat(rank().facts()).anyMatch(facts -> facts.events() == 2);
        assertThat(asked).contains("find 1", "series 1").doesNotContain("find 40");
    }

    @Test
    void atTheFullHour_countsAreReadAgain_andNothingElse() {
        digest.digest(anEvent());
        List<Long> before = hours(rank());

        small.now = small.now.plus(Duration.ofHours(1));
        List<Long> after = hours(rank());
        assertThat(asked).containsExactly("unresolved 1", "series 1", "series 1");
        assertThat(after.subList(0, 23)).isEqualTo(before.subList(1, 24));
        assertThat(before.getLast()).isEqualTo(1);
        assertThat(after.getLast()).isZero();
    }

    @Test
    void anotherProcess_readsIssuesButNotWhatIsCountedOfThem_untilTheFullHour() {
        for (int key = 1; key <= 40; key++) {
            digest.digest(anEvent().ofKey(key).withId(key));
        }
        Worklist before = rank();
        small.triage.keep();

        assertThat(rank(small.another(small.last)).facts()).isEqualTo(before.facts());
        assertThat(asked).containsExactly("unresolved 1", "find 40");
        digest.digest(anEvent().ofKey(7).withId(100));
        assertThat(rank(small.another(small.last)).facts())
                .anyMatch(facts -> facts.events() == 2);
        assertThat(asked).contains("find 39", "find 1", "series 1").doesNotContain("find 40");

        small.now = small.now.plus(Duration.ofHours(1));
        assertThat(rank(small.another(small.last)).facts()).hasSize(40);
        assertThat(asked).contains("find 40", "series 40", "releasesOf 40");
    }

    private static List<Long> hours(Worklist worklist) {
        return worklist.facts().getFirst().hourly().stream().map(hour -> hour.events()).toList();
    }

    @Test
    void resolvedIssue_leavesTheWorklist_deletedOnesToo() {
        digest.digest(anEvent().ofKey(1));
        digest.digest(anEvent().ofKey(2).withId(2));
        rank();

        digest.edit(anEvent().ofKey(1), NOON,
                new Step.Resolve(new Resolution(new Fix.Now(), NOON, null)));
        assertThat(rank().verdicts()).hasSize(1);
        small.stores.issues().delete(List.of(digest.issueOf(anEvent().ofKey(2)).id()));
        assertThat(rank().verdicts()).isEmpty();
    }
}
