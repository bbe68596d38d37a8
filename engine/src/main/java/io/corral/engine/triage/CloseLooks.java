package io.corral.engine.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.domain.release.Commit;
import io.corral.domain.release.SuspectCommits.Suspect;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.check.Examined;
import io.corral.domain.triage.check.SuspectCommit;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.release.Suspects;
import io.corral.engine.triage.IssueTriage.LastRanking;
import io.corral.engine.triage.IssueTriage.Worklist;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks at one issue closely: judges it as it is now, in the surroundings of the list as it was
/// ranked last, or where there is none yet by itself. Waits for a ranking only where people said
/// something since the last one. Thread-safe.
public final class CloseLooks {

    private final IssueTriage triage;
    private final IssueReading reading;
    private final ReleaseReading releases;
    private final Said said;
    private final Suspects suspects;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;

    public CloseLooks(IssueTriage triage, IssueTriage.Stores stores, Assembly assembly,
            Said said, Supplier<DirectorySnapshot> directory, InstantSource clock) {
        this.triage = triage;
        this.reading = stores.issueReading(assembly);
        this.releases = stores.releaseReading();
        this.said = said;
        this.suspects = new Suspects(stores.releases(), stores.commits(), clock);
        this.directory = directory;
        this.clock = clock;
    }

    /// What people say: about the product, and about verdicts.
    public record Said(ProductContexts contexts, CorrectionBook corrections) {}

    /// An issue looked at closely.
    ///
    /// @param place where it stands in the list; null when it is not in it
    /// @param worklist the list as it was ranked last; null before the first time
    public record CloseLook(Examined examined, @Nullable Verdict place,
            @Nullable Worklist worklist) {

        /// Others of its family, in the order of the list.
        public List<Verdict> family() {
            Verdict own = place;
            if (own == null || own.family() == null || worklist == null) {
                return List.of();
            }
            return worklist.verdicts().stream()
                    .filter(each -> own.family().equals(each.family())
                            && !each.shortId().equals(own.shortId()))
                    .toList();
        }
    }

    /// Looks at an issue of an organisation. Fails as the event store's questions do.
    public CloseLook of(OrganizationId organization, Issue issue) {
        Instant now = clock.instant();
        Map<ProjectId, String> slugs = new HashMap<>();
        for (Project project : directory.get().projectsOf(organization)) {
            slugs.put(project.id(), project.slug());
        }
        IssueFacts facts = facts(issue, slugs, now);
        Optional<LastRanking> ranked = ranked(organization);
        TriageInput around = ranked.map(each -> each.ranking().input().asOf(now))
                .orElseGet(() -> alone(organization, facts, slugs, now));
        Explanation explanation = ranked.map(each -> each.ranking().explain(facts, now))
                .orElseGet(() -> Triage.explain(facts, around, TriageSettings.DEFAULTS));
        Worklist worklist = ranked.map(LastRanking::worklist).orElse(null);
        return new CloseLook(
                new Examined(facts, explanation, around, suspects(organization, issue, facts)),
                worklist == null ? null : place(worklist, facts.shortId()), worklist);
    }

    private IssueFacts facts(Issue issue, Map<ProjectId, String> slugs, Instant now) {
        return reading.whole(Objects.requireNonNull(reading.read(List.of(issue),
                each -> slugs.getOrDefault(each.project(), ""), now).get(issue.id())));
    }

    private TriageInput alone(OrganizationId organization, IssueFacts facts,
            Map<ProjectId, String> slugs, Instant now) {
        return new TriageInput(now, said.contexts().context(organization),
                releases.sessions(slugs, now), releases.releases(organization, slugs),
                List.of(facts), corrections(organization));
    }

    private List<Correction> corrections(OrganizationId organization) {
        return said.corrections().list(organization).stream()
                .map(KeptCorrection::correction).toList();
    }

    /// The last list; ranked again where people said something since.
    private Optional<LastRanking> ranked(OrganizationId organization) {
        Optional<LastRanking> last = triage.last(organization);
        if (last.isEmpty() || isHeeded(organization, last.get().ranking().input())) {
            return last;
        }
        Worklist _ = triage.rank(organization);
        return triage.last(organization);
    }

    private boolean isHeeded(OrganizationId organization, TriageInput input) {
        return input.context().equals(said.contexts().context(organization))
                && ids(input.corrections()).equals(ids(corrections(organization)));
    }

    private static List<Long> ids(List<Correction> corrections) {
        return corrections.stream().map(Correction::id).toList();
    }

    private static @Nullable Verdict place(Worklist worklist, String shortId) {
        return worklist.verdicts().stream().filter(each -> each.shortId().equals(shortId))
                .findFirst().orElse(null);
    }

    private @Nullable List<SuspectCommit> suspects(
            OrganizationId organization, Issue issue, IssueFacts facts) {
        Event event = facts.event();
        return event == null
                ? null
                : suspects.known(organization, issue, event)
                        .map(found -> found.stream().map(CloseLooks::suspect).toList())
                        .orElse(null);
    }

    private static SuspectCommit suspect(Suspect suspect) {
        Commit.Author author = suspect.commit().author();
        return new SuspectCommit(suspect.commit().hash(), suspect.commit().subject(),
                author == null ? null : author.name() != null ? author.name() : author.email(),
                suspect.path());
    }
}
