package io.corral.server.ui.settings;

import io.corral.domain.access.User;
import io.corral.domain.id.UserId;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.prune.FilterRule;
import io.corral.domain.triage.prune.PruningProposal;
import io.corral.engine.triage.prune.PruningReport;
import io.corral.engine.triage.prune.PruningReport.Entry;
import io.corral.engine.triage.prune.PruningReport.State;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.settings.PruningPage.Decided;
import io.corral.web.page.settings.PruningPage.Member;
import io.corral.web.page.settings.PruningPage.Proposal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page of a pruning report says.
final class PruningView {

    private final Visit visit;

    PruningView(Visit visit) {
        this.visit = visit;
    }

    /// What approving everything that is open would have removed.
    static String sentence(PruningReport report) {
        List<Entry> open = report.entries().stream()
                .filter(entry -> entry.state() == State.OPEN).toList();
        if (open.isEmpty()) {
            return report.entries().isEmpty()
                    ? "Of " + Words.many(report.issues(), "open issue")
                            + " none is worth a proposal."
                    : "Everything in this report is decided.";
        }
        // Issues that a rule is drawn from are ignored already, or stand among the others.
        List<PruningProposal> removing = open.stream().map(Entry::proposal)
                .filter(proposal -> proposal.kind() != PruningProposal.Kind.FINGERPRINT).toList();
        if (removing.isEmpty()) {
            return "Nothing that is open would be set aside; "
                    + Words.many(open.size(), "rule") + " would keep later events together.";
        }
        long events = removing.stream().mapToLong(PruningProposal::events).sum();
        long issues = removing.stream().mapToLong(PruningProposal::issues).sum();
        return "Of " + Words.many(report.issues(), "open issue") + " these would have removed "
                + Words.number(issues) + ", with " + Words.many(events, "event")
                + " of the last 30 days.";
    }

    List<Proposal> proposals(PruningReport report) {
        return report.entries().stream().map(this::proposal).toList();
    }

    private Proposal proposal(Entry entry) {
        PruningProposal proposal = entry.proposal();
        return new Proposal(proposal.key(), icon(proposal), title(proposal), what(proposal),
                proposal.rule(),
                volume(proposal), Words.capital(proposal.evidence()) + ".",
                proposal.members().stream().map(member -> new Member(
                        visit.address("issues/" + member.issue() + "/"), member.shortId(),
                        member.title(), Words.many(member.events(), "event"), member.why()))
                        .toList(),
                Words.many(proposal.members().size(), "issue"),
                entry.state() == State.APPROVED, decided(entry));
    }

    private static String icon(PruningProposal proposal) {
        return switch (proposal.kind()) {
            case ARCHIVE -> "archive";
            case FILTER -> "shield";
            case GROUPING -> "git-merge";
            case FINGERPRINT -> "adjustments-horizontal";
        };
    }

    private static String title(PruningProposal proposal) {
        String issues = Words.many(proposal.members().size(), "issue");
        return switch (proposal.kind()) {
            case ARCHIVE -> "Ignore " + issues + " in " + proposal.project() + ": "
                    + noise(proposal.noise());
            case FILTER -> "Leave out " + filter(Objects.requireNonNull(proposal.filter()))
                    + " in " + proposal.project();
            case GROUPING -> "Make " + issues + " in " + proposal.project() + " one";
            case FINGERPRINT -> "One rule for " + issues + " in " + proposal.project();
        };
    }

    private static String noise(@Nullable NoiseClass noise) {
        return switch (noise) {
            case AUTO_RETRIED -> "retried by themselves";
            case BOT -> "bots and monitors";
            case BROWSER_EXTENSION -> "browser extensions";
            case STAGING -> "no event in production";
            case THIRD_PARTY_FLAKE -> "optional services of others";
            case EXPECTED -> "expected errors";
            case null -> "noise";
        };
    }

    private static String filter(FilterRule rule) {
        if (rule.pattern() != null) {
            return "messages like " + rule.pattern();
        }
        return rule.reason() == FilterReason.WEB_CRAWLERS
                ? "web crawlers"
                : rule.reason() == FilterReason.LOCALHOST
                        ? "developers' machines"
                        : "browser extensions";
    }

    private static String what(PruningProposal proposal) {
        return switch (proposal.kind()) {
            case ARCHIVE -> "They leave the worklist, and come back when they escalate.";
            case FILTER -> "The project's inbound filter is turned on, such events are no longer"
                    + " stored, and these issues are ignored.";
            case GROUPING -> "They become one issue; later events follow.";
            case FINGERPRINT ->
                "This fingerprint rule is added to the project: later events of these"
                        + " are one issue, with whatever differs.";
        };
    }

    private static String volume(PruningProposal proposal) {
        String issues = Words.many(proposal.issues(), "issue");
        return proposal.events() == 0
                ? issues + " fewer"
                : Words.many(proposal.events(), "event") + " in 30 days, " + issues;
    }

    private @Nullable Decided decided(Entry entry) {
        Long by = entry.by();
        Instant at = entry.at();
        if (by == null || at == null) {
            return null;
        }
        String name = visit.directory().user(new UserId(by)).map(User::name)
                .orElse("somebody who left");
        return new Decided((entry.state() == State.APPROVED ? "Approved by " : "Taken back by ")
                + name, Words.ago(at, visit.now()));
    }
}
