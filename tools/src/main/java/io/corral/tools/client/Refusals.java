package io.corral.tools.client;

import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.text.PlainText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a refusal means and what cures it.
final class Refusals {

    private static final int DETAIL_MAX = 300;

    private Refusals() {}

    /// The failure of an answer.
    ///
    /// @param json its body; null when it is no JSON
    /// @param address that was asked, without parameters
    /// @param retryAfter what the header says; empty without it
    static ClientException of(
            int status, @Nullable JsonNode json, String address, String retryAfter) {
        String detail = json == null ? "" : detail(json);
        String said = detail.isEmpty()
                ? ""
                : " (" + PlainText.cut(PlainText.line(detail), DETAIL_MAX) + ")";
        return switch (status) {
            case 301, 302, 307, 308 -> new ClientException(Reason.NOT_FOUND, moved(json));
            case 401 -> new ClientException(Reason.TOKEN, "the token is invalid or expired, or"
                    + " opens no organisation; make a new one (Corral: Settings > API tokens or"
                    + " ./corral token create; Sentry: Settings > Developer Settings > Internal"
                    + " Integrations) and set SENTRY_AUTH_TOKEN" + said);
            case 403 -> new ClientException(Reason.SCOPE, "the token lacks a scope for this; it"
                    + " needs org:read, project:read and event:read, and event:write,"
                    + " project:write or project:releases to change something" + said);
            case 404 -> new ClientException(Reason.NOT_FOUND, "not found: check the name,"
                    + " SENTRY_ORG and SENTRY_PROJECT (slugs, not names; list-projects shows"
                    + " them)" + said);
            case 429 -> new ClientException(Reason.RATE_LIMIT, "too many requests; wait "
                    + (retryAfter.matches("\\d{1,6}") ? retryAfter + " seconds" : "a minute")
                    + ", then ask less often" + said);
            default -> new ClientException(Reason.REFUSED,
                    address + " answered " + status + said);
        };
    }

    /// Sentry answers with the new name of a project that got another; a redirection to elsewhere
    /// is not followed, for the token would go there.
    private static String moved(@Nullable JsonNode json) {
        String slug = json == null
                ? ""
                : json.path("slug").asString(
                        json.path("detail").path("extra").path("slug").asString(""));
        return slug.isEmpty()
                ? "the server sends elsewhere, which is not followed; set SENTRY_URL to its address"
                        + " as a browser shows it"
                : "the project has another name now: " + PlainText.cut(PlainText.line(slug), 100)
                        + "; set SENTRY_PROJECT";
    }

    /// What an error says: its sentence, or that of the first field at fault.
    private static String detail(JsonNode error) {
        String detail = error.path("detail").asString("");
        if (!detail.isEmpty() || !error.isObject()) {
            return detail;
        }
        for (JsonNode field : error) {
            if (field.isArray() && !field.isEmpty()) {
                return field.get(0).asString("");
            }
        }
        return "";
    }
}
