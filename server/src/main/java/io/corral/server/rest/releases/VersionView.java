package io.corral.server.rest.releases;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.release.ReleaseVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// A release's name taken apart.
///
/// @param packageName before the `@`; null without one
/// @param version null when it is no semantic version
record VersionView(
        @JsonProperty("package") @Nullable String packageName,
        @Nullable Parts version,
        String description,
        @Nullable String buildHash) {

    /// Number of the parts of a semantic version.
    private static final int COMPONENTS = 3;

    /// Parts of a semantic version.
    record Parts(
            String raw, int major, int minor, int patch, @Nullable String pre,
            @Nullable String buildCode, int components) {}

    static VersionView of(String name) {
        ReleaseVersion version = ReleaseVersion.parse(name);
        boolean hash = !version.shortVersion().equals(version.version());
        return new VersionView(
                version.packageName(), parts(version), version.shortVersion(),
                hash ? version.version() : null);
    }

    private static @Nullable Parts parts(ReleaseVersion version) {
        Semver semver = version.semver();
        return semver == null
                ? null
                : new Parts(version.version(), semver.getMajor(), semver.getMinor(),
                        semver.getPatch(), joined(semver.getPreRelease()),
                        version.build().orElse(null), COMPONENTS);
    }

    private static @Nullable String joined(List<String> parts) {
        return parts.isEmpty() ? null : String.join(".", parts);
    }
}
