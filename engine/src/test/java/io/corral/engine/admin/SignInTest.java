package io.corral.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Session;
import io.corral.domain.access.User;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Accounts.Client;
import io.corral.engine.admin.Accounts.SignIn;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final Client HOME = new Client("192.0.2.1", "Firefox on Linux");
    private static final Client WORK = new Client("192.0.2.2", "Chrome on Windows");
    private static final String PASSWORD = "correct horse battery";

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MemoryDirectoryStore store = new MemoryDirectoryStore();
    private final Directory directory = new Directory(store, () -> now);
    private final Administration admin = new Administration(
            store, new MemorySignInStore(), directory, () -> now, new Random(7));

    private Organization acme;
    private User ann;

    @BeforeEach
    void makeOwner() {
        acme = admin.projects().createOrganization("test", "Acme", "acme").granted();
        ann = admin.people().createUser("test", "ann@example.com", "Ann").granted();
        admin.people().putMember("test",
                new Member(acme.id(), ann.id(), Role.OWNER, List.of(), now)).granted();
    }

    @Test
    void signIn_withPassword_whenItIsRight() {
        admin.accounts().setPassword(ann, "", PASSWORD, "").granted();

        assertThat(admin.accounts().signIn(" Ann@Example.com ", PASSWORD, HOME))
                .isInstanceOf(SignIn.Done.class);
        assertThat(admin.accounts().signIn("ann@example.com", "wrong", HOME))
                .isEqualTo(new SignIn.Wrong());
        assertThat(admin.accounts().signIn("bob@example.com", PASSWORD, HOME))
                .isEqualTo(new SignIn.Wrong());
    }

    @Test
    void signIn_withoutPassword_isWrong() {
        assertThat(admin.accounts().signIn("ann@example.com", "", HOME))
                .isEqualTo(new SignIn.Wrong());
    }

    @Test
    void signIn_afterFiveFailures_waitsEvenWithTheRightPassword() {
        admin.accounts().setPassword(ann, "", PASSWORD, "").granted();
        for (int i = 0; i < 5; i++) {
            admin.accounts().signIn("ann@example.com", "wrong", HOME);
        }

        assertThat(admin.accounts().signIn("ann@example.com", PASSWORD, WORK))
                .isEqualTo(new SignIn.Throttled(Duration.ofMinutes(15)));
        now = now.plus(Duration.ofMinutes(15));
        assertThat(admin.accounts().signIn("ann@example.com", PASSWORD, WORK))
                .isInstanceOf(SignIn.Done.class);
    }

    @Test
    void signIn_fromOneAddressForManyAccounts_waits() {
        for (int i = 0; i < 50; i++) {
            admin.accounts().signIn("user" + i + "@example.com", "wrong", HOME);
        }

        assertThat(admin.accounts().signIn("other@example.com", "wrong", HOME))
                .isInstanceOf(SignIn.Throttled.class);
        assertThat(admin.accounts().signIn("other@example.com", "wrong", WORK))
                .isEqualTo(new SignIn.Wrong());
    }

    @Test
    void setPassword_needsTheCurrentOne_andSignsOthersOut() {
        admin.accounts().setPassword(ann, "", PASSWORD, "").granted();
        var home = (SignIn.Done) admin.accounts().signIn(ann.email(), PASSWORD, HOME);
        var work = (SignIn.Done) admin.accounts().signIn(ann.email(), PASSWORD, WORK);

        assertThat(admin.accounts().setPassword(ann, "wrong", "another password", home.secret()))
                .isInstanceOf(Refused.class);
        assertThat(admin.accounts().principal(work.secret())).isPresent();
        admin.accounts().setPassword(ann, PASSWORD, "another password", home.secret()).granted();

        assertThat(admin.accounts().principal(home.secret())).isPresent();
        assertThat(admin.accounts().principal(work.secret())).isEmpty();
    }

    @Test
    void setPassword_tooEasy_isRefused() {
        for (String easy : List.of("short", "x".repeat(20), "ANN@example.com", "y".repeat(300))) {
            assertThat(admin.accounts().setPassword(ann, "", easy, "")).as(easy)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void reset_forgetsPasswordAndSessions() {
        admin.accounts().setPassword(ann, "", PASSWORD, "").granted();
        var home = (SignIn.Done) admin.accounts().signIn(ann.email(), PASSWORD, HOME);

        String path = admin.accounts().reset(ann.id()).path();

        assertThat(admin.accounts().principal(home.secret())).isEmpty();
        assertThat(admin.accounts().signIn(ann.email(), PASSWORD, HOME))
                .isEqualTo(new SignIn.Wrong());
        assertThat(admin.accounts().signIn(
                path.substring(Accounts.LOGIN_PATH.length()), HOME))
                .isInstanceOf(SignIn.Done.class);
    }

    @Test
    void sessions_areListedAndRevoked() {
        admin.accounts().setPassword(ann, "", PASSWORD, "").granted();
        var home = (SignIn.Done) admin.accounts().signIn(ann.email(), PASSWORD, HOME);
        now = now.plusSeconds(60);
        admin.accounts().signIn(ann.email(), PASSWORD, WORK);

        assertThat(admin.accounts().sessionsOf(ann.id())).extracting(Session::browser)
                .containsExactly("Chrome on Windows", "Firefox on Linux");

        now = now.plusSeconds(60);
        admin.accounts().principal(home.secret());
        admin.accounts().maintain();
        List<Session> sessions = admin.accounts().sessionsOf(ann.id());
        assertThat(sessions.getFirst().lastSeenAt()).isEqualTo(now);

        assertThat(admin.accounts().signOut(ann.id(), sessions.getFirst().handle())).isTrue();
        assertThat(admin.accounts().principal(home.secret())).isEmpty();
        assertThat(admin.accounts().signOut(ann.id(), "unknown")).isFalse();
    }

    @Test
    void invitation_makesAccountAndMemberOnce() {
        String secret = invite("Bob@Example.com", Role.MANAGER);

        assertThat(admin.invitations().accept(secret, "Bob", "short", HOME))
                .isInstanceOf(Refused.class);
        SignIn.Done session =
                admin.invitations().accept(secret, "Bob", PASSWORD, HOME).granted();

        assertThat(admin.accounts().principal(session.secret()).orElseThrow().roles())
                .containsEntry(acme.id(), Role.MANAGER);
        assertThat(admin.accounts().signIn("bob@example.com", PASSWORD, WORK))
                .isInstanceOf(SignIn.Done.class);
        assertThat(admin.invitations().accept(secret, "Eve", PASSWORD, HOME))
                .isInstanceOf(Refused.class);
        assertThat(admin.invitations().of(acme.id())).isEmpty();
    }

    @Test
    void invitation_ofSomebodyWithAnAccount_isTakenBySigningIn() {
        User bob = admin.people().createUser("test", "bob@example.com", "Bob").granted();
        String secret = invite("bob@example.com", Role.MEMBER);

        assertThat(admin.invitations().accept(secret, "Eve", PASSWORD, HOME))
                .isInstanceOf(Refused.class);
        admin.invitations().accept(secret, bob).granted();

        assertThat(directory.current().member(acme.id(), bob.id()).orElseThrow().role())
                .isEqualTo(Role.MEMBER);
    }

    @Test
    void invitation_withdrawnOrOld_isGone() {
        String withdrawn = invite("bob@example.com", Role.MEMBER);
        String handle = admin.invitations().of(acme.id()).getFirst().handle();
        admin.invitations().withdraw("test", acme.id(), handle).granted();
        assertThat(admin.invitations().find(withdrawn)).isEmpty();

        String old = invite("bob@example.com", Role.MEMBER);
        now = now.plus(Duration.ofDays(7));
        assertThat(admin.invitations().find(old)).isEmpty();
    }

    @Test
    void invite_memberOrNonsense_isRefused() {
        assertThat(admin.invitations().invite(
                "test", acme.id(), "ann@example.com", Role.MEMBER, List.of()))
                .isInstanceOf(Refused.class);
        assertThat(admin.invitations().invite(
                "test", acme.id(), "nobody", Role.MEMBER, List.of()))
                .isInstanceOf(Refused.class);
    }

    private String invite(String email, Role role) {
        return admin.invitations().invite("ann@example.com", acme.id(), email, role, List.of())
                .granted().path().substring(Invitations.JOIN_PATH.length());
    }
}
