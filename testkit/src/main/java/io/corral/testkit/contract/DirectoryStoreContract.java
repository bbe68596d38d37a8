package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Member;
import io.corral.domain.access.Preferences;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.AllowedOrigins;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Quota;
import io.corral.domain.project.Scrubbing;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryChange.DeleteKey;
import io.corral.store.directory.DirectoryChange.DeleteMember;
import io.corral.store.directory.DirectoryChange.DeleteProject;
import io.corral.store.directory.DirectoryChange.DeleteTeam;
import io.corral.store.directory.DirectoryChange.DeleteToken;
import io.corral.store.directory.DirectoryChange.PutKey;
import io.corral.store.directory.DirectoryChange.PutMember;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutProject;
import io.corral.store.directory.DirectoryChange.PutTeam;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.directory.DirectoryContents;
import io.corral.store.directory.DirectorySequence;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.directory.DirectoryStore.Applied;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [DirectoryStore] does.
public abstract class DirectoryStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Quota QUOTA = new Quota(500, Duration.ofMinutes(1));

    private static final Organization ACME =
            new Organization(new OrganizationId(1), "acme", "Acme", NOW, QUOTA);
    private static final Team BACKEND =
            new Team(new TeamId(1), ACME.id(), "backend", "Back end", NOW);
    private static final Team FRONTEND =
            new Team(new TeamId(2), ACME.id(), "frontend", "Front end", NOW);
    private static final Project SHOP = new Project(
            new ProjectId(1), ACME.id(), "shop", "Shop", "javascript", NOW,
            List.of(FRONTEND.id(), BACKEND.id()),
            new ProjectSettings(
                    new InboundFilters(true, false, true, List.of("*Loop*", "b"), List.of("1.*")),
                    new Scrubbing(true, false, List.of("pin"), List.of("shipping"), true),
                    new AllowedOrigins(List.of("https://shop.example.com", "*.example.org")),
                    QUOTA, Duration.ofDays(30)));
    private static final Project PLAIN = new Project(
            new ProjectId(2), ACME.id(), "plain", "Plain", null, NOW, List.of(),
            ProjectSettings.defaults());
    private static final ClientKey KEY = new ClientKey(
            new KeyId(1), SHOP.id(), "0123456789abcdef0123456789abcdef", "Default", true, QUOTA,
            NOW);
    private static final User ANN = new User(
            new UserId(1), "ann@example.com", "Ann", true, NOW,
            new Preferences(Preferences.Theme.DARK, ZoneId.of("Europe/Berlin")));
    private static final Member OWNER =
            new Member(ACME.id(), ANN.id(), Role.OWNER, List.of(BACKEND.id()), NOW);
    private static final ApiToken TOKEN = new ApiToken(
            new TokenId(1), "CI", SecretHash.of("token"), "cdef", ANN.id(), ACME.id(),
            Set.of(Scope.ORG_READ, Scope.EVENT_WRITE), NOW, null, NOW.plusSeconds(60),
            SecretHash.of("refresh"));

    private static final List<DirectoryChange> EVERYTHING = List.of(
            new PutOrganization(ACME), new PutTeam(BACKEND), new PutTeam(FRONTEND),
            new PutProject(SHOP), new PutProject(PLAIN), new PutKey(KEY), new PutUser(ANN),
            new PutMember(OWNER), new PutToken(TOKEN));

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected DirectoryStore store;

    /// Opens the store: a new one at first, the same one when asked again.
    protected abstract DirectoryStore open() throws Exception;

    /// Whether the adapter can do this.
    protected boolean supports(Capability capability) {
        return true;
    }

    @BeforeEach
    void openFirst() throws Exception {
        store = open();
    }

    @Test
    void contents_ofNewStore_isEmpty() {
        assertThat(store.contents()).isEqualTo(DirectoryContents.EMPTY);
    }

    @Test
    void apply_everything_isReadAsItWas() {
        assertThat(store.apply(EVERYTHING, List.of())).isEqualTo(Applied.APPLIED);

        assertThat(store.contents()).isEqualTo(new DirectoryContents(
                List.of(ACME), List.of(SHOP, PLAIN), List.of(KEY), List.of(BACKEND, FRONTEND),
                List.of(ANN), List.of(OWNER), List.of(TOKEN)));
    }

    @Test
    void apply_putOfSameId_replaces() {
        store.apply(EVERYTHING, List.of());

        Project renamed = PLAIN.renamed("Fancy", "fancy").withTeams(List.of(BACKEND.id()));
        Member demoted = OWNER.withRole(Role.READ_ONLY).withTeams(List.of());
        ClientKey disabled = KEY.withActive(false).withQuota(null);
        store.apply(List.of(new PutProject(renamed), new PutMember(demoted), new PutKey(disabled)),
                List.of());

        assertThat(store.contents().projects()).containsExactly(SHOP, renamed);
        assertThat(store.contents().members()).containsExactly(demoted);
        assertThat(store.contents().keys()).containsExactly(disabled);
    }

    @Test
    void apply_takenSlug_changesNothing() {
        store.apply(EVERYTHING, List.of());
        DirectoryContents before = store.contents();
        AuditEntry entry = new AuditEntry(NOW, "ann", ACME.id(), "project.rename", "plain");

        Applied applied = store.apply(
                List.of(new PutOrganization(ACME.renamed("Other")),
                        new PutProject(PLAIN.renamed("Shop", "shop"))),
                List.of(entry));

        assertThat(applied).isEqualTo(Applied.CONFLICT);
        assertThat(store.contents()).isEqualTo(before);
        assertThat(store.audit(null, 10)).isEmpty();
    }

    @Test
    void apply_sameSlugInAnotherOrganization_isFine() {
        Organization other = new Organization(new OrganizationId(2), "other", "Other", NOW, null);
        Project shop = new Project(new ProjectId(9), other.id(), "shop", "Shop", null, NOW,
                List.of(), ProjectSettings.defaults());
        store.apply(EVERYTHING, List.of());

        assertThat(store.apply(List.of(new PutOrganization(other), new PutProject(shop)),
                List.of())).isEqualTo(Applied.APPLIED);
    }

    @Test
    void apply_referenceToNothing_isConflict() {
        assertThat(store.apply(List.of(new PutProject(PLAIN)), List.of()))
                .isEqualTo(Applied.CONFLICT);
        assertThat(store.apply(List.of(new PutKey(KEY)), List.of())).isEqualTo(Applied.CONFLICT);
    }

    @Test
    void apply_deletes_takeAlongWhatBelongs() {
        store.apply(EVERYTHING, List.of());

        store.apply(List.of(new DeleteTeam(BACKEND.id()), new DeleteToken(TOKEN.id())), List.of());
        assertThat(store.contents().projects().getFirst().teams()).containsExactly(FRONTEND.id());
        assertThat(store.contents().members().getFirst().teams()).isEmpty();
        assertThat(store.contents().tokens()).isEmpty();

        store.apply(List.of(new DeleteProject(SHOP.id()), new DeleteKey(new KeyId(99)),
                new DeleteMember(ACME.id(), ANN.id())), List.of());
        assertThat(store.contents().projects()).containsExactly(PLAIN);
        assertThat(store.contents().keys()).isEmpty();
        assertThat(store.contents().members()).isEmpty();
    }

    @Test
    void nextId_eachKind_countsFromOneWithoutRepeats() throws Exception {
        Callable<Long> next = () -> store.nextId(DirectorySequence.PROJECT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Long> given = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> next)
                    .toList()).stream().map(Future::resultNow).sorted().toList();
            assertThat(given).isEqualTo(
                    IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
        }
        assertThat(store.nextId(DirectorySequence.KEY)).isEqualTo(1);
    }

    @Test
    void audit_newestFirst_byOrganization() {
        AuditEntry first = new AuditEntry(NOW, "console", null, "setup", "acme");
        AuditEntry second =
                new AuditEntry(NOW.plusSeconds(1), "ann", ACME.id(), "key.create", "shop");
        store.apply(List.of(), List.of(first));
        store.apply(EVERYTHING, List.of(second));

        assertThat(store.audit(null, 10)).containsExactly(second, first);
        assertThat(store.audit(null, 1)).containsExactly(second);
        assertThat(store.audit(ACME.id(), 10)).containsExactly(second);
    }

    @Test
    void noteTokenUsed_isRead_andUnknownIsFine() {
        store.apply(EVERYTHING, List.of());

        store.noteTokenUsed(TOKEN.id(), NOW.plusSeconds(5));
        store.noteTokenUsed(new TokenId(99), NOW);

        assertThat(store.contents().tokens().getFirst().lastUsedAt())
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void open_again_findsEverything() throws Exception {
        if (!supports(Capability.RESTART)) {
            return;
        }
        store.apply(EVERYTHING, List.of());
        store.nextId(DirectorySequence.USER);
        DirectoryContents before = store.contents();

        store = open();

        assertThat(store.contents()).isEqualTo(before);
        assertThat(store.nextId(DirectorySequence.USER)).isEqualTo(2);
    }
}
