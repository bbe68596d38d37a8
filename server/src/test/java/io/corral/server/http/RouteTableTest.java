package io.corral.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.http.RouteTable.Match;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private static final Endpoint NOTHING = _ -> Answer.empty(204);

    private final RouteTable table = new RouteTable()
            .add("GET", "/api/0/organizations/{org}/releases/{version}/", NOTHING)
            .add("PUT", "/api/0/organizations/{org}/releases/{version}/", NOTHING)
            .add("GET", "/api/0/organizations/{org}/releases/latest/", NOTHING)
            .add("GET", "/", NOTHING);

    private Map<String, String> parameters(String path) {
        return switch (table.match("GET", path)) {
            case Match.Found(_, var parameters) -> parameters;
            case Match.WrongMethod _, Match.NotFound _ -> Map.of();
        };
    }

    @Test
    void match_encodedSlash_staysInItsSegment() {
        assertThat(parameters("/api/0/organizations/acme/releases/a%2Fb%401.0/"))
                .isEqualTo(Map.of("org", "acme", "version", "a/b@1.0"));
    }

    @Test
    void match_literal_winsOverName() {
        assertThat(parameters("/api/0/organizations/acme/releases/latest/"))
                .isEqualTo(Map.of("org", "acme"));
    }

    @Test
    void match_withoutSlashAtTheEnd_sameRoute() {
        assertThat(parameters("/api/0/organizations/acme/releases/1.0"))
                .isEqualTo(Map.of("org", "acme", "version", "1.0"));
    }

    @Test
    void match_otherMethod_namesTheAllowedOnes() {
        assertThat(table.match("DELETE", "/api/0/organizations/acme/releases/1.0/"))
                .isEqualTo(new Match.WrongMethod(Set.of("GET", "PUT")));
    }

    @Test
    void match_unknownPath_notFound() {
        assertThat(table.match("GET", "/api/0/nothing/")).isEqualTo(new Match.NotFound());
        assertThat(table.match("GET", "/x".repeat(500))).isEqualTo(new Match.NotFound());
    }

    @Test
    void add_sameRouteTwice_refused() {
        assertThatThrownBy(() -> table.add("GET", "/", NOTHING))
                .isInstanceOf(IllegalStateException.class);
    }
}
