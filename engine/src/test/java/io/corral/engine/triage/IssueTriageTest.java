package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.Resolution;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueQueries;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDefinitionStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a ranking reads of the issue store, and what the next one reads again.
class IssueTriageTest {

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final Directory directory = directory();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CorrectionBook book = new CorrectionBook(new MemoryDefinitionStore());
    private final IssueTriage triage = triage();
    private Instant now = NOON.plus(Duration.ofMinutes(30));

    private static Directory directory() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        new Administration(store, new MemorySignInStore(), directory, clock, new Random(1))
                .setup()
                .setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return directory;
    }

    private IssueTriage triage() {
        var events = new MemoryEventStore();
        return new IssueTriage(
                new IssueTriage.Stores(noting(stores.queries()), events,
                        new MemoryPayloadStore(), new KeyMirror(stores.issues(), events),
                        stores.releases(), stores.commits(), stores.deploys(),
                        stores.health()),
                new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE,
                        new GroupingConfigs(new MemoryRuleSetStore(), () -> now)),
                new ProductContexts(new MemoryDefinitionStore(), () -> now), book,
                directory::current,
                () -> now);
    }

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
        asked.clear();
        OrganizationId acme = directory.current().organization("acme").orElseThrow().id();
        return triage.rank(acme);
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

        now = now.plus(Duration.ofHours(1));
        List<Long> after = hours(rank());
        assertThat(asked).containsExactly("unresolved 1", "series 1", "series 1");
        assertThat(after.subList(0, 23)).isEqualTo(before.subList(1, 24));
        assertThat(before.getLast()).isEqualTo(1);
        assertThat(after.getLast()).isZero();
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
        stores.issues().delete(List.of(digest.issueOf(anEvent().ofKey(2)).id()));
        assertThat(rank().verdicts()).isEmpty();
    }
}
