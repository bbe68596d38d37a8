package io.corral.engine.triage;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Substatus;
import io.corral.domain.triage.Escalation;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Verdict;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what follows from triage up to date: an ongoing issue that left its forecast is
/// escalating, and others hear of it ([EscalationNews]); priorities are those of the verdicts where
/// nobody set one by hand, a lower one than before when it held ([PriorityHold]). The history of
/// the issue says why. Ranks every organisation, so that the worklist is at hand when somebody
/// asks. Thread-safe.
public final class TriageRounds {

    private static final Logger LOG = LoggerFactory.getLogger(TriageRounds.class);
    /// Of each kind in a round; the next one goes on.
    private static final int EDITS_MAX = 500;
    private static final int BACKLOG_TIER = 4;
    /// The digest knows little of a new issue; its first verdicts count at once.
    private static final Duration FIRST_VERDICT = Duration.ofHours(1);

    private final IssueTriage triage;
    private final IssueStore issues;
    private final IssueQueries queries;
    private final Supplier<DirectorySnapshot> directory;
    private final PriorityHold hold = new PriorityHold();
    /// When the list was ranked that [#first] went over last.
    private final Map<OrganizationId, Instant> followed = new ConcurrentHashMap<>();

    public TriageRounds(
            IssueTriage triage, IssueStore issues, IssueQueries queries,
            Supplier<DirectorySnapshot> directory) {
        this.triage = triage;
        this.issues = issues;
        this.queries = queries;
        this.directory = directory;
    }

    /// Ranks every organisation and changes nothing, so that the first person who asks a server
    /// that was just started does not wait for all of its issues to be read.
    public void rank() {
        EachOrganization.of(directory.get(), organization -> {
            int issues = triage.rank(organization).verdicts().size();
            LOG.debug("{} issues ranked", issues);
        });
    }

    /// Goes over all organisations.
    public void run() {
        EachOrganization.of(directory.get(), this::run);
    }

    /// Sets priorities that nobody set yet by the list as it was ranked last, so that they are what
    /// somebody reads there before the next round. Ranks nothing, and goes over a list once.
    public void first() {
        EachOrganization.of(directory.get(), organization -> triage.last(organization)
                .ifPresent(last -> first(organization, last.worklist())));
    }

    private void first(OrganizationId organization, Worklist worklist) {
        if (worklist.at().equals(followed.put(organization, worklist.at()))) {
            return;
        }
        List<IssueEdit> edits = firstPriorities(organization, worklist);
        if (!edits.isEmpty()) {
            issues.edit(edits);
        }
    }

    private List<IssueEdit> firstPriorities(OrganizationId organization, Worklist worklist) {
        List<IssueEdit> edits = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            if (issue != null && issue.rating() instanceof Rating.ByLevel
                    && issue.priority() != priority(verdict) && edits.size() < EDITS_MAX
                    && !hold.isAgreed(organization, issue.id())) {
                edits.add(rating(issue.id(), verdict, worklist.at()));
            }
        }
        return edits;
    }

    private void run(OrganizationId organization) {
        Worklist worklist = triage.rank(organization);
        List<IssueEdit> edits = new ArrayList<>(escalations(worklist));
        edits.addAll(priorities(organization, worklist));
        if (!edits.isEmpty()) {
            int made = issues.edit(edits).size();
            LOG.info("triage changed states or priorities {} times", made);
        }
    }

    private List<IssueEdit> escalations(Worklist worklist) {
        Map<String, Escalation> found = new HashMap<>();
        for (IssueFacts facts : worklist.facts()) {
            Issue issue = worklist.issues().get(facts.shortId());
            if (issue != null && issue.state().substatus() == Substatus.ONGOING
                    && found.size() < EDITS_MAX) {
                Escalation.of(facts).ifPresent(each -> found.put(facts.shortId(), each));
            }
        }
        if (found.isEmpty()) {
            return List.of();
        }
        Map<IssueId, EventId> latest = triage.latestEvents(found.keySet().stream()
                .map(worklist.issues()::get).filter(Objects::nonNull).toList());
        var news = new EscalationNews(queries, worklist.at());
        List<IssueEdit> edits = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Escalation escalation = found.get(verdict.shortId());
            Issue issue = worklist.issues().get(verdict.shortId());
            if (escalation != null && issue != null) {
                EventId event = latest.get(issue.id());
                edits.add(escalation(issue, escalation, event,
                        news.silence(issue, verdict, event), worklist.at()));
            }
        }
        return edits;
    }

    private static IssueEdit escalation(Issue issue, Escalation escalation,
            @Nullable EventId event, Optional<String> silence, Instant now) {
        List<Step> steps = new ArrayList<>(
                List.of(new Step.Reopen(Substatus.ESCALATING), new Step.SetInbox(true)));
        Map<String, Object> data = new HashMap<>(Map.of("events", escalation.events(),
                "forecast", escalation.forecast(), "reason", escalation.reason()));
        if (event != null && silence.isEmpty()) {
            steps.add(new Step.TellEscalating(event, null));
            data.put(EscalationNews.TOLD, true);
        }
        silence.ifPresent(why -> data.put(EscalationNews.NOT_TOLD, why));
        return new IssueEdit(issue.id(), null, now, issue.state().since(), steps,
                List.of(new Activity.Entry(ActivityType.SET_ESCALATING, data)));
    }

    private List<IssueEdit> priorities(OrganizationId organization, Worklist worklist) {
        Map<IssueId, PriorityHold.Way> wanted = new HashMap<>();
        Map<IssueId, Verdict> verdicts = new LinkedHashMap<>();
        Set<IssueId> agreeing = new HashSet<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            if (issue != null && issue.priority() != priority(verdict)) {
                wanted.put(issue.id(), way(issue, verdict, worklist.at()));
                verdicts.put(issue.id(), verdict);
            } else if (issue != null && issue.rating() instanceof Rating.ByLevel) {
                agreeing.add(issue.id());
            }
        }
        Set<IssueId> due = hold.due(organization, wanted, agreeing);
        return verdicts.entrySet().stream().filter(each -> due.contains(each.getKey()))
                .limit(EDITS_MAX)
                .map(each -> rating(each.getKey(), each.getValue(), worklist.at())).toList();
    }

    private static PriorityHold.Way way(Issue issue, Verdict verdict, Instant now) {
        boolean young = issue.numbers().firstSeen().plus(FIRST_VERDICT).isAfter(now);
        boolean rises = priority(verdict).compareTo(issue.priority()) > 0;
        if (young || rises) {
            return PriorityHold.Way.RISES;
        }
        return issue.rating() instanceof Rating.ByLevel
                ? PriorityHold.Way.FALLS_FIRST
                : PriorityHold.Way.FALLS;
    }

    private static IssueEdit rating(IssueId issue, Verdict verdict, Instant now) {
        Priority priority = priority(verdict);
        return new IssueEdit(issue, null, now, List.of(new Step.RatePriority(priority)),
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
