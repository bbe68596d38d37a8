package io.corral.web.page.projects;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// By which rules the events of a project become issues, and what they were before.
///
/// @param algorithm name of the algorithm
/// @param newer version of the algorithm that could be adopted; null when there is none newer
/// @param state what holds now, in a sentence
/// @param versions the newest first
/// @param shown a version that is looked at; null for none
/// @param problem with the form; null when nothing is wrong
public record ProjectGrouping(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayWrite,
        RuleText fingerprints, RuleText stacks, List<Mask> masks, String note, String algorithm,
        @Nullable String newer,
        String state,
        List<Version> versions, @Nullable Change shown, @Nullable String problem) {
    public ProjectGrouping {
        tabs = List.copyOf(tabs);
        masks = List.copyOf(masks);
        versions = List.copyOf(versions);
    }

    /// A kind of value in messages.
    ///
    /// @param off whether it stays
    public record Mask(String kind, boolean off) {}

    /// A text to edit.
    public record RuleText(String text, Verdict verdict) {}

    /// What is said of a text.
    ///
    /// @param problem what is wrong; null when nothing is
    /// @param sentence what is there, when it is right
    public record Verdict(String name, @Nullable String problem, String sentence) {}

    /// A version of the rules.
    ///
    /// @param url of the page that shows what it changed
    public record Version(
            String number, Moment at, String who, String note, String url, boolean current) {}

    /// What a version changed.
    ///
    /// @param restore where to make it the newest again; null when it is, or nobody may
    public record Change(
            Version version, List<Hunk> hunks, String close, @Nullable String restore) {
        public Change {
            hunks = List.copyOf(hunks);
        }
    }

    /// What changed in one of the texts.
    public record Hunk(String title, List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /// A line of a change.
    ///
    /// @param kind `added`, `gone` or `same`
    public record Line(String kind, String sign, String text) {}
}
