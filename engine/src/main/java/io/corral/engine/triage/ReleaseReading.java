package io.corral.engine.triage;

import io.corral.domain.health.HealthCounts;
import io.corral.domain.health.UserKind;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.ReleaseFacts;
import io.corral.domain.triage.TriageInput.SessionHealth;
import io.corral.store.health.HealthQuery;
import io.corral.store.health.HealthQuery.Axis;
import io.corral.store.health.HealthStore;
import io.corral.store.health.HealthSum;
import io.corral.store.release.CommitStore;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads how sessions went in the last 24 hours, and which releases went where. Thread-safe.
final class ReleaseReading {

    private static final int HOURS = 24;
    private static final int RELEASES_MAX = 100;
    private static final int DEPLOYS_MAX = 10;
    private static final double HUNDRED = 100;

    private final Stores stores;

    ReleaseReading(Stores stores) {
        this.stores = stores;
    }

    /// What is read from.
    record Stores(
            ReleaseStore releases, CommitStore commits, DeployStore deploys,
            HealthStore health) {}

    /// How sessions of projects went; projects without sessions are absent.
    ///
    /// @param projects with their slugs
    Map<String, SessionHealth> sessions(Map<ProjectId, String> projects, Instant now) {
        Instant from = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
        var query = new HealthQuery(projects.keySet(), Set.of(), Set.of(),
                Axis.whole(from, HOURS), Set.of(HealthQuery.By.PROJECT),
                EnumSet.of(HealthQuery.Detail.USERS));
        Map<String, SessionHealth> health = new HashMap<>();
        for (HealthSum sum : stores.health().sums(query)) {
            ProjectId project = sum.group().project();
            String slug = project == null ? null : projects.get(project);
            if (slug != null && sum.counts().sessions() > 0) {
                health.put(slug, health(sum));
            }
        }
        return health;
    }

    private static SessionHealth health(HealthSum sum) {
        HealthCounts counts = sum.counts();
        long users = sum.users(UserKind.ANY);
        Double crashFreeUsers = users == 0
                ? null
                : Double.valueOf(HUNDRED * (users - sum.users(UserKind.CRASHED)) / users);
        return new SessionHealth(HUNDRED * counts.crashFree().share(), crashFreeUsers,
                counts.sessions());
    }

    /// The newest releases and where they went. One that nobody reported a deploy of counts as
    /// deployed when it went out, where that was said.
    List<ReleaseFacts> releases(OrganizationId organization, Map<ProjectId, String> projects) {
        List<Release> newest = stores.releases().list(new ReleaseQuery(
                organization, projects.keySet(), null, null, 0, RELEASES_MAX));
        var histories = stores.commits().histories(
                newest.stream().map(Release::id).toList());
        List<ReleaseFacts> facts = new ArrayList<>();
        for (Release release : newest) {
            List<String> slugs = release.projects().stream()
                    .map(part -> projects.getOrDefault(part.project(), ""))
                    .filter(slug -> !slug.isEmpty()).toList();
            facts.add(new ReleaseFacts(release.version(), slugs, release.releasedAt(),
                    deploys(release, projects.keySet(), histories.getOrDefault(
                            release.id(), ReleaseHistory.NONE)),
                    List.of()));
        }
        return facts;
    }

    private List<TriageInput.Deploy> deploys(
            Release release, Set<ProjectId> projects, ReleaseHistory history) {
        Deploy last = history.lastDeploy();
        Instant out = release.releasedAt();
        if (last == null) {
            return out == null
                    ? List.of()
                    : List.of(new TriageInput.Deploy(release.version(), null, out));
        }
        List<Deploy> all = history.deploys() == 1
                ? List.of(last)
                : stores.deploys().list(release.id(), projects, 0, DEPLOYS_MAX);
        return all.stream().map(deploy -> new TriageInput.Deploy(
                release.version(), deploy.environment(), deploy.finishedAt())).toList();
    }
}
