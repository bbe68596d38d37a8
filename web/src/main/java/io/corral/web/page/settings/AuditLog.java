package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;

/// Administrative changes, newest first.
public record AuditLog(Shell shell, List<Tab> tabs, List<Line> lines) {
    public AuditLog {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    /// A change.
    public record Line(Moment at, String actor, String action, String target) {}
}
