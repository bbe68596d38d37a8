package io.corral.server.rest.proposals;

import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.issues.SplitView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A proposal on the wire.
///
/// @param kind `merge` or `split`
/// @param state `open`, `accepted` or `refused`
/// @param decidedBy null while it is open, and where Corral accepted it by itself
/// @param issues those that are still there, the one that stays first
/// @param pairs evidence of a merge: the first issue with each of the others
/// @param split evidence of a split; null for merges
/// @param job how far the latest attempt to split is, and what came of it; null when nobody
///     accepted the proposal, long afterwards, and for merges
record ProposalView(
        String id,
        String kind,
        String state,
        double score,
        double confidence,
        String dateCreated,
        @Nullable String dateDecided,
        @Nullable String decidedBy,
        List<IssueLine> issues,
        List<PairView> pairs,
        @Nullable Evident split,
        @Nullable SplitView job) {

    /// One issue.
    record IssueLine(
            String id, String shortId, String title, @Nullable String culprit, String count,
            String firstSeen, String lastSeen, String permalink) {}

    /// Why two issues look like one bug.
    ///
    /// @param frames agreement of the stacks; null when neither has one
    record PairView(
            String issue, double score, @Nullable Double frames, double types, double template,
            List<String> doubts, List<FrameView> aligned, List<String> templates,
            List<String> typeNames) {}

    /// A frame of either stack.
    ///
    /// @param side `both`, `first` or `second`
    record FrameView(String token, String side, double weight) {}

    /// What tells two bugs of one issue apart.
    ///
    /// @param condition `frame` or `message`
    /// @param value the frame's token, or the message without values
    record Evident(String condition, String value, SideView staying, SideView leaving) {}

    /// One of two bugs.
    record SideView(List<String> templates, List<String> frames, long events) {}

    /// @param found the issues it names, as they are now
    static ProposalView of(
            Call call, Project project, Proposal proposal, Map<IssueId, Issue> found,
            @Nullable SplitView job) {
        Decision decision = proposal.decision();
        return new ProposalView(
                Long.toString(proposal.id()),
                proposal.grounds() instanceof Grounds.Merge ? "merge" : "split",
                word(proposal.state()),
                rounded(proposal.score()), rounded(proposal.confidence()),
                WireTime.of(proposal.createdAt()),
                decision == null ? null : WireTime.of(decision.at()),
                decision == null || decision.by() == null
                        ? null
                        : call.directory().user(decision.by()).map(user -> user.email())
                                .orElse(null),
                issues(call, project, proposal, found),
                pairs(proposal),
                proposal.grounds() instanceof Grounds.Split(_, var finding)
                        ? split(finding)
                        : null,
                job);
    }

    private static List<IssueLine> issues(
            Call call, Project project, Proposal proposal, Map<IssueId, Issue> found) {
        String organization = call.directory().organization(project.organization())
                .map(each -> each.slug()).orElse("");
        Stream<Issue> present = proposal.issues().stream().map(found::get)
                .filter(Objects::nonNull).distinct();
        return present.map(issue -> new IssueLine(issue.id().toString(),
                issue.shortId(project.slug()).toString(), issue.metadata().title(),
                issue.metadata().culprit(), Long.toString(issue.numbers().events()),
                WireTime.of(issue.numbers().firstSeen()),
                WireTime.of(issue.numbers().lastSeen()),
                call.url() + "/organizations/" + organization + "/issues/" + issue.id() + "/"))
                .toList();
    }

    private static List<PairView> pairs(Proposal proposal) {
        return proposal.grounds() instanceof Grounds.Merge(var leader, var pairs)
                ? pairs.stream().map(pair -> pair(pair.other(leader), pair.evidence())).toList()
                : List.of();
    }

    private static PairView pair(IssueId other, Evidence evidence) {
        return new PairView(other.toString(), rounded(evidence.score()),
                evidence.frames() < 0 ? null : (Double) rounded(evidence.frames()),
                rounded(evidence.types()), rounded(evidence.template()),
                evidence.doubts().stream().map(ProposalView::word).toList(),
                evidence.aligned().stream().map(frame -> new FrameView(frame.token(),
                        word(frame.side()), rounded(frame.weight()))).toList(),
                evidence.templates(), evidence.typeNames());
    }

    private static Evident split(SplitFinding finding) {
        return switch (finding.condition()) {
            case SplitCondition.HasFrame(var token) -> new Evident("frame", token,
                    side(finding.staying()), side(finding.leaving()));
            case SplitCondition.MessageIs(var template) -> new Evident("message", template,
                    side(finding.staying()), side(finding.leaving()));
        };
    }

    private static SideView side(SplitFinding.Side side) {
        return new SideView(side.templates(), side.frames(), side.events());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
