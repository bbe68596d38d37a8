package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.Issue;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssueQueries.Seen;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.testkit.Property;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever the batches were, the numbers are those of counting every event anew.
public abstract class IssueCountingContract {

    private static final int TRIES = 25;
    private static final int KEYS = 3;

    /// Opens empty stores, each time it is called.
    protected abstract IssueStores openEmpty();

    @Test
    void numbers_ofAnyBatches_equalARecount() {
        Property.forAll(TRIES, IssueCountingContract::batches, this::checkNumbers);
    }

    private static List<List<GroupedEvent>> batches(RandomGenerator random, int size) {
        List<List<GroupedEvent>> batches = new ArrayList<>();
        long id = 0;
        for (int batch = random.nextInt(1, 6); batch > 0; batch--) {
            List<GroupedEvent> events = new ArrayList<>();
            for (int i = random.nextInt(1, size + 2); i > 0; i--) {
                id++;
                events.add(event(random, id).build());
            }
            batches.add(events);
        }
        return batches;
    }

    private static GroupedEventBuilder event(RandomGenerator random, long id) {
        return anEvent()
                .withId(id)
                .ofKey(random.nextInt(KEYS))
                .inProject(1 + random.nextInt(2))
                .at(NOON.plusMillis(id).plusSeconds(random.nextInt(4) * 3_600L))
                .inRelease(oneOf(random, "1", "2", "3"))
                .inEnvironment(oneOf(random, "production", "staging"))
                .ofUser(random.nextBoolean() ? null : Long.valueOf(random.nextInt(50)))
                .titled("Error " + random.nextInt(5))
                .handled(random.nextInt(9) > 0);
    }

    private static @Nullable String oneOf(RandomGenerator random, String... words) {
        int choice = random.nextInt(words.length + 1);
        return choice == words.length ? null : words[choice];
    }

    private void checkNumbers(List<List<GroupedEvent>> batches) {
        IssueStores stores = openEmpty();
        IssueStores recount = MemoryIssueStores.create();
        SmallDigest digest = new SmallDigest(stores);
        SmallDigest single = new SmallDigest(recount);
        for (List<GroupedEvent> batch : batches) {
            digest.digest(batch);
            batch.forEach(event -> single.digest(List.of(event)));
        }
        for (GroupedEvent event : batches.stream().flatMap(List::stream).toList()) {
            GroupedEventBuilder key =
                    anEvent().inProject(event.project().value()).ofKey(event.key());
            Issue expected = single.issueOf(key);
            Issue actual = digest.issueOf(key);
            assertThat(actual.numbers()).isEqualTo(expected.numbers());
            assertThat(actual.metadata()).isEqualTo(expected.metadata());
            assertThat(actual.unhandled()).isEqualTo(expected.unhandled());
            assertThat(actual.number()).isEqualTo(expected.number());
            assertThat(details(stores, actual.id())).isEqualTo(details(recount, expected.id()));
            checkTogether(stores, actual.id());
        }
    }

    /// What is read of many issues at once is what is read of each.
    private static void checkTogether(IssueStores stores, IssueId issue) {
        List<IssueMark> marks = stores.queries()
                .unresolved(Set.of(new ProjectId(1), new ProjectId(2)), 100);
        assertThat(marks).contains(IssueMark.of(stores.queries().find(issue).orElseThrow()));
        List<IssueId> ids = marks.stream().map(IssueMark::id).toList();
        assertThat(stores.queries().releasesOf(ids).getOrDefault(issue, List.of()))
                .containsExactlyInAnyOrderElementsOf(stores.queries().releases(issue, 100));
        assertThat(stores.queries().environmentsOf(ids).getOrDefault(issue, List.of()))
                .isEqualTo(stores.queries().environments(issue));
    }

    private record Details(List<Long> hours, List<Long> staging, Set<Seen> releases,
            List<Seen> environments) {}

    private static Details details(IssueStores stores, IssueId issue) {
        return new Details(
                hours(stores, issue, Set.of()),
                hours(stores, issue, Set.of("staging")),
                Set.copyOf(stores.queries().releases(issue, 100)),
                stores.queries().environments(issue));
    }

    private static List<Long> hours(IssueStores stores, IssueId issue, Set<String> environments) {
        return stores.queries()
                .series(List.of(issue), new Series(NOON, 6, 1, environments))
                .getOrDefault(issue, List.of());
    }
}
