package io.corral.web.page.triage;

import io.corral.web.page.Moment;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened since somebody was last here, and what to look at first.
///
/// @param address of this page, with everything that is chosen
/// @param headline what stands between the reader and their coffee
/// @param projects which are shown
/// @param since the time that news are told from
/// @param news new, worse, fixed, recovered; none while one section alone is shown
/// @param handover the latest note of somebody else; null when there is none since then
/// @param notices what to know before one trusts the list
/// @param sections of the worklist, the most urgent first
/// @param trust how often the list was wrong; null while one section alone is shown
/// @param progress null for somebody who may only look
/// @param desk what the keys do; null for somebody who may only look
/// @param alone name of the one section that is shown; null for all
/// @param empty what to say instead of sections; null when there are some
/// @param waiting while the list is being made for the first time; null when it is there
public record CatchUp(
        Shell shell,
        String address,
        String headline,
        Picker projects,
        SinceMenu since,
        List<News> news,
        @Nullable HandoverLink handover,
        List<Notice> notices,
        List<WorkSection> sections,
        @Nullable Notice trust,
        @Nullable Progress progress,
        @Nullable TriageDesk desk,
        @Nullable Alone alone,
        @Nullable Empty empty,
        @Nullable Waiting waiting) {

    public CatchUp {
        news = List.copyOf(news);
        notices = List.copyOf(notices);
        sections = List.copyOf(sections);
    }

    /// The times news can be told from.
    ///
    /// @param label of the one that is chosen
    /// @param choices to choose from
    /// @param action where the form of another time goes
    /// @param value the chosen time on the reader's clock, to the minute
    /// @param projects that stay chosen
    public record SinceMenu(String label, Moment from, List<Choice> choices, String action,
            String value, List<String> projects) {
        public SinceMenu {
            choices = List.copyOf(choices);
            projects = List.copyOf(projects);
        }

        /// One of them.
        public record Choice(String url, String text, boolean current) {}
    }

    /// One kind of news.
    ///
    /// @param icon name in `icons.txt`
    /// @param look class of its colour
    /// @param count how many; as text
    /// @param aside what is not counted: `and 5 noise`; null for nothing
    /// @param lines the first few
    /// @param all to the rest; null when these are all
    public record News(String id, String icon, String look, String title, String count,
            @Nullable String aside, List<Line> lines, @Nullable Link all) {
        public News {
            lines = List.copyOf(lines);
        }

        /// Whether there is nothing.
        public boolean isNone() {
            return lines.isEmpty();
        }
    }

    /// An issue among the news.
    ///
    /// @param mark its severity; null for one that is fixed
    /// @param why in a few words
    public record Line(String url, String shortId, String title, @Nullable String mark,
            String why) {}

    /// A note somebody left.
    public record HandoverLink(String url, String author, Moment at) {}

    /// Something to know.
    ///
    /// @param look class of its colour; empty for none
    /// @param text what it says
    /// @param more details, one a line
    /// @param link where to go; null for nowhere
    public record Notice(String icon, String look, String text, List<String> more,
            @Nullable Link link) {
        public Notice {
            more = List.copyOf(more);
        }
    }

    /// How far somebody is.
    ///
    /// @param done issues dealt with
    /// @param of issues there were to deal with
    /// @param text `12 of 47 triaged`
    /// @param time `6 minutes`
    /// @param undo what the last thing was; null when nothing can be undone
    /// @param handover address of the note for the next one
    public record Progress(int done, int of, String text, String time, @Nullable Undo undo,
            String handover) {}

    /// What can be undone.
    ///
    /// @param url where the form goes
    /// @param text what it was
    /// @param back where a browser without scripts goes afterwards
    public record Undo(String url, String token, String text, String back) {}

    /// One section alone.
    ///
    /// @param title of the section
    /// @param back to the whole page
    public record Alone(String title, String back) {}

    /// Nothing to do.
    ///
    /// @param icon name in `icons.txt`
    /// @param links ways on
    public record Empty(String icon, String title, String sentence, List<Link> links) {
        public Empty {
            links = List.copyOf(links);
        }
    }

    /// The list is not there yet.
    ///
    /// @param sentence what is going on
    public record Waiting(String sentence) {}
}
