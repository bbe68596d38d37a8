package io.corral.domain.release;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// Tells which of two releases is newer: by semantic version when both are one of the same package,
/// else by date. Pure; made for one question from the dates it needs.
///
/// @param dates of releases by their full name: when it was released, else when it was first known
public record ReleaseOrder(Map<String, Instant> dates) {

    /// An order that knows no dates.
    public static final ReleaseOrder WITHOUT_DATES = new ReleaseOrder(Map.of());

    public ReleaseOrder {
        dates = Map.copyOf(dates);
    }

    /// What a comparison rests on.
    public enum Basis {
        /// Both are semantic versions of one package.
        SEMVER,
        /// The dates of both.
        DATE,
        /// Neither applies, so they cannot be told apart.
        UNKNOWN
    }

    /// How two releases relate.
    ///
    /// @param sign negative when the first is older, positive when it is newer, else 0
    public record Comparison(int sign, Basis basis) {
        /// The first is newer.
        public boolean isNewer() {
            return sign > 0;
        }
    }

    /// Compares two releases by their full names.
    public Comparison compare(String first, String second) {
        ReleaseVersion left = ReleaseVersion.parse(first);
        ReleaseVersion right = ReleaseVersion.parse(second);
        if (left.semver() != null && right.semver() != null && samePackage(left, right)) {
            int sign = compareSemver(left.semver(), right.semver());
            if (sign != 0 || first.equals(second)) {
                return new Comparison(sign, Basis.SEMVER);
            }
        }
        return compareDates(dates.get(first), dates.get(second));
    }

    /// The newest of these by pairwise comparison; of those that cannot be told apart the one named
    /// first. Empty without versions.
    public Optional<String> newest(Collection<String> versions) {
        return versions.stream()
                .reduce((best, next) -> compare(next, best).isNewer() ? next : best);
    }

    private static boolean samePackage(ReleaseVersion left, ReleaseVersion right) {
        String name = left.packageName();
        return name == null ? right.packageName() == null : name.equals(right.packageName());
    }

    /// The precedence of semver.org; builds of the same version by number where both have one.
    private static int compareSemver(Semver left, Semver right) {
        int byPrecedence =
                left.withClearedBuild().compareTo(right.withClearedBuild());
        if (byPrecedence != 0) {
            return byPrecedence;
        }
        Long leftBuild = buildNumber(left);
        Long rightBuild = buildNumber(right);
        return leftBuild == null || rightBuild == null ? 0 : leftBuild.compareTo(rightBuild);
    }

    private static @Nullable Long buildNumber(Semver version) {
        String build = String.join(".", version.getBuild());
        return build.matches("\\d{1,18}") ? Long.valueOf(build) : null;
    }

    private static Comparison compareDates(@Nullable Instant left, @Nullable Instant right) {
        return left == null || right == null
                ? new Comparison(0, Basis.UNKNOWN)
                : new Comparison(left.compareTo(right), Basis.DATE);
    }
}
