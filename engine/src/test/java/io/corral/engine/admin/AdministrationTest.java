package io.corral.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Member;
import io.corral.domain.access.Principal;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.admin.Accounts.Client;
import io.corral.engine.admin.Accounts.SignIn;
import io.corral.engine.admin.Projects.NewProject;
import io.corral.engine.admin.Setup.SetUp;
import io.corral.engine.admin.Setup.Welcome;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.admin.Tokens.Created;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.engine.admin.Verdict.Reason;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdministrationTest {

    private static final String URL = "http://127.0.0.1:9000";
    private static final String ANN = "ann@example.com";
    private static final Client CLIENT = new Client("192.0.2.1", "Firefox on Linux");
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private Instant now = START;
    private final MemoryDirectoryStore store = new MemoryDirectoryStore();
    private final Directory directory = new Directory(store, () -> now);
    private final Administration admin =
            new Administration(
                    store, new MemorySignInStore(), directory, () -> now, new Random(7));

    @Test
    void firstStart_ofNewInstallation_makesOwnerProjectAndLink() {
        Welcome welcome = admin.setup().firstStart(URL).orElseThrow();

        assertThat(welcome.dsn()).matches("http://[0-9a-f]{32}@127.0.0.1:9000/1");
        assertThat(welcome.signInUrl()).startsWith(URL + Accounts.LOGIN_PATH);
        String secret = welcome.signInUrl().substring((URL + Accounts.LOGIN_PATH).length());
        assertThat(admin.accounts().signIn(secret, CLIENT)).isInstanceOf(SignIn.Done.class);
        assertThat(admin.accounts().signIn(secret, CLIENT)).isInstanceOf(SignIn.Wrong.class);
        assertThat(admin.setup().firstStart(URL)).isEmpty();
    }

    @Test
    void setUp_twice_createsOnceAndAnswersTheSameDsn() {
        SetUp first = setUp("acme", "shop");
        SetUp second = setUp("acme", "shop");

        assertThat(second.dsn()).isEqualTo(first.dsn());
        assertThat(second.projectId()).isEqualTo(first.projectId());
        assertThat(directory.current().organizations()).hasSize(1);
        assertThat(directory.current().users()).hasSize(1);
        assertThat(first.token()).matches("sntryu_[0-9a-f]{64}").isNotEqualTo(second.token());
        assertThat(directory.authenticate(first.token())).isPresent();
        assertThat(directory.authenticate(second.token())).isPresent();
    }

    @Test
    void setUp_tokenOfOneOrganization_doesNotSeeAnother() {
        Principal acme = directory.authenticate(setUp("acme", "shop").token()).orElseThrow();
        setUp("other", "shop");

        Principal again = directory.authenticate(setUp("acme", "shop").token()).orElseThrow();
        Organization other = organization("other");
        assertThat(acme.may(Scope.ORG_ADMIN, organization("acme").id())).isTrue();
        assertThat(again.sees(other.id())).isFalse();
        assertThat(directory.organizationsVisibleTo(again))
                .containsExactly(organization("acme"));
    }

    @Test
    void setUp_wrongSlug_isRefused() {
        Verdict<SetUp> verdict = admin.setup().setUp("console",
                new Wish("acme", "shop.example", null, true), URL);

        assertRefused(verdict, Reason.INVALID);
    }

    @Test
    void setUp_unfiltered_takesCrawlersToo() {
        admin.setup().setUp("console", new Wish("acme", "demo", "python", false), URL);

        Project project = project("acme", "demo");
        assertThat(project.platform()).isEqualTo("python");
        assertThat(project.settings().filters().webCrawlers()).isFalse();
        assertThat(project.settings().scrubbing().enabled()).isTrue();
    }

    @Test
    void createProject_hasKeyAtOnce_andTakenSlugIsRefused() {
        setUp("acme", "shop");
        NewProject wish = newProject("Caf\u00e9 Web", null);

        Project created = admin.projects().create(ANN, wish).granted();

        assertThat(created.slug()).isEqualTo("cafe-web");
        ClientKey key = directory.current().keysOf(created.id()).getFirst();
        assertThat(directory.byPublicKey(key.publicKey())).hasValueSatisfying(entry -> {
            assertThat(entry.project()).isEqualTo(created);
            assertThat(entry.organization().slug()).isEqualTo("acme");
        });
        assertRefused(admin.projects().create(ANN, wish), Reason.TAKEN);
        assertRefused(admin.projects().create(ANN, newProject("x", "a.b")), Reason.INVALID);
        assertRefused(admin.projects().update(ANN, created.renamed("Shop", "shop")), Reason.TAKEN);
    }

    @Test
    void deleteProject_forgetsItsKeys() {
        SetUp shop = setUp("acme", "shop");
        String publicKey =
                directory.current().keysOf(shop.projectId()).getFirst().publicKey();

        admin.projects().delete(ANN, shop.projectId());

        assertThat(directory.byPublicKey(publicKey)).isEmpty();
        assertThat(directory.project(shop.projectId())).isEmpty();
        assertRefused(admin.projects().delete(ANN, shop.projectId()), Reason.MISSING);
    }

    @Test
    void updateKey_isSeenByTheHotPath() {
        SetUp shop = setUp("acme", "shop");
        ClientKey key = admin.projects().createKey(ANN, shop.projectId(), "Second").granted();

        admin.projects().update(ANN, key.withActive(false));
        assertThat(directory.byPublicKey(key.publicKey()))
                .hasValueSatisfying(entry -> assertThat(entry.key().active()).isFalse());

        admin.projects().deleteKey(ANN, key.id());
        assertThat(directory.byPublicKey(key.publicKey())).isEmpty();
        assertRefused(admin.projects().deleteKey(ANN, new KeyId(99)), Reason.MISSING);
    }

    @Test
    void members_keepAnOwner() {
        setUp("acme", "shop");
        Organization acme = organization("acme");
        User ann = admin.people().createUser("console", "Ann@Example.com", "").granted();
        Member place = new Member(acme.id(), ann.id(), Role.MEMBER, List.of(), START);
        admin.people().putMember("console", place);
        User owner = directory.current().users().getFirst();

        assertThat(ann.email()).isEqualTo(ANN);
        assertRefused(admin.people().createUser("console", ANN, "Again"), Reason.TAKEN);
        assertRefused(admin.people().removeMember(ANN, acme.id(), owner.id()), Reason.INVALID);
        admin.people().putMember("console", place.withRole(Role.OWNER));
        assertThat(admin.people().removeMember(ANN, acme.id(), owner.id()).granted().user())
                .isEqualTo(owner.id());
    }

    @Test
    void role_narrowsToken() {
        setUp("acme", "shop");
        Organization acme = organization("acme");
        User ann = admin.people().createUser("console", ANN, "Ann").granted();
        admin.people().putMember("console",
                new Member(acme.id(), ann.id(), Role.READ_ONLY, List.of(), START));
        Created token = admin.tokens().create(ANN, new NewToken("all", ann.id(), null,
                Set.of(Scope.EVENT_ADMIN, Scope.ORG_READ), START.plusSeconds(60))).granted();

        Principal principal = directory.authenticate(token.secret()).orElseThrow();

        assertThat(principal.may(Scope.EVENT_READ, acme.id())).isTrue();
        assertThat(principal.may(Scope.EVENT_WRITE, acme.id())).isFalse();
        assertThat(principal.may(Scope.PROJECT_READ, acme.id())).isFalse();
        now = START.plusSeconds(60);
        assertThat(directory.authenticate(token.secret())).isEmpty();
    }

    @Test
    void token_useIsNotedAndRevokedIsUseless() {
        SetUp shop = setUp("acme", "shop");
        now = START.plusSeconds(5);
        Principal principal = directory.authenticate(shop.token()).orElseThrow();
        directory.maintain();

        assertThat(directory.current().contents().tokens().getFirst().lastUsedAt())
                .isEqualTo(now);
        admin.tokens().revoke(ANN, Objects.requireNonNull(principal.token()));
        assertThat(directory.authenticate(shop.token())).isEmpty();
    }

    @Test
    void inactiveUser_isSignedOutAndItsTokensRefused() {
        SetUp shop = setUp("acme", "shop");
        User owner = directory.current().users().getFirst();
        String link = admin.accounts().createLink(owner.id()).path()
                .substring(Accounts.LOGIN_PATH.length());
        String cookie = signIn(link).secret();
        assertThat(admin.accounts().principal(cookie)).isPresent();

        admin.people().update("console", owner.withActive(false));

        assertThat(admin.accounts().principal(cookie)).isEmpty();
        assertThat(directory.authenticate(shop.token())).isEmpty();
    }

    @Test
    void session_endsByTimeAndBySignOut() {
        setUp("acme", "shop");
        User owner = directory.current().users().getFirst();
        String link = admin.accounts().createLink(owner.id()).path()
                .substring(Accounts.LOGIN_PATH.length());
        String cookie = signIn(link).secret();

        now = START.plus(Duration.ofDays(30));
        assertThat(admin.accounts().principal(cookie)).isEmpty();
        now = START;
        admin.accounts().signOut(cookie);
        assertThat(admin.accounts().principal(cookie)).isEmpty();
    }

    @Test
    void teams_areMadeAndTakenFromProjects() {
        SetUp shop = setUp("acme", "shop");
        Organization acme = organization("acme");
        Team team = admin.people().createTeam(ANN, acme.id(), "", "backend").granted();
        Project project = directory.project(shop.projectId()).orElseThrow();
        admin.projects().update(ANN, project.withTeams(List.of(team.id())));

        admin.people().deleteTeam(ANN, team.id());

        assertThat(directory.project(shop.projectId()).orElseThrow().teams()).isEmpty();
        assertRefused(admin.people().deleteTeam(ANN, team.id()), Reason.MISSING);
    }

    @Test
    void changes_areInTheAuditLog() {
        setUp("acme", "shop");

        assertThat(store.audit(null, 20).reversed()).extracting(AuditEntry::action)
                .containsExactly("organization.create", "user.create", "member.update",
                        "project.create", "token.create");
        assertThat(store.audit(null, 20)).extracting(AuditEntry::actor).containsOnly("console");
    }

    @Test
    void secrets_areNeverPrinted() {
        SetUp shop = setUp("acme", "shop");
        User owner = directory.current().users().getFirst();
        Created token = admin.tokens().create(ANN, new NewToken(
                "all", owner.id(), null, Set.of(Scope.ORG_READ), null)).granted();

        assertThat(shop).asString().doesNotContain(shop.token());
        assertThat(token).asString().doesNotContain(token.secret())
                .doesNotContain(token.token().hash().hex());
        assertThat(admin.accounts().createLink(owner.id())).asString()
                .doesNotContain(Accounts.LOGIN_PATH);
    }

    private SetUp setUp(String organization, String project) {
        return admin.setup().setUp(
                "console", new Wish(organization, project, null, true), URL).granted();
    }

    private NewProject newProject(String name, @Nullable String slug) {
        return new NewProject(organization("acme").id(), name, slug, null, List.of(),
                ProjectSettings.defaults());
    }

    private Organization organization(String slug) {
        return directory.current().organization(slug).orElseThrow();
    }

    private Project project(String organization, String slug) {
        return directory.current().project(organization(organization).id(), slug).orElseThrow();
    }

    private static void assertRefused(Verdict<?> verdict, Reason reason) {
        assertThat(verdict instanceof Refused<?> refused ? refused.reason() : null)
                .isEqualTo(reason);
    }

    private SignIn.Done signIn(String link) {
        return (SignIn.Done) admin.accounts().signIn(link, CLIENT);
    }
}
