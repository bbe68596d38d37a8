package io.corral.web.page.projects;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import io.corral.web.page.trial.TrialOffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was uploaded for a project so that its code can be read.
///
/// @param base address of the page
/// @param text that uploads were searched for; empty for none
/// @param bundles of this page of the list
/// @param newer address of the page before; null for the first
/// @param older address of the page after; null for the last
/// @param ways to upload
/// @param offer to group events again that uploads came too late for; null when there are
///     none
public record SourceMaps(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayWrite, String text,
        List<Bundle> bundles, @Nullable String newer, @Nullable String older,
        List<DebugFile> debugFiles, List<Way> ways, @Nullable TrialOffer offer) {

    public SourceMaps {
        tabs = List.copyOf(tabs);
        bundles = List.copyOf(bundles);
        debugFiles = List.copyOf(debugFiles);
        ways = List.copyOf(ways);
    }

    /// Whether nothing was ever uploaded.
    public boolean isEmpty() {
        return bundles.isEmpty() && debugFiles.isEmpty() && text.isEmpty() && newer == null;
    }

    /// Files that came together.
    ///
    /// @param title release, or what the bundle is found by
    /// @param dist null without one
    /// @param facts files, size and use in a line
    /// @param filesUrl address of the list of its files
    public record Bundle(
            String id, String title, @Nullable String dist, String facts, Moment uploaded,
            String filesUrl) {}

    /// Symbols or a mapping.
    ///
    /// @param kind in words
    /// @param debugId null without one
    public record DebugFile(
            String id, String name, String kind, @Nullable String debugId, String size,
            Moment uploaded) {}

    /// A way to upload.
    ///
    /// @param anchor unique on the page
    /// @param note a sentence about it
    /// @param code to copy
    public record Way(String anchor, String title, String note, String code) {}

    /// The files of a bundle.
    ///
    /// @param rest how many more there are, in words; null for none
    public record Files(List<File> files, @Nullable String rest) {
        public Files {
            files = List.copyOf(files);
        }
    }

    /// A file of a bundle.
    ///
    /// @param debugId null without one
    public record File(String url, String kind, @Nullable String debugId, String size) {}

    /// What became of the scripts of recent events.
    ///
    /// @param assets where icons are
    public record Scripts(List<Script> scripts, String assets) {
        public Scripts {
            scripts = List.copyOf(scripts);
        }
    }

    /// A script.
    ///
    /// @param eventUrl where the event that ran it is
    public record Script(
            String path, boolean mapped, String sentence, String eventUrl, Moment seen) {}
}
