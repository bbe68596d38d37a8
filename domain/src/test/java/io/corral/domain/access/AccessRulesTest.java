package io.corral.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessRulesTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final User ANN =
            new User(new UserId(1), "ann@example.com", "Ann", true, Instant.EPOCH,
                    Preferences.DEFAULT);

    @ParameterizedTest
    @EnumSource(Scope.class)
    void scope_wireName_readsBack(Scope scope) {
        assertThat(Scope.ofWireName(scope.wireName())).contains(scope);
    }

    // Clients name issue scopes that the API never had.
    @ParameterizedTest
    @CsvSource({"issue:read,EVENT_READ", "issue:write,EVENT_WRITE", "issue:admin,EVENT_ADMIN"})
    void scope_ofIssue_isThatOfEvent(String name, Scope scope) {
        assertThat(Scope.ofWireName(name)).contains(scope);
    }

    @Test
    void scope_unknown_isEmpty() {
        assertThat(Scope.ofWireName("issue:delete")).isEmpty();
        assertThat(Scope.ofWireName("")).isEmpty();
    }

    @Test
    void roles_containThoseBelow() {
        List<Role> roles = List.of(Role.OWNER, Role.MANAGER, Role.MEMBER, Role.READ_ONLY);
        for (int i = 1; i < roles.size(); i++) {
            assertThat(roles.get(i - 1).scopes()).containsAll(roles.get(i).scopes());
        }
        assertThat(Role.OWNER.scopes()).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void readOnly_changesNothing() {
        assertThat(Role.READ_ONLY.scopes())
                .allMatch(scope -> scope.wireName().endsWith(":read"));
    }

    @Test
    void mayAssign_upToOwnRole() {
        assertThat(Role.OWNER.mayAssign(Role.OWNER)).isTrue();
        assertThat(Role.MANAGER.mayAssign(Role.OWNER)).isFalse();
        assertThat(Role.MANAGER.mayAssign(Role.MANAGER)).isTrue();
        assertThat(Role.MEMBER.mayAssign(Role.READ_ONLY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // role, token scope, asked, allowed
        "OWNER,PROJECT_ADMIN,PROJECT_READ,true",
        "OWNER,PROJECT_READ,PROJECT_WRITE,false",
        "OWNER,ORG_CI,PROJECT_RELEASES,true",
        "OWNER,PROJECT_WRITE,PROJECT_RELEASES,true",
        "MEMBER,PROJECT_ADMIN,PROJECT_WRITE,false",
        "MEMBER,EVENT_WRITE,EVENT_WRITE,true",
        "READ_ONLY,EVENT_ADMIN,EVENT_WRITE,false",
        "READ_ONLY,EVENT_ADMIN,EVENT_READ,true",
    })
    void may_needsRoleAndToken(Role role, Scope token, Scope asked, boolean allowed) {
        Principal principal = new Principal(ANN, null, Set.of(token), Map.of(ACME, role));

        assertThat(principal.may(asked, ACME)).isEqualTo(allowed);
        assertThat(principal.may(asked, new OrganizationId(2))).isFalse();
    }

    @Test
    void user_email_isNormalised() {
        assertThat(new User(new UserId(1), " Ann@Example.COM ", " ", true, Instant.EPOCH,
                Preferences.DEFAULT))
                .returns("ann@example.com", User::email).returns("ann", User::name);
    }

    @Test
    void secretHash_ofSameSecret_isEqualAndHidden() {
        SecretHash hash = SecretHash.of("secret");

        assertThat(hash).isEqualTo(SecretHash.of("secret"))
                .isNotEqualTo(SecretHash.of("other"));
        assertThat(hash).asString().doesNotContain(hash.hex());
    }
}
