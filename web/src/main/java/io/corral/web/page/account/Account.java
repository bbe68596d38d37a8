package io.corral.web.page.account;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody chooses for themselves.
///
/// @param zone IANA name; empty for the browser's own
/// @param hasPassword whether the current one must be shown to change it
/// @param problem of the form that was sent; null when nothing is wrong
public record Account(
        Shell shell, List<Tab> tabs, String name, String email, String theme, String zone,
        List<String> zones,
        boolean hasPassword, List<Browser> browsers, @Nullable Mistake problem) {

    public Account {
        tabs = List.copyOf(tabs);
        zones = List.copyOf(zones);
        browsers = List.copyOf(browsers);
    }

    /// A browser in which the person is signed in.
    ///
    /// @param current whether it is this one
    public record Browser(String handle, String name, Moment lastSeen, Moment since,
            boolean current) {}

    /// What is wrong.
    ///
    /// @param form `profile` or `password`
    public record Mistake(String form, String sentence) {}

    /// What is wrong with a form; null when nothing is.
    public @Nullable String problemOf(String form) {
        return problem != null && problem.form().equals(form) ? problem.sentence() : null;
    }
}
