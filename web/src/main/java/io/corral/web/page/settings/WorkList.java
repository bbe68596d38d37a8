package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;

/// What the server does besides answering, newest first, and what it could not digest.
///
/// @param full whether nothing is taken at present, as the disk is full
/// @param asideUrl where the form goes that puts an entry back
public record WorkList(
        Shell shell, List<Tab> tabs, boolean full, List<Line> jobs, List<Aside> aside,
        String asideUrl) {
    public WorkList {
        tabs = List.copyOf(tabs);
        jobs = List.copyOf(jobs);
        aside = List.copyOf(aside);
    }

    /// A job.
    ///
    /// @param state `running`, `done` or `failed`
    /// @param took for people; empty while it runs
    public record Line(String name, String state, Moment started, String took, String result) {

        /// Whether it is under way.
        public boolean isRunning() {
            return state.equals("running");
        }

        /// Whether it ended without having done its work.
        public boolean isFailed() {
            return state.equals("failed");
        }
    }

    /// What SDKs sent and the server failed to digest.
    ///
    /// @param id names it to `corral failed`
    public record Aside(String id, String project, Moment received, String reason) {}
}
