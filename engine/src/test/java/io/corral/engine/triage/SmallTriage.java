package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;

import io.corral.domain.access.User;
import io.corral.domain.event.Level;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Verdict;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.store.issue.IssueQueries;
import io.corral.store.triage.LastRankingStore;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDefinitionStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryLastRankingStore;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemoryShownRankingStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Triage over stores in memory, of the organisations `acme` (project 1) and `other` (project 2).
final class SmallTriage {

    final IssueStores stores = MemoryIssueStores.create();
    final SmallDigest digest = new SmallDigest(stores);
    final MemoryEventStore events = new MemoryEventStore();
    final Directory directory = directory();
    final MemoryShownRankingStore rankings = new MemoryShownRankingStore();
    final MemoryLastRankingStore last = new MemoryLastRankingStore();
    final ProductContexts contexts;
    final CorrectionBook book;
    final IssueTriage triage;
    final CloseLooks looks;
    final Corrections corrections;
    final ShownRankings shown;
    Instant now = NOON.plus(Duration.ofMinutes(30));
    private final IssueQueries queries;
    private final Assembly assembly;
    private long ids;

    SmallTriage() {
        this(queries -> queries);
    }

    /// @param through what stands between triage and its questions about issues
    SmallTriage(UnaryOperator<IssueQueries> through) {
        var definitions = new MemoryDefinitionStore();
        book = new CorrectionBook(definitions);
        queries = through.apply(stores.queries());
        assembly = new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE,
                new GroupingConfigs(new MemoryRuleSetStore(), () -> now));
        contexts = new ProductContexts(definitions, () -> now);
        triage = another(last);
        looks = new CloseLooks(triage, read(last), assembly, new CloseLooks.Said(contexts, book),
                directory::current, () -> now);
        corrections = new Corrections(triage, book, stores.issues(), () -> now);
        shown = new ShownRankings(triage, rankings, () -> now);
    }

    /// Triage of another process over the same stores.
    IssueTriage another(LastRankingStore kept) {
        return new IssueTriage(
                read(kept), assembly, contexts, book, directory::current, () -> now);
    }

    private IssueTriage.Stores read(LastRankingStore kept) {
        return new IssueTriage.Stores(queries, events, new MemoryPayloadStore(),
                new KeyMirror(stores.issues(), events), stores.releases(), stores.commits(),
                stores.deploys(), stores.health(), kept);
    }

    private static Directory directory() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        var setup = new Administration(
                store, new MemorySignInStore(), directory, clock, new Random(1)).setup();
        setup.setUp("test", new Wish("acme", "shop", null, false), "http://localhost").granted();
        setup.setUp("test", new Wish("other", "hidden", null, false), "http://localhost")
                .granted();
        return directory;
    }

    OrganizationId organization(String slug) {
        return directory.current().organization(slug).orElseThrow().id();
    }

    User somebody() {
        return directory.current().users().getFirst();
    }

    /// An unhandled error that many met, one issue a key.
    GroupedEventBuilder bug(long project, int key, String title) {
        return anEvent().inProject(project).ofKey(key).withId(++ids).titled(title)
                .withLevel(Level.ERROR).handled(false).at(now.minusSeconds(60));
    }

    Issue happens(GroupedEventBuilder event) {
        digest.digest(event);
        return digest.issueOf(event);
    }

    Verdict verdict(String organization, Issue issue) {
        var worklist = triage.rank(organization(organization));
        return worklist.verdicts().stream().filter(each -> {
            Issue found = worklist.issues().get(each.shortId());
            return found != null && found.id().equals(issue.id());
        }).findFirst().orElseThrow();
    }
}
