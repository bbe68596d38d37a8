package io.corral.domain.artifact;

import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One uploaded source or source map.
///
/// @param url the build tool gave it, often beginning with `~/`
/// @param debugId null when the build has none
/// @param headers by lower-case name, for example `sourcemap`
/// @param uploadedAt when its bundle came
public record Artifact(
        ArtifactId id,
        ArtifactBundleId bundle,
        String url,
        ArtifactKind kind,
        @Nullable DebugId debugId,
        Map<String, String> headers,
        StoredContent content,
        Instant uploadedAt) {

    public Artifact {
        headers = Map.copyOf(headers);
    }

    /// A header by its name in any case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// Where its source map lies by what was said at upload, relative to it; empty when nothing
    /// was said.
    public Optional<String> sourceMapHeader() {
        return header("sourcemap").or(() -> header("x-sourcemap"));
    }
}
