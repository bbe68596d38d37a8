package io.corral.server.ui.projects;

import io.corral.domain.group.similar.Evidence.AlignedFrame;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.correction.SplitJobs.Progress;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.proposals.ProposalCard;
import io.corral.web.page.proposals.ProposalCard.Evidence;
import io.corral.web.page.proposals.ProposalCard.Frame;
import io.corral.web.page.proposals.ProposalCard.IssueLine;
import io.corral.web.page.proposals.ProposalCard.Side;
import io.corral.web.page.proposals.ProposalCard.Split;
import io.corral.web.page.proposals.SimilarPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes what is shown of proposals.
final class ProposalCards {

    private static final int PAIRS_SHOWN = 10;
    private static final int TEXT_MAX = 400;

    private ProposalCards() {}

    /// @param found the issues proposals name, as they are now
    /// @param attempt the latest to do what it says; null when there was none
    static ProposalCard card(
            Proposal proposal, Map<IssueId, Issue> found, @Nullable Progress attempt,
            Project project, Visit visit) {
        List<Issue> issues = proposal.issues().stream().map(found::get).filter(Objects::nonNull)
                .distinct().toList();
        return switch (proposal.grounds()) {
            case Grounds.Merge(var leader, var pairs) -> new ProposalCard(
                    Long.toString(proposal.id()), true,
                    "%d issues look like one bug".formatted(issues.size()),
                    percent(proposal.confidence()), lines(issues, true, project, visit),
                    pairs.stream().limit(PAIRS_SHOWN)
                            .map(pair -> evidence(leader, pair, found, project)).toList(),
                    null, null);
            case Grounds.Split(_, var finding) -> new ProposalCard(
                    Long.toString(proposal.id()), false, "This issue holds two bugs",
                    percent(proposal.confidence()), lines(issues, false, project, visit),
                    List.of(), split(finding), attempt == null ? null : attempt.job().sentence());
        };
    }

    private static List<IssueLine> lines(
            List<Issue> issues, boolean merges, Project project, Visit visit) {
        List<IssueLine> lines = new ArrayList<>();
        for (Issue issue : issues) {
            Issue.Numbers numbers = issue.numbers();
            lines.add(new IssueLine(
                    visit.address("issues/" + issue.id() + "/"),
                    issue.shortId(project.slug()).toString(), issue.metadata().title(),
                    Objects.requireNonNullElse(issue.metadata().culprit(), ""),
                    merges && lines.isEmpty() ? "stays" : "",
                    Words.many(numbers.events(), "event"),
                    Words.ago(numbers.firstSeen(), visit.now()),
                    Words.ago(numbers.lastSeen(), visit.now())));
        }
        return lines;
    }

    private static Evidence evidence(
            IssueId leader, SimilarIssues pair, Map<IssueId, Issue> found, Project project) {
        boolean turned = !pair.first().equals(leader);
        Issue other = found.get(pair.other(leader));
        String name = other == null ? "the other" : other.shortId(project.slug()).toString();
        var evidence = pair.evidence();
        return new Evidence(
                percent(evidence.score()) + " alike: why " + name + " belongs here",
                facts(evidence),
                evidence.aligned().stream().map(frame -> frame(frame, turned, name)).toList(),
                evidence.templates().stream().filter(text -> !text.isEmpty()).distinct()
                        .map(ProposalCards::cut).toList());
    }

    private static List<String> facts(io.corral.domain.group.similar.Evidence evidence) {
        List<String> facts = new ArrayList<>();
        if (evidence.frames() >= 0) {
            facts.add("stacks agree by " + percent(evidence.frames()));
        }
        boolean oneType = evidence.typeNames().stream().distinct().count() == 1;
        String type = evidence.typeNames().getFirst();
        if (!type.isEmpty()) {
            facts.add(oneType
                    ? "both " + cut(type)
                    : "types agree by "
                            + percent(evidence.types()));
        }
        if (evidence.templates().stream().anyMatch(text -> !text.isEmpty())) {
            facts.add(evidence.template() >= 1
                    ? "same message"
                    : "messages agree by " + percent(evidence.template()));
        }
        return facts;
    }

    private static Frame frame(AlignedFrame frame, boolean turned, String other) {
        int weight = (int) Math.round(5 * Math.min(1, frame.weight()));
        return switch (frame.side()) {
            case BOTH -> new Frame(cut(frame.token()), "both", "both", weight);
            case FIRST -> turned ? second(frame, weight, other) : first(frame, weight);
            case SECOND -> turned ? first(frame, weight) : second(frame, weight, other);
        };
    }

    private static Frame first(AlignedFrame frame, int weight) {
        return new Frame(cut(frame.token()), "first", "only in the first", weight);
    }

    private static Frame second(AlignedFrame frame, int weight, String other) {
        return new Frame(cut(frame.token()), "second", "only in " + other, weight);
    }

    private static Split split(SplitFinding finding) {
        Side staying = side("stays", finding.staying());
        Side leaving = side("becomes an issue of its own", finding.leaving());
        return switch (finding.condition()) {
            case SplitCondition.HasFrame(var token) -> new Split(
                    "An issue of its own for events that pass through", cut(token), staying,
                    leaving);
            case SplitCondition.MessageIs(var template) -> new Split(
                    "An issue of its own for events whose message is", cut(template), staying,
                    leaving);
        };
    }

    private static Side side(String what, SplitFinding.Side side) {
        return new Side(Words.many(side.events(), "event") + " looked at: " + what,
                side.templates().stream().map(ProposalCards::cut).toList(),
                side.frames().stream().map(ProposalCards::cut).toList());
    }

    /// What was proposed, for the list of decisions.
    static String past(Proposal proposal) {
        return switch (proposal.grounds()) {
            case Grounds.Merge(_, var pairs) -> "and " + Words.many(pairs.size(), "other issue")
                    + " are one bug";
            case Grounds.Split _ -> "holds two bugs";
        };
    }

    /// An issue like another one.
    static SimilarPart.Line similar(Issue issue, SimilarIssues pair, Project project,
            Visit visit) {
        return new SimilarPart.Line(visit.address("issues/" + issue.id() + "/"),
                issue.shortId(project.slug()).toString(), issue.metadata().title(),
                String.join(", ", facts(pair.evidence())), percent(pair.score()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%d %%", Math.round(100 * share));
    }

    private static String cut(@Nullable String text) {
        String whole = Objects.requireNonNullElse(text, "");
        return whole.length() <= TEXT_MAX ? whole : whole.substring(0, TEXT_MAX) + "…";
    }
}
