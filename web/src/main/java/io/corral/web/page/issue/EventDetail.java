package io.corral.web.page.issue;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event, whole or with its long parts cut.
///
/// @param whole address of the same event with nothing cut
/// @param outline of the sections there are, for jumping
/// @param highlights what is looked for first
/// @param problems what the server repaired or dropped
/// @param message null when it has none besides its exceptions
/// @param stacks exceptions, or the only stack there is
/// @param threads null when the event has none
/// @param crumbs null when the event has none
/// @param request null outside of a request
/// @param user null when nobody is known
/// @param sections contexts, extra data and whatever else is names with values
/// @param traceUrl address of the part with the trace; null when it is part of none
public record EventDetail(
        Identity id, String whole, List<Shell.Link> outline, List<Highlight> highlights,
        List<Fact> problems, @Nullable MessagePart message, StackParts stacks,
        @Nullable ThreadsPart threads, @Nullable CrumbsPart crumbs,
        @Nullable RequestPart request, @Nullable PersonPart user, List<TagLink> tags,
        List<Section> sections, List<AttachmentPart> attachments, @Nullable String traceUrl,
        GroupingPart grouping) {

    public EventDetail {
        outline = List.copyOf(outline);
        highlights = List.copyOf(highlights);
        problems = List.copyOf(problems);
        tags = List.copyOf(tags);
        sections = List.copyOf(sections);
        attachments = List.copyOf(attachments);
    }

    /// The same event with this outline.
    public EventDetail withOutline(List<Shell.Link> links) {
        return new EventDetail(id, whole, links, highlights, problems, message, stacks, threads,
                crumbs, request, user, tags, sections, attachments, traceUrl, grouping);
    }

    /// Which event it is.
    ///
    /// @param brief the first digits of the id
    /// @param json address of the event as it was stored
    /// @param text address of its exceptions as plain text
    public record Identity(
            String id, String brief, Moment at, String url, String json, String text) {}

    /// What is looked for first.
    ///
    /// @param icon name in `icons.txt`
    /// @param url of the events that have it, too; null when it cannot be searched for
    public record Highlight(String icon, String name, String value, @Nullable String url) {}

    /// A log message.
    ///
    /// @param template text with its placeholders; null when it is the same
    public record MessagePart(String text, @Nullable String template, List<String> params) {
        public MessagePart {
            params = List.copyOf(params);
        }
    }

    /// Who was affected.
    public record PersonPart(
            String name, String initials, List<Fact> facts, @Nullable String url) {
        public PersonPart {
            facts = List.copyOf(facts);
        }
    }

    /// A tag.
    ///
    /// @param url of the issue's events that have it, too
    public record TagLink(String name, String value, String url) {}

    /// A titled list of facts.
    ///
    /// @param folded whether it is opened by hand
    public record Section(String title, List<Fact> facts, boolean folded) {
        public Section {
            facts = List.copyOf(facts);
        }
    }

    /// A file beside the event.
    ///
    /// @param image address to show it from; null for whatever is no picture
    public record AttachmentPart(
            String name, String type, String size, String url, @Nullable String image) {}

    /// The request it happened in.
    ///
    /// @param url without its query
    /// @param body null when there was none
    /// @param curl command that sends it again; null when none can be made
    public record RequestPart(
            @Nullable String method, @Nullable String url, List<Fact> query,
            List<Fact> headers, List<Fact> cookies, List<Fact> environment,
            @Nullable String body, @Nullable String curl) {
        public RequestPart {
            query = List.copyOf(query);
            headers = List.copyOf(headers);
            cookies = List.copyOf(cookies);
            environment = List.copyOf(environment);
        }
    }

    /// What happened before.
    ///
    /// @param levels that occur, for filtering
    /// @param types that occur, for filtering
    /// @param crumbs newest first
    public record CrumbsPart(List<String> levels, List<String> types, List<Crumb> crumbs) {
        public CrumbsPart {
            levels = List.copyOf(levels);
            types = List.copyOf(types);
            crumbs = List.copyOf(crumbs);
        }
    }

    /// One thing that happened before.
    ///
    /// @param time relative to the event, for example `−1.2 s`; empty when unknown
    /// @param iso exact time; empty when unknown
    /// @param icon name in `icons.txt`
    /// @param status of an HTTP answer; null for whatever is none
    /// @param text what to read first; may be empty
    public record Crumb(
            String time, String iso, String icon, String type, String category, String level,
            @Nullable Chip status, String text, List<Fact> facts) {
        public Crumb {
            facts = List.copyOf(facts);
        }
    }

    /// Why the event belongs to this issue.
    ///
    /// @param key hex digits of the grouping key
    /// @param url of the whole explanation
    public record GroupingPart(
            String tier, String why, String key, List<Fact> components, String url) {
        public GroupingPart {
            components = List.copyOf(components);
        }
    }
}
