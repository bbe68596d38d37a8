package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Invitation;
import io.corral.domain.access.LoginLink;
import io.corral.domain.access.PasswordHash;
import io.corral.domain.access.Preferences;
import io.corral.domain.access.Role;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.Session;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.Organization;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.directory.SignInStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [SignInStore] does.
public abstract class SignInStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final SecretHash SECRET = SecretHash.of("secret");
    private static final SecretHash OTHER = SecretHash.of("other");
    private static final Organization ACME =
            new Organization(new OrganizationId(1), "acme", "Acme", NOW, null);
    private static final User ANN = new User(
            new UserId(1), "ann@example.com", "Ann", true, NOW, Preferences.DEFAULT);

    /// The stores under test.
    ///
    /// @param directory knows the people and organisations that sign-ins name
    public record Opened(DirectoryStore directory, SignInStore signIns) {}

    /// The store under test.
    @SuppressWarnings("NullAway.Init")
    protected SignInStore store;

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(new PutOrganization(ACME), new PutUser(ANN)), List.of());
        store = opened.signIns();
    }

    @Test
    void putPassword_replaces() {
        var first = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$YQ$YQ");
        var second = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$Yg$Yg");
        assertThat(store.password(ANN.id())).isEmpty();

        store.putPassword(ANN.id(), first, NOW);
        store.putPassword(ANN.id(), second, NOW.plusSeconds(1));

        assertThat(store.password(ANN.id())).contains(second);

        store.dropPassword(ANN.id());
        assertThat(store.password(ANN.id())).isEmpty();
    }

    @Test
    void useLink_manyTry_oneGetsIt() throws Exception {
        store.addLink(new LoginLink(SECRET, ANN.id(), NOW, NOW.plusSeconds(60)));

        assertThat(successes(() -> store.useLink(SECRET, NOW).isPresent())).isEqualTo(1);
    }

    @Test
    void useLink_expired_isEmpty() {
        store.addLink(new LoginLink(SECRET, ANN.id(), NOW, NOW.plusSeconds(60)));

        assertThat(store.useLink(SECRET, NOW.plusSeconds(60))).isEmpty();
        assertThat(store.useLink(SECRET, NOW.plusSeconds(59))).contains(ANN.id());
    }

    @Test
    void session_livesUntilItEnds() {
        Session session = session(SECRET, 60);
        store.addSession(session);

        assertThat(store.session(SECRET, NOW)).contains(session);
        assertThat(store.session(SECRET, NOW.plusSeconds(60))).isEmpty();

        store.endSession(SECRET);
        assertThat(store.session(SECRET, NOW)).isEmpty();
    }

    @Test
    void sessionsOf_lastSeenFirst_withoutExpiredOnes() {
        store.addSession(session(SECRET, 60));
        store.addSession(session(OTHER, 60));
        store.addSession(session(SecretHash.of("old"), 1));
        store.noteSeen(OTHER, NOW.plusSeconds(5));
        store.noteSeen(SecretHash.of("unknown"), NOW);

        assertThat(store.sessionsOf(ANN.id(), NOW.plusSeconds(5))).extracting(Session::hash)
                .containsExactly(OTHER, SECRET);
        assertThat(store.sessionsOf(ANN.id(), NOW).getFirst().lastSeenAt())
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void endSessionsOf_endsSessionsAndLinks() {
        store.addSession(session(SECRET, 60));
        store.addLink(new LoginLink(OTHER, ANN.id(), NOW, NOW.plusSeconds(60)));

        store.endSessionsOf(ANN.id());

        assertThat(store.session(SECRET, NOW)).isEmpty();
        assertThat(store.useLink(OTHER, NOW)).isEmpty();
    }

    @Test
    void putInvitation_ofSamePerson_replaces() {
        store.putInvitation(invitation(SECRET, "bob@example.com", Role.MEMBER));
        Invitation second = invitation(OTHER, "bob@example.com", Role.MANAGER);
        store.putInvitation(second);

        assertThat(store.invitation(SECRET, NOW)).isEmpty();
        assertThat(store.invitation(OTHER, NOW)).contains(second);
        assertThat(store.invitationsTo(ACME.id(), NOW)).containsExactly(second);
        assertThat(store.invitationsTo(ACME.id(), NOW.plusSeconds(60))).isEmpty();
        assertThat(store.invitationsTo(new OrganizationId(2), NOW)).isEmpty();
    }

    @Test
    void useInvitation_manyTry_oneGetsIt() throws Exception {
        store.putInvitation(invitation(SECRET, "bob@example.com", Role.MEMBER));

        assertThat(store.useInvitation(SECRET, NOW.plusSeconds(60))).isEmpty();
        assertThat(successes(() -> store.useInvitation(SECRET, NOW).isPresent())).isEqualTo(1);
    }

    @Test
    void deleteInvitation_isGone() {
        store.putInvitation(invitation(SECRET, "bob@example.com", Role.MEMBER));

        store.deleteInvitation(SECRET);
        store.deleteInvitation(OTHER);

        assertThat(store.useInvitation(SECRET, NOW)).isEmpty();
    }

    @Test
    void dropExpired_keepsWhatIsValid() {
        store.addSession(session(SECRET, 60));
        store.addSession(session(OTHER, 120));
        store.putInvitation(invitation(SECRET, "bob@example.com", Role.MEMBER));

        store.dropExpired(NOW.plusSeconds(60));

        assertThat(store.session(SECRET, NOW)).isEmpty();
        assertThat(store.session(OTHER, NOW)).isPresent();
        assertThat(store.invitation(SECRET, NOW)).isEmpty();
    }

    private static long successes(Callable<Boolean> attempt) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(10, attempt)).stream()
                    .filter(Future::resultNow).count();
        }
    }

    private static Session session(SecretHash hash, int seconds) {
        return new Session(
                hash, ANN.id(), "Firefox on Linux", NOW, NOW, NOW.plusSeconds(seconds));
    }

    private static Invitation invitation(SecretHash hash, String email, Role role) {
        return new Invitation(hash, ACME.id(), email, role,
                List.of(new TeamId(3), new TeamId(1)), ANN.email(), NOW, NOW.plusSeconds(60));
    }
}
