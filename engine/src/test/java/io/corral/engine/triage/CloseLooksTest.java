package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.SignalType;
import io.corral.domain.triage.check.Check;
import io.corral.domain.triage.check.CheckType;
import io.corral.domain.triage.check.Checks;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.KeyMirror;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.engine.triage.CloseLooks.CloseLook;
import io.corral.testkit.event.MemoryEventStore;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryDefinitionStore;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryPayloadStore;
import io.corral.testkit.memory.MemoryRuleSetStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CloseLooksTest {

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final Directory directory = directory();
    private final Instant now = NOON.plus(Duration.ofMinutes(30));
    private final ProductContexts contexts;
    private final IssueTriage triage;
    private final CloseLooks looks;

    CloseLooksTest() {
        var events = new MemoryEventStore();
        var read = new IssueTriage.Stores(stores.queries(), events, new MemoryPayloadStore(),
                new KeyMirror(stores.issues(), events), stores.releases(), stores.commits(),
                stores.deploys(), stores.health());
        var assembly = new Assembly(new Normalizer(new ClientNames()), Symbolicator.NONE,
                new GroupingConfigs(new MemoryRuleSetStore(), () -> now));
        var definitions = new MemoryDefinitionStore();
        var book = new CorrectionBook(definitions);
        contexts = new ProductContexts(definitions, () -> now);
        triage = new IssueTriage(
                read, assembly, contexts, book, directory::current, () -> now);
        looks = new CloseLooks(triage, read, assembly, new CloseLooks.Said(contexts, book),
                directory::current, () -> now);
    }

    private static Directory directory() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        var store = new MemoryDirectoryStore();
        var directory = new Directory(store, clock);
        new Administration(store, new MemorySignInStore(), directory, clock, new Random(1))
                .setup()
                .setUp("test", new Wish("acme", "shop", null, false), "http://localhost");
        return directory;
    }

    private OrganizationId acme() {
        return directory.current().organization("acme").orElseThrow().id();
    }

    private CloseLook look(int key) {
        return looks.of(acme(), digest.issueOf(anEvent().ofKey(key)));
    }

    @Test
    void beforeTheFirstRanking_isJudgedByItself() {
        digest.digest(anEvent().ofKey(1));
        CloseLook look = look(1);
        assertThat(look.worklist()).isNull();
        assertThat(look.place()).isNull();
        assertThat(look.family()).isEmpty();
        assertThat(look.examined().explanation().verdict().shortId()).startsWith("SHOP-");
    }

    @Test
    void afterARanking_hasItsPlace_andTheSameVerdict() {
        for (int key = 1; key <= 4; key++) {
            digest.digest(anEvent().ofKey(key).withId(key));
        }
        triage.rank(acme());
        CloseLook look = look(3);
        var place = Objects.requireNonNull(look.place());
        assertThat(place.rank()).isBetween(1, 4);
        assertThat(look.examined().explanation().verdict().tier()).isEqualTo(place.tier());
        assertThat(look.examined().explanation().verdict().score()).isEqualTo(place.score());
    }

    @Test
    void anotherContext_isHeededAtOnce() {
        digest.digest(anEvent().ofKey(1));
        triage.rank(acme());
        String title = digest.issueOf(anEvent().ofKey(1)).metadata().title();
        var _ = contexts.change(acme(), "knownNoise: [{pattern: '" + title.substring(0, 3)
                + "', reason: told}]", new UserId(1));
        assertThat(look(1).examined().explanation().signal(SignalType.KNOWN_NOISE)).isPresent();
    }

    @Test
    void issueThatCameAfterwards_hasNoPlaceYet_butIsLookedAt() {
        digest.digest(anEvent().ofKey(1));
        triage.rank(acme());
        digest.digest(anEvent().ofKey(2).withId(2));
        CloseLook look = look(2);
        assertThat(look.worklist()).isNotNull();
        assertThat(look.place()).isNull();
        assertThat(Checks.of(look.examined())).filteredOn(
                check -> check.type() == CheckType.FREQUENCY)
                .singleElement().extracting(Check::isSeen).isEqualTo(true);
    }
}
