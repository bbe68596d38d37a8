package io.corral.server.rest;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import java.util.List;
import java.util.Map;

/// Errors in the one shape of the API: `{"detail": "sentence"}`, or `{"field": ["sentence"]}` for
/// single fields of a body.
public final class ApiErrors {

    private ApiErrors() {}

    /// An error with a sentence that says what to do.
    public static Answer detail(int status, String detail) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(Map.of("detail", detail)));
    }

    /// 400 with a sentence.
    public static Answer badRequest(String detail) {
        return detail(400, detail);
    }

    /// 400 for a field of the body.
    public static Answer badField(String field, String sentence) {
        return Answer.json(400,
                Json.MAPPER.writeValueAsBytes(Map.of(field, List.of(sentence))));
    }

    /// 401: no token, or one that is unknown or expired.
    public static Answer unauthorized(String detail) {
        return detail(401, detail).with("WWW-Authenticate", "Bearer realm=\"api\"");
    }

    /// 403: the token or the member's role does not cover this.
    public static Answer forbidden() {
        return detail(403, "You do not have permission to perform this action.");
    }

    /// 404: missing, or not visible to the caller, which must look the same.
    public static Answer notFound() {
        return detail(404, "The requested resource does not exist");
    }

    /// 409: the name is taken.
    public static Answer conflict(String detail) {
        return detail(409, detail);
    }
}
