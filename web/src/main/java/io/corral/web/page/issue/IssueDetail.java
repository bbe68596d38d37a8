package io.corral.web.page.issue;

import io.corral.web.page.Chart;
import io.corral.web.page.IssueActions;
import io.corral.web.page.Moment;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One issue with one of its events.
///
/// @param actions null for those who may only look
/// @param chart how often it happened
/// @param event null when there is none to show; `walk` says why
/// @param tagsUrl address of the part with its tags
/// @param similarUrl address of the part with issues like it
/// @param severityUrl address of the part with what triage says
/// @param suspects commits that may have brought it, best first
/// @param owners whom ownership rules name, the rule that decides first
/// @param known what is remembered about it or its like, newest first
/// @param memoryUrl address of the memory, to remember something about it; null for somebody who
///     may only look
/// @param reports what users said, newest first
public record IssueDetail(
        Shell shell, Heading heading, @Nullable IssueActions actions, Filter filter,
        List<Stat> stats, Chart chart, Walk walk, @Nullable EventDetail event,
        List<Fact> facts, String tagsUrl, String similarUrl, String severityUrl,
        ActivityPart activity, List<Suspect> suspects, List<Owned> owners, List<Known> known,
        @Nullable String memoryUrl, List<Report> reports) {

    public IssueDetail {
        stats = List.copyOf(stats);
        facts = List.copyOf(facts);
        suspects = List.copyOf(suspects);
        owners = List.copyOf(owners);
        known = List.copyOf(known);
        reports = List.copyOf(reports);
    }

    /// A note of people or agents.
    ///
    /// @param about words of the title that make it about this issue; empty where it names it
    public record Known(String url, String kind, String about, String text, String author,
            Moment at) {}

    /// An ownership rule the event matches, or who has what none fits.
    ///
    /// @param who its owners
    /// @param rule as it is written; empty when none fits
    /// @param line where it is written; 0 when none fits
    /// @param decides whether no other rule comes before it
    /// @param known whether anybody of the project is called so
    /// @param url of the page of rules
    public record Owned(
            String who, String rule, int line, boolean decides, boolean known, String url) {}

    /// What the issue is called, and where one is.
    ///
    /// @param here address of this page
    /// @param back address of the list one came from
    /// @param previous address of the issue before this one in the list; null when one did not come
    ///     from a list
    /// @param next address of the issue after this one; null as well
    /// @param symptom the exception's message; null when the title is all
    /// @param culprit where it happens; null when unknown
    /// @param level word of the level
    public record Heading(
            String here, Shell.Link back, @Nullable String previous, @Nullable String next,
            String shortId, Shell.Link project, String title, @Nullable String symptom,
            @Nullable String culprit, String level, List<Chip> chips) {
        public Heading {
            chips = List.copyOf(chips);
        }
    }

    /// Which events the page is about.
    ///
    /// @param url where the form with the query goes
    /// @param carried parameters that go along with the query
    /// @param problem what is wrong with the query; null when nothing is
    /// @param clear address without a filter; null when there is none
    public record Filter(
            String url, List<Fact> carried, String query, @Nullable String problem,
            Picker environments, Picker periods, @Nullable String clear) {
        public Filter {
            carried = List.copyOf(carried);
        }
    }

    /// A number of the issue.
    ///
    /// @param at when the value is a moment; null otherwise
    /// @param note a smaller text below; empty for none
    public record Stat(String name, String value, @Nullable Moment at, String note) {}

    /// From event to event.
    ///
    /// @param links to the recommended, latest and oldest event
    /// @param older address of the event before this one; null when it is the oldest
    /// @param newer address of the event after this one; null when it is the latest
    /// @param all address of the list of events
    /// @param nothing why no event is shown; empty when one is
    public record Walk(
            List<Choice> links, @Nullable String older, @Nullable String newer, String all,
            String nothing) {
        public Walk {
            links = List.copyOf(links);
        }

        /// One way to choose an event.
        public record Choice(String url, String text, boolean current) {}
    }

    /// A commit that may have brought the issue.
    ///
    /// @param reason a sentence
    /// @param release the release that holds it
    public record Suspect(
            String subject, String author, String hash, String brief, String reason, Moment at,
            Shell.Link release) {}

    /// What a user said.
    public record Report(Moment at, String who, String text, String eventUrl) {}
}
