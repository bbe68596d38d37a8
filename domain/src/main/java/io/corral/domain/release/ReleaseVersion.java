package io.corral.domain.release;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// A release's name taken apart: `package@1.2.3-rc.1+build`. Only the whole name identifies a
/// release; the parts serve ordering and display.
///
/// @param raw the name as sent
/// @param packageName before the last `@`; null without one
/// @param version after the `@`, or all of it
/// @param semver the version as a semantic one; null when it is none
public record ReleaseVersion(
        String raw, @Nullable String packageName, String version, @Nullable Semver semver) {

    private static final int HASH_SHOWN = 12;
    private static final int HASH_MIN = 20;

    /// Takes a name apart. A leading `v` is fine and `1.2` counts as `1.2.0`, as many projects
    /// write their versions; a single number is no semantic version.
    public static ReleaseVersion parse(String raw) {
        int at = raw.lastIndexOf('@');
        boolean named = at > 0 && at < raw.length() - 1;
        String version = named ? raw.substring(at + 1) : raw;
        return new ReleaseVersion(raw, named ? raw.substring(0, at) : null, version,
                semver(version));
    }

    private static @Nullable Semver semver(String version) {
        String plain = version.startsWith("v") ? version.substring(1) : version;
        Semver exact = Semver.parse(plain);
        if (exact != null) {
            return exact;
        }
        return plain.matches("\\d{1,9}\\.\\d{1,9}") ? Semver.parse(plain + ".0") : null;
    }

    /// Build metadata after the `+`, joined with dots; empty without one.
    public Optional<String> build() {
        if (semver == null) {
            return Optional.empty();
        }
        List<String> build = semver.getBuild();
        return build.isEmpty() ? Optional.empty() : Optional.of(String.join(".", build));
    }

    /// What lists show: the version without its package, hashes cut to twelve digits.
    public String shortVersion() {
        boolean hash = version.length() >= HASH_MIN && version.matches("[0-9a-f]+");
        return hash ? version.substring(0, HASH_SHOWN) : version;
    }
}
