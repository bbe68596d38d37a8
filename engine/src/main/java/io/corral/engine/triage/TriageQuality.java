package io.corral.engine.triage;

import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.WrongHighs;
import io.corral.domain.triage.WrongHighs.Decision;
import io.corral.domain.triage.WrongHighs.Shown;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.store.issue.IssueQueries;
import io.corral.store.triage.ShownRankingStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How often triage called high what was not, by what people did since. Thread-safe.
public final class TriageQuality {

    /// The periods that are told, the shorter first.
    public static final List<Duration> PERIODS = List.of(Duration.ofDays(30), Duration.ofDays(90));

    /// What a person does who judged an issue.
    private static final Set<ActivityType> DECIDING = EnumSet.of(ActivityType.SET_RESOLVED,
            ActivityType.SET_RESOLVED_IN_RELEASE, ActivityType.SET_RESOLVED_IN_COMMIT,
            ActivityType.SET_IGNORED, ActivityType.SET_PRIORITY, ActivityType.ASSIGNED,
            ActivityType.MARK_REVIEWED, ActivityType.SET_TRIAGE);
    /// The latest are looked at, so many at most.
    private static final int ACTIVITIES_MAX = 10_000;

    private final ShownRankingStore rankings;
    private final CorrectionBook corrections;
    private final IssueQueries queries;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;

    public TriageQuality(ShownRankingStore rankings, CorrectionBook corrections,
            IssueQueries queries, Supplier<DirectorySnapshot> directory, InstantSource clock) {
        this.rankings = rankings;
        this.corrections = corrections;
        this.queries = queries;
        this.directory = directory;
        this.clock = clock;
    }

    /// For each of [#PERIODS].
    public List<WrongHighs> of(OrganizationId organization) {
        Instant now = clock.instant();
        Instant since = now.minus(PERIODS.getLast());
        List<Shown> shown = rankings.high(organization, since);
        List<Decision> decisions = decisions(organization, since);
        return PERIODS.stream().map(period -> WrongHighs.of(period, now, shown, decisions))
                .toList();
    }

    private List<Decision> decisions(OrganizationId organization, Instant since) {
        Set<ProjectId> projects = directory.get().projectsOf(organization).stream()
                .map(Project::id).collect(Collectors.toSet());
        List<Decision> decisions = new ArrayList<>();
        for (KeptCorrection kept : corrections.list(organization)) {
            Correction correction = kept.correction();
            decisions.add(new Decision(kept.issue(), correction.at(), correction.isFromHigh()
                    ? "corrected by " + correction.by() + ": " + correction.from() + " to "
                            + correction.to()
                    : ""));
        }
        for (Activity activity : queries.activities(
                projects, DECIDING, since, ACTIVITIES_MAX)) {
            if (activity.actor() != null) {
                decisions.add(new Decision(activity.issue(), activity.at(), wrong(activity)));
            }
        }
        decisions.sort(Comparator.comparing(Decision::at).reversed());
        return decisions;
    }

    private String wrong(Activity activity) {
        Object word = activity.entry().data().get("ignoreReason");
        return word == null
                ? ""
                : IgnoreClass.ofWireName(word.toString()).filter(IgnoreClass::isNoise)
                        .map(kind -> "ignored by " + name(activity.actor()) + ": " + kind.words())
                        .orElse("");
    }

    private String name(@Nullable UserId user) {
        return user == null
                ? "somebody"
                : directory.get().user(user).map(User::name).orElse("somebody");
    }
}
