package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One issue with one of its events.
///
/// @param back address of the list
/// @param facts what is known of the issue, in reading order
/// @param event null when no event of it is stored any more
/// @param eventLinks to other events of the issue
/// @param activity newest first
public record IssueDetail(
        Shell shell,
        String back,
        String shortId,
        String title,
        @Nullable String value,
        @Nullable String culprit,
        String level,
        String state,
        List<Fact> facts,
        @Nullable EventPart event,
        List<Shell.Link> eventLinks,
        List<ActivityLine> activity) {

    public IssueDetail {
        facts = List.copyOf(facts);
        eventLinks = List.copyOf(eventLinks);
        activity = List.copyOf(activity);
    }

    /// A name with its value.
    public record Fact(String name, String value) {}

    /// Something that happened to the issue.
    public record ActivityLine(Moment at, String text) {}

    /// The event shown.
    ///
    /// @param message null when it has an exception only
    /// @param crumbs oldest first
    public record EventPart(
            String id,
            Moment at,
            @Nullable String message,
            List<ExceptionPart> exceptions,
            List<CrumbPart> crumbs,
            List<Fact> tags,
            List<Section> sections,
            List<Fact> problems,
            List<Shell.Link> attachments,
            GroupingPart grouping) {
        public EventPart {
            exceptions = List.copyOf(exceptions);
            crumbs = List.copyOf(crumbs);
            tags = List.copyOf(tags);
            sections = List.copyOf(sections);
            problems = List.copyOf(problems);
            attachments = List.copyOf(attachments);
        }
    }

    /// An exception with its stack, the crash first.
    public record ExceptionPart(
            String type, @Nullable String value, @Nullable String mechanism,
            List<FramePart> frames) {
        public ExceptionPart {
            frames = List.copyOf(frames);
        }
    }

    /// One frame.
    ///
    /// @param place file with line
    /// @param lines source around it; empty when unknown
    /// @param vars local variables
    public record FramePart(
            String function, String place, boolean inApp, List<SourceLine> lines,
            List<Fact> vars) {
        public FramePart {
            lines = List.copyOf(lines);
            vars = List.copyOf(vars);
        }
    }

    /// A line of source.
    ///
    /// @param current the line the frame stands on
    public record SourceLine(String number, String text, boolean current) {}

    /// A breadcrumb.
    public record CrumbPart(String time, String category, String level, String text) {}

    /// A titled list of facts: user, request, contexts, extra.
    public record Section(String title, List<Fact> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    /// Why the event belongs to this issue.
    public record GroupingPart(String tier, String why, List<Fact> components) {
        public GroupingPart {
            components = List.copyOf(components);
        }
    }
}
