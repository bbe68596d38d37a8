package io.corral.web.page.settings;

import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name and limits of an organisation.
///
/// @param mayWrite whether the person may change anything
/// @param retention how long events are kept, in words
/// @param problem with the form; null when nothing is wrong
public record General(
        Shell shell, List<Tab> tabs, String name, String slug, boolean mayWrite,
        String retention, @Nullable String problem) {
    public General {
        tabs = List.copyOf(tabs);
    }
}
