package io.corral.engine.search;

import io.corral.domain.health.Adoption;
import io.corral.domain.release.ReleaseVersion;
import io.corral.domain.search.SearchOperator;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Releases by their parts: events name a release in full, so a condition on its version becomes
/// the list of releases that meet it.
final class ReleaseNames {

    /// Words for stages of adoption.
    static final List<String> STAGES =
            Arrays.stream(Adoption.Stage.values()).map(Adoption.Stage::wireName).toList();

    private static final int RELEASES_MAX = 1_000;

    private final ReleaseStore releases;
    private final ReleaseStages stages;
    private final SearchScope scope;

    ReleaseNames(ReleaseStore releases, ReleaseStages stages, SearchScope scope) {
        this.releases = releases;
        this.stages = stages;
        this.scope = scope;
    }

    /// The newest release of each project.
    List<String> latest() {
        return scope.projects().keySet().stream()
                .map(releases::newest)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// The newest releases whose version compares so with another.
    List<String> versions(SearchOperator operator, String text) {
        ReleaseVersion wanted = ReleaseVersion.parse(text);
        return matching(version -> version.semver() != null
                && wanted.semver() != null
                && holds(operator, version.semver().compareTo(wanted.semver())));
    }

    /// The newest releases with this package.
    List<String> ofPackage(String name) {
        return matching(version -> name.equals(version.packageName()));
    }

    /// The newest releases with this build.
    List<String> ofBuild(String build) {
        return matching(version -> version.build().filter(build::equals).isPresent());
    }

    /// The newest releases that got so far: `adopted`, `low_adoption`, `replaced`.
    List<String> atStage(String word) {
        Adoption.Stage wanted = Arrays.stream(Adoption.Stage.values())
                .filter(stage -> stage.wireName().equals(word)).findFirst()
                .orElseThrow(() -> new SearchMistake(
                        "A release is never \"" + word + "\"; its stage is one of "
                                + String.join(", ", STAGES)));
        return stages.at(wanted, newest(), scope);
    }

    private List<Release> newest() {
        return releases.list(new ReleaseQuery(
                scope.organization(), scope.projects().keySet(), null, null, 0, RELEASES_MAX));
    }

    private List<String> matching(Predicate<ReleaseVersion> wanted) {
        return newest().stream()
                .map(Release::version)
                .filter(version -> wanted.test(ReleaseVersion.parse(version)))
                .toList();
    }

    private static boolean holds(SearchOperator operator, int order) {
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
