package io.corral.server.rest;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import java.util.List;

/// Who the caller is: what clients ask first to see whether a token works.
public final class IdentityRoutes {

    private IdentityRoutes() {}

    /// A user on the wire.
    record UserView(String id, String name, String username, String email) {
        static UserView of(User user) {
            return new UserView(user.id().toString(), user.name(), user.email(), user.email());
        }
    }

    private record AuthView(List<String> scopes) {}

    private record RootView(String version, AuthView auth, UserView user) {}

    private record RegionView(String name, String url) {}

    private record RegionsView(List<RegionView> regions) {}

    /// Adds the routes.
    public static void addTo(Api api) {
        api.caller("GET", "/api/0/", call -> json(new RootView("0",
                new AuthView(call.principal().scopes().stream().map(Scope::wireName).sorted()
                        .toList()),
                UserView.of(call.principal().user()))));
        api.caller("GET", "/api/0/auth/", call -> json(UserView.of(call.principal().user())));
        api.caller("GET", "/api/0/users/me/regions/",
                call -> json(new RegionsView(List.of(new RegionView("default", call.url())))));
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
