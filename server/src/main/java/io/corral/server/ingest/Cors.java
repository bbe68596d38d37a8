package io.corral.server.ingest;

import io.corral.server.http.Answer;
import io.corral.server.http.Request;

/// Lets browser SDKs read the answers of intake from any page; whether the page may send is decided
/// by the project's allowed origins.
final class Cors {

    private static final String ALLOWED_HEADERS = "x-sentry-auth, x-requested-with,"
            + " x-forwarded-for, origin, referer, accept, content-type, authentication,"
            + " authorization, content-encoding, transfer-encoding";
    private static final String EXPOSED_HEADERS =
            "x-sentry-error, x-sentry-rate-limits, retry-after";
    private static final String MAX_AGE_SECONDS = "3600";

    private Cors() {}

    /// The answer with the headers a browser needs to hand it to the SDK.
    static Answer on(Request request, Answer answer) {
        String origin = request.header("Origin").orElse("*");
        return answer.with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Expose-Headers", EXPOSED_HEADERS)
                .with("Vary", "Origin");
    }

    /// The answer to a preflight request.
    static Answer preflight(Request request) {
        return on(request, Answer.empty(200))
                .with("Access-Control-Allow-Methods", "POST, GET, OPTIONS")
                .with("Access-Control-Allow-Headers", ALLOWED_HEADERS)
                .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }
}
