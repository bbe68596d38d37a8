package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.Message;
import io.corral.domain.group.AppFrames;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.server.ui.Words;
import io.corral.store.PayloadStore.Attachment;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.issue.EventDetail;
import io.corral.web.page.issue.EventDetail.AttachmentPart;
import io.corral.web.page.issue.EventDetail.GroupingPart;
import io.corral.web.page.issue.EventDetail.Identity;
import io.corral.web.page.issue.EventDetail.MessagePart;
import io.corral.web.page.issue.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event as the issue page shows it.
public final class EventView {

    private static final int BRIEF_LENGTH = 8;
    private static final int ATTACHMENTS_MAX = 200;

    /// Pictures browsers show without running anything in them.
    static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private EventView() {}

    /// Everything of one event.
    ///
    /// @param config what it was grouped under
    public static EventDetail of(
            Event event, GroupingConfig config, List<Attachment> attachments, EventLinks links,
            Instant now) {
        Extent extent = links.extent();
        String whole = links.page(extent.inFull());
        var frames = new Frames(
                event.platform(), AppFrames.of(event, config)::of, extent, whole);
        var detail = new EventDetail(
                identity(event, links, now), whole, List.of(), Highlights.of(event, links),
                problems(event),
                message(event, extent), Exceptions.of(event, frames, links),
                ThreadParts.of(event, frames, links), Crumbs.of(event),
                Requests.of(event.request(), extent), Highlights.person(event.user(), links),
                Highlights.tags(event, links), Contexts.of(event, extent),
                attachments.stream().limit(ATTACHMENTS_MAX)
                        .map(file -> attachment(file, links)).toList(),
                event.trace() == null ? null : links.part("trace/"),
                grouping(event, config, extent, links));
        return withOutline(detail);
    }

    private static Identity identity(Event event, EventLinks links, Instant now) {
        String id = event.id().toString();
        return new Identity(id, id.substring(0, BRIEF_LENGTH), Words.ago(event.timestamp(), now),
                links.page(Extent.USUAL), links.path("json/"), links.path("text/"));
    }

    private static @Nullable MessagePart message(Event event, Extent extent) {
        Message message = event.message();
        if (message == null || message.text().isBlank()) {
            return null;
        }
        int lengthMax = extent.whole() ? Values.WHOLE_LENGTH_MAX : Values.LENGTH_MAX;
        String template = message.template();
        return new MessagePart(Values.cut(message.text(), lengthMax),
                template == null || template.equals(message.text())
                        ? null
                        : Values.cut(template, lengthMax),
                message.params().stream()
                        .map(each -> Values.cut(Values.text(each), lengthMax)).toList());
    }

    private static List<Fact> problems(Event event) {
        List<Fact> problems = new ArrayList<>();
        Instant late = event.lateUpload();
        if (late != null) {
            problems.add(Fact.of("late upload", "What this stack is read with was uploaded "
                    + Words.ago(event.receivedAt(), late).words().replace("just now", "moments")
                    + " after the event came; it was grouped without."));
        }
        event.errors().forEach(error -> problems.add(problem(error)));
        return problems;
    }

    private static Fact problem(EventError error) {
        String name = error.name() == null ? error.type() : error.type() + ": " + error.name();
        String reason = error.reason() == null ? "" : error.reason();
        return Values.fact(name, error.value() == null
                ? reason
                : reason + " (found " + error.value() + ")", Values.LENGTH_MAX);
    }

    private static AttachmentPart attachment(Attachment file, EventLinks links) {
        String url = links.path("attachments/" + file.id() + "/");
        return new AttachmentPart(
                file.name(), file.contentType(), Words.bytes(file.sizeBytes()), url,
                PICTURES.contains(file.contentType().toLowerCase(Locale.ROOT))
                        ? url + "picture/"
                        : null);
    }

    private static GroupingPart grouping(
            Event event, GroupingConfig config, Extent extent, EventLinks links) {
        Explanation explanation = Grouping.explain(event, config);
        int lengthMax = extent.whole() ? Values.WHOLE_LENGTH_MAX : Values.LENGTH_MAX;
        return new GroupingPart(
                explanation.tier().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                explanation.why(), HexFormat.of().toHexDigits(explanation.key()),
                explanation.components().stream()
                        .map(part -> Values.fact(part.name(), part.value(), lengthMax)).toList(),
                links.grouping());
    }

    private static EventDetail withOutline(EventDetail event) {
        List<Link> outline = new ArrayList<>();
        add(outline, event.message() != null, "message", "Message");
        add(outline, !event.stacks().exceptions().isEmpty(), "stack", "Stack trace");
        add(outline, event.threads() != null, "threads", "Threads");
        add(outline, event.crumbs() != null, "breadcrumbs", "Breadcrumbs");
        add(outline, event.traceUrl() != null, "trace", "Trace");
        add(outline, event.request() != null, "request", "Request");
        add(outline, event.user() != null, "user", "User");
        add(outline, !event.tags().isEmpty(), "tags", "Tags");
        add(outline, !event.sections().isEmpty(), "contexts", "Contexts");
        add(outline, !event.attachments().isEmpty(), "attachments", "Attachments");
        add(outline, true, "grouping", "Grouping");
        return event.withOutline(outline);
    }

    private static void add(List<Link> outline, boolean exists, String anchor, String text) {
        if (exists) {
            outline.add(new Link("#" + anchor, text));
        }
    }
}
