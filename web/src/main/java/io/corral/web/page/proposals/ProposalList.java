package io.corral.web.page.proposals;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Corral proposes about the grouping of a project.
///
/// @param base address of this page, where forms go
/// @param mayDecide whether the visitor may accept and refuse, and have issues compared
/// @param mayConfigure whether the visitor may let Corral accept by itself
/// @param accepting whether Corral does
/// @param looked when issues were compared; null for never
/// @param compared a sentence about that
/// @param others projects that have open proposals too
/// @param cards open proposals, the most confident first
/// @param more a sentence when not all are shown; null otherwise
/// @param past decided ones, the latest first
public record ProposalList(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayDecide,
        boolean mayConfigure, boolean accepting, @Nullable Moment looked, String compared,
        List<Shell.Link> others, List<ProposalCard> cards, @Nullable String more,
        List<Past> past) {

    public ProposalList {
        tabs = List.copyOf(tabs);
        others = List.copyOf(others);
        cards = List.copyOf(cards);
        past = List.copyOf(past);
    }

    /// A decided proposal.
    ///
    /// @param what was proposed, in words
    /// @param accepted otherwise it was refused
    /// @param who decided
    /// @param link to the issue that stayed; null when it is gone
    /// @param work where to see how far it is; null when it is done
    public record Past(
            String what, boolean accepted, String who, Moment at, Shell.@Nullable Link link,
            Shell.@Nullable Link work) {}
}
