package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an organisation learned.
///
/// @param query words that are looked for; empty for all
/// @param count how many there are, or were found, in words
/// @param isEmpty whether there are none at all, so that there is nothing to search
/// @param isFormOpen whether the form of a new one is unfolded
/// @param draft the form of a new one; null for somebody who may only look
/// @param more address of the older ones; null when these are all
public record MemoryPage(
        Shell shell, List<Tab> tabs, String base, String query, String count, boolean isEmpty,
        boolean isFormOpen, @Nullable Draft draft, List<Entry> entries, @Nullable String more) {

    public MemoryPage {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
    }

    /// A form.
    ///
    /// @param id unique on the page, part of the ids of its fields
    /// @param action where it goes
    /// @param problem why it was not kept; null when it was not sent
    public record Draft(
            String id, String action, List<Choice> kinds, String text, String issue, String topic,
            List<Choice> projects, @Nullable String problem) {
        public Draft {
            kinds = List.copyOf(kinds);
            projects = List.copyOf(projects);
        }
    }

    /// A choice of a form.
    public record Choice(String value, String text, boolean chosen) {}

    /// A learning.
    ///
    /// @param issue with the address of the issue; null when it names none
    /// @param issueName of an issue that is not there any more; null otherwise
    /// @param edit its form; null for somebody who may only look
    public record Entry(
            String id, String kind, String text, @Nullable Link issue, @Nullable String issueName,
            @Nullable String topic, @Nullable String project, String author, Moment at,
            @Nullable Draft edit) {}
}
