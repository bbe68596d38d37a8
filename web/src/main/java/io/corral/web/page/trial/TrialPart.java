package io.corral.web.page.trial;

import io.corral.web.page.issue.grouping.ComparisonPage.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A trial: how far it is, and what came of it.
///
/// @param url of this part, which is asked for again as long as the trial goes on
/// @param title what is tried
/// @param sentence how it stands
/// @param percent of the events read; null when nothing is being read
/// @param report null until it is done
/// @param apply where to make the change; null when it cannot be, or not by this person
/// @param dismiss where to turn down the offer it came from; null when it came from none, is not
///     done, or this person may not
/// @param cancel where to end it; null when it is over, or not by this person
public record TrialPart(
        String url, String title, boolean goesOn, boolean failed, String sentence,
        @Nullable Integer percent, @Nullable Report report, @Nullable String apply,
        @Nullable String dismiss, @Nullable String cancel) {

    /// What would differ, or what does since the change was made.
    ///
    /// @param title says which of both
    /// @param verdict a sentence
    /// @param read what was read, in a sentence
    public record Report(
            String title, String verdict, String read, List<Figure> figures,
            List<Differing> differences, List<Alert> alerts) {
        public Report {
            figures = List.copyOf(figures);
            differences = List.copyOf(differences);
            alerts = List.copyOf(alerts);
        }
    }

    /// A number.
    ///
    /// @param name what is counted, fit to stand below it
    public record Figure(String value, String name) {}

    /// Events of one issue that would be in another.
    ///
    /// @param what a word or two
    /// @param compared what the lists stand for, in a sentence; null without evidence
    /// @param reasons what tells two of the events apart
    /// @param sections two events side by side
    public record Differing(
            String what, Named from, Named to, String events, @Nullable String compared,
            List<String> reasons, List<Section> sections) {
        public Differing {
            reasons = List.copyOf(reasons);
            sections = List.copyOf(sections);
        }
    }

    /// An issue.
    ///
    /// @param url null for one that does not exist yet
    public record Named(String name, String title, @Nullable String url) {}

    /// An alert.
    ///
    /// @param sentence how often it fired, and would have
    /// @param firings that differ
    public record Alert(String name, String sentence, List<Firing> firings) {
        public Alert {
            firings = List.copyOf(firings);
        }
    }

    /// An alert for an issue.
    ///
    /// @param what differs about it, in a few words
    public record Firing(String what, Named named) {}
}
