package io.corral.server.rest.triage;

import io.corral.domain.id.UserId;
import io.corral.domain.triage.prune.FilterRule;
import io.corral.domain.triage.prune.PruningProposal;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.triage.prune.PruningReport;
import io.corral.engine.triage.prune.PruningReport.Entry;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.UserReference;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A pruning report on the wire.
///
/// @param issues that were looked at
record PruningView(String month, String dateCreated, int issues, List<ProposalView> proposals) {

    /// A proposal.
    ///
    /// @param filter word of the inbound filter; null with other kinds
    /// @param pattern of messages, with the filter `error-message`
    /// @param rule text of the fingerprint rule; null with other kinds
    /// @param events of 30 days that it would have removed
    /// @param issueCount issues that it would have removed
    record ProposalView(String key, String kind, String project, @Nullable String noise,
            @Nullable String filter, @Nullable String pattern, @Nullable String rule, long events,
            int issueCount,
            String evidence, List<MemberView> issues, String state,
            @Nullable UserReference decidedBy, @Nullable String dateDecided) {}

    /// An issue of it.
    record MemberView(String id, String shortId, String title, long events, String why) {}

    static PruningView of(PruningReport report, DirectorySnapshot directory) {
        return new PruningView(report.month(), WireTime.of(report.madeAt()), report.issues(),
                report.entries().stream().map(entry -> view(entry, directory)).toList());
    }

    private static ProposalView view(Entry entry, DirectorySnapshot directory) {
        PruningProposal proposal = entry.proposal();
        FilterRule filter = proposal.filter();
        return new ProposalView(proposal.key(), proposal.kind().wireName(), proposal.project(),
                proposal.noise() == null ? null : proposal.noise().wireName(),
                filter == null ? null : filter.reason().wireName(),
                filter == null ? null : filter.pattern(), proposal.rule(), proposal.events(),
                proposal.issues(),
                proposal.evidence(), proposal.members().stream().map(member -> new MemberView(
                        Long.toString(member.issue()), member.shortId(), member.title(),
                        member.events(), member.why())).toList(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.by() == null ? null : UserReference.of(directory, new UserId(entry.by())),
                entry.at() == null ? null : WireTime.of(entry.at()));
    }
}
