package io.corral.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.engine.admin.DeviceGrants.Begun;
import io.corral.engine.admin.DeviceGrants.Taken;
import io.corral.engine.admin.Tokens.Created;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemorySignInStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceGrantsTest {

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final MemoryDirectoryStore store = new MemoryDirectoryStore();
    private final Directory directory = new Directory(store, () -> now);
    private final Administration administration = new Administration(store,
            new MemorySignInStore(), directory, () -> now, new Random(7));
    private final DeviceGrants grants = administration.devices();
    private final User ann =
            administration.people().createUser("test", "ann@example.com", "Ann").granted();

    private Begun begin() {
        return grants.begin("a program", Set.of(Scope.EVENT_READ)).orElseThrow();
    }

    @Test
    void userCode_hasTwoTimesFourConsonants_andIsReadHoweverItIsTyped() {
        Begun begun = begin();
        String code = begun.grant().userCode();

        assertThat(code).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
        assertThat(grants.find(" " + code.toLowerCase(Locale.ROOT).replace("-", " ")))
                .contains(begun.grant());
    }

    @Test
    void token_isTakenOnce_afterItsPersonSaidYes() {
        Begun begun = begin();
        assertThat(grants.take(begun.deviceCode())).isEqualTo(new Taken.Pending());
        assertThat(grants.decide(begun.grant().userCode(), ann, true)).isTrue();

        Taken taken = grants.take(begun.deviceCode());

        assertThat(taken).isInstanceOf(Taken.Done.class);
        assertThat(((Taken.Done) taken).token().token().scopes()).contains(Scope.EVENT_READ);
        assertThat(grants.take(begun.deviceCode())).isEqualTo(new Taken.Gone());
    }

    @Test
    void token_ends_andIsFollowedByOneSuccessor() {
        Begun begun = begin();
        grants.decide(begun.grant().userCode(), ann, true);
        Created first = ((Taken.Done) grants.take(begun.deviceCode())).token();
        String refresh = Objects.requireNonNull(first.refreshSecret());
        now = now.plus(Tokens.LIFETIME);
        assertThat(directory.authenticate(first.secret())).isEmpty();
        assertThat(grants.renew("another program", refresh)).isEqualTo(new Taken.Gone());

        Created second = ((Taken.Done) grants.renew("a program", refresh)).token();

        assertThat(directory.authenticate(second.secret()).orElseThrow().user()).isEqualTo(ann);
        assertThat(second.token().scopes()).isEqualTo(first.token().scopes());
        assertThat(second.token().expiresAt()).isEqualTo(now.plus(Tokens.LIFETIME));
        assertThat(second.refreshSecret()).isNotEqualTo(refresh);
        assertThat(grants.renew("a program", refresh)).isEqualTo(new Taken.Gone());
    }

    @Test
    void decision_isMadeOnce() {
        Begun begun = begin();
        String code = begun.grant().userCode();

        assertThat(grants.decide(code, ann, false)).isTrue();
        assertThat(grants.decide(code, ann, true)).isFalse();
        assertThat(grants.take(begun.deviceCode())).isEqualTo(new Taken.Denied());
    }

    @Test
    void code_isForgottenAfterItsTime() {
        Begun begun = begin();
        now = now.plus(DeviceGrants.LIFETIME).plus(Duration.ofSeconds(1));

        assertThat(grants.find(begun.grant().userCode())).isEmpty();
        assertThat(grants.decide(begun.grant().userCode(), ann, true)).isFalse();
        assertThat(grants.take(begun.deviceCode())).isEqualTo(new Taken.Gone());
    }

    @Test
    void waitingPrograms_areBounded_andMakeRoomWithTime() {
        for (int i = 0; i < 1_000; i++) {
            begin();
        }
        assertThat(grants.begin("one more", Set.of(Scope.EVENT_READ))).isEmpty();

        now = now.plus(DeviceGrants.LIFETIME);

        assertThat(grants.begin("one more", Set.of(Scope.EVENT_READ))).isPresent();
    }
}
