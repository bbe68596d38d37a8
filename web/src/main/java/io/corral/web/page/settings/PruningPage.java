package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organisation could stop looking at.
///
/// @param made when the report was made; null while there is none
/// @param sentence what approving everything that is open would have removed
/// @param openCount proposals that are open
/// @param months reports that there are, the newest first
public record PruningPage(
        Shell shell, List<Tab> tabs, String base, String month, boolean mayDecide,
        @Nullable Moment made, String sentence, int openCount, List<Month> months,
        List<Proposal> proposals) {

    public PruningPage {
        tabs = List.copyOf(tabs);
        months = List.copyOf(months);
        proposals = List.copyOf(proposals);
    }

    /// A report.
    public record Month(String url, String name, boolean current) {}

    /// A proposal.
    ///
    /// @param what happens when it is approved
    /// @param rule text of the fingerprint rule; null with other kinds
    /// @param volume what it would have removed
    /// @param decided who decided what, and when; null while it is open
    public record Proposal(String key, String icon, String title, String what,
            @Nullable String rule, String volume, String evidence, List<Member> members,
            String count, boolean approved,
            @Nullable Decided decided) {
        public Proposal {
            members = List.copyOf(members);
        }
    }

    /// An issue of a proposal.
    public record Member(String url, String shortId, String title, String events, String why) {}

    /// What was decided.
    public record Decided(String words, Moment at) {}
}
