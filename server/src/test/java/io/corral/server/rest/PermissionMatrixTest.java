package io.corral.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What every endpoint answers to everybody: no token, a wrong one, one without the scope, somebody
/// of another organisation, a member who may only read, the owner. The list is the route table, so
/// an endpoint that is added is in it.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PermissionMatrixTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /// The order in which an owner can try everything: what deletes comes last, and projects at its
    /// end.
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private ApiServer server;
    private Map<String, String> parameters;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        String event = server.event("{\"message\":\"secret of acme\",\"release\":\"shop@1.0.0\"}");
        String issue = server.issueOf(event).get("id").asString();
        server.post("organizations/acme/teams/", "{\"slug\":\"web\"}");
        server.post("organizations/acme/monitors/", "{\"project\":\"shop\",\"name\":\"nightly\","
                + "\"config\":{\"schedule\":\"@daily\"}}");
        String detector = server.get("organizations/acme/detectors/?project=shop").json()
                .at("/0/id").asString();
        String workflow = server.post("organizations/acme/workflows/", "{\"name\":\"rule\"}")
                .json().get("id").asString();
        String dashboard = server.post("organizations/acme/dashboards/", "{\"title\":\"board\"}")
                .json().get("id").asString();
        parameters = Map.ofEntries(Map.entry("org", "acme"), Map.entry("project", "shop"),
                Map.entry("team", "web"), Map.entry("member", "me"),
                Map.entry("key", server.dsn().publicKey()), Map.entry("issue", issue),
                Map.entry("short", "SHOP-1"), Map.entry("event", event),
                Map.entry("version", "shop%401.0.0"), Map.entry("monitor", "nightly"),
                Map.entry("detector", detector), Map.entry("workflow", workflow),
                Map.entry("dashboard", dashboard), Map.entry("filter", "localhost"),
                Map.entry("trace", "0123456789abcdef0123456789abcdef"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<ApiRoute> routes() {
        return server.served().stream().sorted(Comparator
                .comparingInt((ApiRoute route) -> METHODS.indexOf(route.method()))
                .thenComparingInt(route -> route.method().equals("DELETE")
                        ? -route.pattern().length()
                        : 0))
                .toList();
    }

    private Reply ask(ApiRoute route, @Nullable String token) {
        var path = new StringBuilder();
        Matcher names = PARAMETER.matcher(route.pattern());
        while (names.find()) {
            names.appendReplacement(path, parameters.getOrDefault(names.group(1), "1"));
        }
        names.appendTail(path);
        return server.sendTo(route.method(), path.toString(),
                route.method().equals("GET") ? null : "{}", token);
    }

    /// Scopes of which one is enough; empty where any token will do.
    private static Set<Scope> scopes(ApiRoute route) {
        return route.access() instanceof ApiRoute.Scoped(var oneOf) ? oneOf : Set.of();
    }

    /// A scope that contains none of these.
    private static Scope other(Set<Scope> needed) {
        return Stream.of(Scope.MEMBER_ADMIN, Scope.TEAM_ADMIN)
                .filter(scope -> Collections.disjoint(
                        Scope.withContained(Set.of(scope)), needed))
                .findFirst().orElseThrow();
    }

    private static boolean isOpen(ApiRoute route) {
        return route.access() instanceof ApiRoute.Anybody;
    }

    @Test
    @Order(1)
    void noToken_andUnknownToken_get401() {
        for (ApiRoute route : routes()) {
            for (String token : new String[]{null, "nonsense", "sntryu_" + "0".repeat(64)}) {
                int status = ask(route, token).status();
                if (isOpen(route)) {
                    assertThat(status).as(route.name()).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as(route.name() + " with " + token).isEqualTo(401);
                }
            }
        }
    }

    @Test
    @Order(2)
    void tokenWithoutTheScope_gets403() {
        for (ApiRoute route : routes()) {
            if (scopes(route).isEmpty()) {
                continue;
            }
            Scope other = other(scopes(route));
            Reply reply = ask(route, server.tokens().owner().get(other));
            assertThat(reply.status()).as(route.name() + " with " + other.wireName())
                    .isEqualTo(403);
            assertThat(reply.json().get("detail").asString())
                    .isEqualTo("You do not have permission to perform this action.");
        }
    }

    @Test
    @Order(3)
    void otherOrganization_seesNothing() {
        for (ApiRoute route : routes()) {
            if (scopes(route).isEmpty()) {
                continue;
            }
            Reply reply = ask(route, server.tokens().outsider());
            boolean isNamed = PARAMETER.matcher(route.pattern()).find();
            assertThat(reply.status()).as(route.name()).isEqualTo(isNamed ? 404 : 200);
            assertThat(reply.text()).as(route.name()).doesNotContain("acme", "secret of");
        }
    }

    @Test
    @Order(4)
    void readOnlyMember_reads_andChangesNothing() {
        for (ApiRoute route : routes()) {
            if (scopes(route).isEmpty()) {
                continue;
            }
            int status = ask(route, server.tokens().readOnly()).status();
            if (!Collections.disjoint(Role.READ_ONLY.scopes(), scopes(route))) {
                assertThat(status).as(route.name()).isNotIn(401, 403).isLessThan(500);
                assertThat(route.method()).as(route.name() + " asks for " + scopes(route))
                        .isEqualTo("GET");
            } else {
                assertThat(status).as(route.name()).isEqualTo(403);
            }
        }
    }

    @Test
    @Order(5)
    void owner_mayDoEverything() {
        for (ApiRoute route : routes()) {
            Set<Scope> needed = scopes(route);
            for (Scope scope : needed.isEmpty() ? Set.of(Scope.ORG_READ) : needed) {
                int status = ask(route, server.tokens().owner().get(scope)).status();
                assertThat(status).as(route.name() + " with " + scope.wireName())
                        .isNotIn(401, 403).isLessThan(500);
            }
        }
    }
}
