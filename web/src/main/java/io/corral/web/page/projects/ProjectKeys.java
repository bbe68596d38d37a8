package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a project, with what may be sent with them.
///
/// @param problem with the form; null when nothing is wrong
public record ProjectKeys(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayWrite,
        List<Key> keys, Limit limit, @Nullable String problem) {
    public ProjectKeys {
        tabs = List.copyOf(tabs);
        keys = List.copyOf(keys);
    }

    /// A key.
    public record Key(String id, String name, String dsn, boolean active, String made,
            Limit limit) {}

    /// So many events in so many seconds.
    ///
    /// @param count empty for no limit
    /// @param seconds empty for no limit
    public record Limit(String count, String seconds) {}
}
