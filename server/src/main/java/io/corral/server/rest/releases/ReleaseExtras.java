package io.corral.server.rest.releases;

import io.corral.domain.health.Adoption;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.release.HealthFigures;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.release.ReleaseHealth.Part;
import io.corral.engine.release.ReleaseHealth.Subject;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Query;
import io.corral.store.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of the sessions of some releases, as far as a request wants it.
///
/// @param known parts with sessions
/// @param figures null unless asked for
/// @param adoption null unless asked for
record ReleaseExtras(
        Set<Part> known, @Nullable Map<Part, HealthFigures> figures,
        @Nullable Map<Part, Adoption> adoption, Instant now) {

    private static final Duration USUAL = Duration.ofDays(14);

    /// What a request wants to know.
    ///
    /// @param environments whose sessions count; empty means all
    /// @param period figures are about
    record Wanted(
            boolean health, boolean adoption, Set<String> environments, TimeWindow period,
            Instant now) {

        /// Nothing but whether there are sessions.
        static Wanted nothing(Instant now) {
            return new Wanted(false, false, Set.of(), TimeWindow.last(USUAL, now), now);
        }

        /// Reads the parameters `health`, `adoptionStages`, `summaryStatsPeriod` and
        /// `healthStatsPeriod`; a period that cannot be read is the usual one.
        static Wanted of(Query query, Set<String> environments, Instant now) {
            String period = query.firstOr("summaryStatsPeriod",
                    query.firstOr("healthStatsPeriod", ""));
            Optional<TimeWindow> window = TimeWindow.parse(period, null, null, USUAL, now);
            return new Wanted(isSet(query, "health"), isSet(query, "adoptionStages"),
                    environments, window.orElse(TimeWindow.last(USUAL, now)), now);
        }

        private static boolean isSet(Query query, String name) {
            String value = query.firstOr(name, "");
            return value.equals("1") || value.equals("true");
        }
    }

    static ReleaseExtras read(ReleaseHealth health, List<Release> releases, Wanted wanted) {
        Set<String> versions =
                releases.stream().map(Release::version).collect(Collectors.toSet());
        Set<ProjectId> projects = releases.stream().flatMap(each -> each.projects().stream())
                .map(Release.InProject::project).collect(Collectors.toSet());
        var subject = Subject.of(releases, projects, wanted.environments(), true);
        boolean none = releases.isEmpty();
        return new ReleaseExtras(
                none ? Set.of() : health.known(versions, projects),
                wanted.health() && !none
                        ? health.figures(subject, wanted.period(), wanted.now())
                        : null,
                wanted.adoption() && !none ? health.adoption(subject, wanted.now()) : null,
                wanted.now());
    }

    boolean hasHealth(String version, ProjectId project) {
        return known.contains(new Part(project, version));
    }

    @Nullable
    HealthView health(String version, ProjectId project) {
        if (figures == null) {
            return null;
        }
        HealthFigures own = figures.get(new Part(project, version));
        return HealthView.of(own == null ? HealthFigures.NONE : own, now);
    }

    @Nullable
    Map<String, AdoptionView> stages(Release release, DirectorySnapshot directory) {
        if (adoption == null) {
            return null;
        }
        Map<String, AdoptionView> stages = new HashMap<>();
        for (Release.InProject part : release.projects()) {
            Adoption own = adoption.get(new Part(part.project(), release.version()));
            Optional<Project> project = directory.project(part.project());
            if (own != null && project.isPresent()) {
                stages.put(project.get().slug(), AdoptionView.of(own));
            }
        }
        return stages;
    }
}
