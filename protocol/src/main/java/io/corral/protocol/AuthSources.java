package io.corral.protocol;

import io.corral.domain.id.ProjectId;
import io.corral.protocol.AuthHeader.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everywhere a request may name its client key. Absent sources are null.
///
/// @param xSentryAuth header `X-Sentry-Auth`
/// @param authorization header `Authorization`; schemes other than Sentry and Basic do not count
/// @param query raw query string, without `?`
/// @param pathKey key that stands in the path
/// @param envelopeDsn `dsn` of the envelope header; must agree with all others
/// @param project the project in the path; null where the path has none (tunnel)
public record AuthSources(
        @Nullable String xSentryAuth,
        @Nullable String authorization,
        @Nullable String query,
        @Nullable String pathKey,
        @Nullable Dsn envelopeDsn,
        @Nullable ProjectId project) {

    /// What the sources say together.
    public sealed interface Authentication {
        /// One key.
        ///
        /// @param project of the path, else of the DSN; null when neither names one
        record Found(AuthHeader header, @Nullable ProjectId project) implements Authentication {}

        /// No usable key.
        record Refused(AuthProblem problem) implements Authentication {}
    }

    /// Finds the one key all sources agree on.
    public Authentication read() {
        var headers = new ArrayList<AuthHeader>();
        for (Parsed parsed : parsedSources()) {
            switch (parsed) {
                case Parsed.Present(var header) -> headers.add(header);
                case Parsed.Absent() -> {
                }
                case Parsed.Wrong(var problem) -> {
                    return new Authentication.Refused(problem);
                }
            }
        }
        for (AuthHeader header : headers) {
            if (!header.publicKey().equals(headers.getFirst().publicKey())) {
                return new Authentication.Refused(AuthProblem.MULTIPLE);
            }
        }
        return withDsn(headers.isEmpty() ? null : headers.getFirst());
    }

    private Authentication withDsn(@Nullable AuthHeader header) {
        if (envelopeDsn == null) {
            return header == null
                    ? new Authentication.Refused(AuthProblem.MISSING)
                    : new Authentication.Found(header, project);
        }
        boolean keyDiffers = header != null
                && !header.publicKey().equals(envelopeDsn.publicKey());
        if (keyDiffers || (project != null && !project.equals(envelopeDsn.project()))) {
            return new Authentication.Refused(AuthProblem.DSN_MISMATCH);
        }
        AuthHeader found = header != null ? header : AuthHeader.ofKey(envelopeDsn.publicKey());
        return new Authentication.Found(found, envelopeDsn.project());
    }

    private List<Parsed> parsedSources() {
        var parsed = new ArrayList<Parsed>(4);
        if (xSentryAuth != null) {
            parsed.add(AuthHeader.ofHeader(xSentryAuth));
        }
        if (authorization != null) {
            parsed.add(AuthHeader.ofAuthorization(authorization));
        }
        if (query != null) {
            parsed.add(AuthHeader.ofQuery(query));
        }
        if (pathKey != null) {
            parsed.add(Dsn.isKey(pathKey)
                    ? new Parsed.Present(AuthHeader.ofKey(pathKey))
                    : new Parsed.Wrong(AuthProblem.KEY_MALFORMED));
        }
        return parsed;
    }
}
