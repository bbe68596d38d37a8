package io.corral.web.page.triage;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A note for whoever takes over: one that can still be changed, or one that is kept.
///
/// @param back to the worklist
/// @param title what the page is called
/// @param text Markdown
/// @param action where the form that keeps it goes; null for one that is kept
/// @param author who wrote it; null for one that is not kept yet
/// @param problem why it was not kept; null when nothing is wrong
/// @param others notes that are kept, newest first
public record HandoverPage(Shell shell, String back, String title, String text,
        @Nullable String action, @Nullable Author author, @Nullable String problem,
        List<Kept> others) {

    public HandoverPage {
        others = List.copyOf(others);
    }

    /// Who wrote a note, and when.
    public record Author(String name, Moment at) {}

    /// A note that is kept.
    public record Kept(String url, Author author, boolean current) {}
}
