package io.corral.engine.triage.prune;

import io.corral.domain.event.Event;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.project.Project;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.prune.Candidate;
import io.corral.domain.triage.prune.FilterRule;
import io.corral.domain.triage.prune.PruningProposal;
import io.corral.domain.triage.prune.PruningProposal.Kind;
import io.corral.domain.triage.prune.PruningProposal.Member;
import io.corral.domain.triage.prune.PruningRules;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ingest.shape.InboundFilter;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.ProductContexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what could be pruned: from the ranked issues, the filters each project has not turned on,
/// the open proposals about its grouping, and what a fingerprint rule would make one. Thread-safe.
public final class PruningReading {

    /// Latest events that are read for a report, those of the loudest issues.
    private static final int EVENTS_MAX = 1_000;
    private static final int TITLE_MAX = 80;

    private final IssueTriage triage;
    private final ProductContexts contexts;
    private final Proposals proposals;
    private final RuleProposals rules;
    private final Supplier<DirectorySnapshot> directory;

    /// What is read from.
    public PruningReading(IssueTriage triage, ProductContexts contexts, Proposals proposals,
            RuleProposals rules, Supplier<DirectorySnapshot> directory) {
        this.triage = triage;
        this.contexts = contexts;
        this.proposals = proposals;
        this.rules = rules;
        this.directory = directory;
    }

    /// What was found.
    ///
    /// @param issues that were looked at
    record Found(int issues, List<PruningProposal> proposals) {}

    Found find(OrganizationId organization) {
        Worklist worklist = triage.rank(organization);
        List<Project> projects = directory.get().projectsOf(organization);
        List<PruningProposal> found =
                new ArrayList<>(PruningRules.of(candidates(organization, worklist, projects)));
        for (Project project : projects) {
            proposals.open(project.id()).stream()
                    .filter(each -> each.grounds() instanceof Proposal.Grounds.Merge)
                    .forEach(each -> add(found, each, project));
        }
        found.addAll(rules.find(worklist, projects));
        return new Found(worklist.verdicts().size(), PruningRules.sorted(found).stream()
                .limit(PruningReport.ENTRIES_MAX).toList());
    }

    private List<Candidate> candidates(
            OrganizationId organization, Worklist worklist, List<Project> projects) {
        Map<String, Map<FilterRule, InboundFilter>> filters = new HashMap<>();
        ProductContext context = contexts.context(organization);
        projects.forEach(project -> filters.put(project.slug(), filters(project, context)));
        Map<String, IssueFacts> facts = new HashMap<>();
        worklist.facts().forEach(each -> facts.put(each.shortId(), each));
        Map<String, Event> events = events(organization, worklist, facts);
        List<Candidate> candidates = new ArrayList<>();
        for (Verdict verdict : worklist.verdicts()) {
            Issue issue = worklist.issues().get(verdict.shortId());
            IssueFacts own = facts.get(verdict.shortId());
            if (issue != null && own != null) {
                candidates.add(new Candidate(issue.id().value(), verdict.project(),
                        verdict.shortId(), own.title(), verdict.noise(),
                        verdict.path().getFirst(), monthOf(own), issue.assignee() != null,
                        caught(events.get(verdict.shortId()),
                                filters.getOrDefault(verdict.project(), Map.of()))));
            }
        }
        return candidates;
    }

    private static long monthOf(@Nullable IssueFacts facts) {
        return facts == null ? 0 : IssueFacts.Bucket.sum(facts.daily());
    }

    // Noise first, so that it is known what filters would do to it; then the loudest.
    private Map<String, Event> events(OrganizationId organization, Worklist worklist,
            Map<String, IssueFacts> facts) {
        List<String> wanted = worklist.verdicts().stream()
                .sorted(Comparator.comparing((Verdict verdict) -> verdict.noise() == null)
                        .thenComparingLong(verdict -> -monthOf(facts.get(verdict.shortId()))))
                .map(Verdict::shortId).limit(EVENTS_MAX).toList();
        return triage.latestEvents(organization, Set.copyOf(wanted));
    }

    private static Map<FilterRule, InboundFilter> filters(
            Project project, ProductContext context) {
        List<String> patterns = context.knownNoise().stream()
                .map(ProductContext.KnownNoise::pattern)
                .map(pattern -> pattern.indexOf('*') < 0 ? "*" + pattern + "*" : pattern)
                .toList();
        Map<FilterRule, InboundFilter> filters = new HashMap<>();
        FilterRule.missing(project.settings().filters(), patterns)
                .forEach(rule -> filters.put(rule, filter(rule)));
        return filters;
    }

    private static InboundFilter filter(FilterRule rule) {
        String pattern = rule.pattern();
        return new InboundFilter(new InboundFilter.Settings(
                rule.reason() == FilterReason.BROWSER_EXTENSIONS,
                rule.reason() == FilterReason.WEB_CRAWLERS,
                rule.reason() == FilterReason.LOCALHOST,
                pattern == null ? List.of() : List.of(pattern), List.of()));
    }

    private static @Nullable Set<FilterRule> caught(
            @Nullable Event event, Map<FilterRule, InboundFilter> filters) {
        if (event == null) {
            return null;
        }
        Set<FilterRule> caught = new HashSet<>();
        filters.forEach((rule, filter) -> {
            if (filter.reason(event, null) != null) {
                caught.add(rule);
            }
        });
        return caught;
    }

    private void add(List<PruningProposal> found, Proposal proposal, Project project) {
        Map<IssueId, Issue> issues = proposals.issues(List.of(proposal));
        List<Issue> open = issues.values().stream().distinct()
                .filter(issue -> issue.state().status() == IssueStatus.UNRESOLVED).toList();
        if (open.size() < 2) {
            return;
        }
        List<Member> members = open.stream().limit(PruningProposal.MEMBERS_MAX)
                .map(issue -> new Member(issue.id().value(),
                        issue.shortId(project.slug()).toString(), cut(issue.metadata().title()),
                        issue.numbers().events(), "looks like the others"))
                .collect(Collectors.toList());
        found.add(new PruningProposal(Kind.GROUPING.wireName() + ":" + project.slug() + ":"
                + proposal.id(), Kind.GROUPING, project.slug(), null, null, proposal.id(), null,
                members, 0, members.size() - 1, "these look like one bug, "
                        + Math.round(100 * proposal.confidence()) + " % sure"));
    }

    private static String cut(String title) {
        return title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title;
    }
}
