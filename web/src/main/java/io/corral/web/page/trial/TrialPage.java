package io.corral.web.page.trial;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trials of a project's grouping, one of them in full.
///
/// @param base where forms go and the list is
/// @param rules address of the page of rules
/// @param offer to group events again that an upload made readable; null when there are none
/// @param trial that is shown; null when there is none
/// @param trials the newest first
/// @param changes that were made with their history, the newest first
public record TrialPage(
        Shell shell, List<Tab> tabs, String base, String rules, String project,
        @Nullable TrialOffer offer, @Nullable TrialPart trial, List<Row> trials,
        List<Made> changes) {

    public TrialPage {
        tabs = List.copyOf(tabs);
        trials = List.copyOf(trials);
        changes = List.copyOf(changes);
    }

    /// A trial in the list.
    ///
    /// @param state a word or two
    public record Row(String url, String what, Moment at, String state, boolean current) {}

    /// A change that was made.
    ///
    /// @param who empty when it was not a person
    /// @param state a word or two
    /// @param undo where to undo it; null when it cannot be, or not by this person
    public record Made(
            String title, Moment at, String who, String moved, String state,
            @Nullable String undo) {}
}
