package io.corral.engine.triage;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Organization;
import io.corral.domain.triage.Escalation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what follows from triage up to date: an ongoing issue that left its forecast is
/// escalating, and priorities are those of the verdicts where nobody set one by hand; the history
/// of the issue says why. Ranks every organisation, so that the worklist is at hand when somebody
/// asks. Thread-safe.
public final class TriageRounds {

    private static final Logger LOG = LoggerFactory.getLogger(TriageRounds.class);
    /// Of each kind in a round; the next one goes on.
    private static final int EDITS_MAX = 500;
    private static final int BACKLOG_TIER = 4;

    private final IssueTriage triage;
    private final IssueStore issues;
    private final Supplier<DirectorySnapshot> directory;

    public TriageRounds(
            IssueTriage triage, IssueStore issues, Supplier<DirectorySnapshot> directory) {
        this.triage = triage;
        this.issues = issues;
        this.directory = directory;
    }

    /// Goes over all organisations.
    public void run() {
        for (Organization organization : directory.get().organizations()) {
            run(organization.id());
        }
    }

    private void run(OrganizationId organization) {
        Worklist worklist = triage.rank(organization);
        List<IssueEdit> edits = new ArrayList<>(escalations(worklist));
        edits.addAll(priorities(worklist));
        if (!edits.isEmpty()) {
            int made = issues.edit(edits).size();
            LOG.info("triage changed states or priorities {} times", made);
        }
    }

    private static List<IssueEdit> escalations(Worklist worklist) {
        List<IssueEdit> edits = new ArrayList<>();
        for (IssueFacts facts : worklist.facts()) {
            Issue issue = worklist.issues().get(facts.shortId());
            if (issue != null && issue.state().substatus() == Substatus.ONGOING
                    && edits.size() < EDITS_MAX) {
                Escalation.of(facts).ifPresent(
                        each -> edits.add(escalation(issue, each, worklist.at())));
            }
        }
        return edits;
    }

    private static IssueEdit escalation(Issue issue, Escalation escalation, Instant now) {
        return new IssueEdit(issue.id(), null, now, issue.state().since(),
                List.of(new Step.Reopen(Substatus.ESCALATING), new Step.SetInbox(true)),
                List.of(new Activity.Entry(ActivityType.SET_ESCALATING, Map.of(
                        "events", escalation.events(), "forecast", escalation.forecast(),
                        "reason", escalation.reason()))));
    }

    private static List<IssueEdit> priorities(Worklist worklist) {
        List<IssueEdit> edits = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            if (issue != null && issue.priority() != priority(verdict)
                    && edits.size() < EDITS_MAX) {
                edits.add(rating(issue, verdict, worklist.at()));
            }
        }
        return edits;
    }

    private static IssueEdit rating(Issue issue, Verdict verdict, Instant now) {
        Priority priority = priority(verdict);
        return new IssueEdit(issue.id(), null, now, List.of(new Step.RatePriority(priority)),
                List.of(new Activity.Entry(ActivityType.SET_PRIORITY, Map.of(
                        "priority", priority.wireName(), "reason", reason(verdict)))));
    }

    /// High is what somebody should look at now, low what is noise or backlog.
    private static Priority priority(Verdict verdict) {
        return verdict.isHigh()
                ? Priority.HIGH
                : verdict.tier() < BACKLOG_TIER ? Priority.MEDIUM : Priority.LOW;
    }

    // The rule of noise where it is noise, else that of the tier.
    private static String reason(Verdict verdict) {
        Optional<String> rule = verdict.path().stream().findFirst();
        return rule.orElse("tier " + verdict.tier());
    }
}
