package io.corral.server.rest.oauth;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Scope;
import io.corral.engine.admin.DeviceGrants;
import io.corral.engine.admin.DeviceGrants.Begun;
import io.corral.engine.admin.DeviceGrants.Taken;
import io.corral.engine.admin.Tokens;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.scope.UserReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a program asks on its way to a token and its successors (RFC 8628, RFC 6749 section 6, API
/// reference 2.3, 4 and 5).
public final class OAuthRoutes {

    /// Where a person approves.
    public static final String DEVICE_PATH = "/oauth/device/";

    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final long INTERVAL_SECONDS = 5;
    private static final int BODY_BYTES_MAX = 16 * 1024;

    /// What a program may do that asks for nothing in particular.
    private static final Set<Scope> USUAL = EnumSet.of(Scope.ORG_READ, Scope.PROJECT_READ,
            Scope.TEAM_READ, Scope.MEMBER_READ, Scope.EVENT_READ);

    private final DeviceGrants grants;
    private final Function<Request, String> url;

    /// Endpoints on grants.
    ///
    /// @param url public address of the server, without a slash at its end
    public OAuthRoutes(DeviceGrants grants, Function<Request, String> url) {
        this.grants = grants;
        this.url = url;
    }

    record CodeView(
            String device_code, String user_code, String verification_uri,
            String verification_uri_complete, long interval, long expires_in) {}

    record TokenView(
            String access_token, @Nullable String refresh_token, long expires_in,
            String token_type, String scope, UserReference user) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.open("POST", "/oauth/device/code/", this::begin);
        api.open("POST", "/oauth/token/", this::take);
    }

    private Answer begin(Request request) throws IOException {
        Optional<Query> form = form(request);
        String client = form.map(each -> each.firstOr("client_id", "")).orElse("");
        if (client.isBlank()) {
            return error(400, "invalid_request", "client_id is missing");
        }
        Set<Scope> scopes = scopes(form.get().firstOr("scope", ""));
        Optional<Begun> begun = grants.begin(client, scopes.isEmpty() ? USUAL : scopes);
        return begun.map(each -> answer(request, each)).orElseGet(() -> error(
                429, "slow_down", "too many programs wait for approval"));
    }

    private Answer answer(Request request, Begun begun) {
        String page = url.apply(request) + DEVICE_PATH;
        String code = begun.grant().userCode();
        return secret(Answers.json(200, new CodeView(begun.deviceCode(), code, page,
                page + "?user_code=" + code, INTERVAL_SECONDS,
                DeviceGrants.LIFETIME.toSeconds())));
    }

    private static Set<Scope> scopes(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.split("[ ,]+", -1)) {
            Scope.ofWireName(word).ifPresent(scopes::add);
        }
        return scopes;
    }

    private Answer take(Request request) throws IOException {
        Optional<Query> form = form(request);
        String type = form.map(each -> each.firstOr("grant_type", "")).orElse("");
        return switch (type) {
            case DEVICE_GRANT -> token(grants.take(form.get().firstOr("device_code", "")));
            case "refresh_token" -> renewed(grants.renew(form.get().firstOr("client_id", ""),
                    form.get().firstOr("refresh_token", "")));
            case "" -> error(400, "invalid_request", "grant_type is missing");
            default -> error(400, "unsupported_grant_type", "only devices get tokens here");
        };
    }

    private static Answer token(Taken taken) {
        return switch (taken) {
            case Taken.Pending() -> error(400, "authorization_pending", "not approved yet");
            case Taken.Denied() -> error(400, "access_denied", "it was denied");
            case Taken.Gone() -> error(400, "expired_token", "the code is used or too old");
            case Taken.Done done -> view(done);
        };
    }

    private static Answer renewed(Taken taken) {
        return taken instanceof Taken.Done done
                ? view(done)
                : error(400, "invalid_grant", "the refresh token is used or not of this client");
    }

    private static Answer view(Taken.Done done) {
        ApiToken token = done.token().token();
        return secret(Answers.json(200, new TokenView(
                done.token().secret(), done.token().refreshSecret(),
                Tokens.LIFETIME.toSeconds(), "bearer",
                token.scopes().stream().map(Scope::wireName).sorted()
                        .collect(Collectors.joining(" ")),
                UserReference.of(done.user()))));
    }

    private static Answer secret(Answer answer) {
        return answer.with("Cache-Control", "no-store");
    }

    private static Answer error(int status, String code, String sentence) {
        return Answers.json(status, Map.of("error", code, "error_description", sentence,
                "detail", sentence));
    }

    private static Optional<Query> form(Request request) throws IOException {
        byte[] body = request.hasBody()
                ? request.body().readNBytes(BODY_BYTES_MAX + 1)
                : new byte[0];
        return body.length > BODY_BYTES_MAX
                ? Optional.empty()
                : Optional.of(Query.parse(new String(body, StandardCharsets.UTF_8)));
    }
}
