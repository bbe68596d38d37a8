package io.corral.protocol.event;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Message;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Request;
import io.corral.domain.event.Request.Pair;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.QueryString;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads what browsers post about violated policies: `{"csp-report": ...}`, the Reporting API's
/// list, `{"expect-ct-report": ...}`, `{"expect-staple-report": ...}` and the bare object of public
/// key pinning (CSP level 3, RFC 9163, RFC 7469). Never throws for what the tree holds.
public final class SecurityReader {

    private SecurityReader() {}

    /// Reads one report: the body, or one element of the Reporting API's list.
    ///
    /// @param rawQuery of the request, which names release and environment; null when absent
    public static EventRead read(
            ObjectNode json, @Nullable String rawQuery, ReadContext context) {
        SecurityReport report = SecurityReport.of(json);
        if (report == null) {
            return new EventRead.Rejected(InvalidReason.NOT_AN_EVENT);
        }
        List<Pair> query = rawQuery == null
                ? List.of()
                : QueryString.parse(rawQuery, EventBounds.PAIRS_MAX);
        EventId header = context.headerId();
        var notes = new Notes();
        var draft = new EventDraft(header != null ? header : context.fallbackId());
        draft.kind(report.kind()).logger(report.logger())
                .message(new Message(null, report.message(), List.of()))
                .security(report.fields())
                .request(request(json, report))
                .release(QueryString.first(query, "sentry_release"))
                .environment(QueryString.first(query, "sentry_environment"))
                .metadata(new Metadata(report.message(), null, null, null, null,
                        report.culprit(), report.document()));
        report.tags().forEach((name, value) -> draft.tags()
                .put(name, BoundedText.cut(value, EventBounds.TAG_VALUE_LENGTH_MAX)));
        new EventClock(context.receivedAt(), null, notes).set(draft, null, null, notes);
        return new EventRead.Read(draft.errors(notes.errors()));
    }

    private static @Nullable Request request(ObjectNode json, SecurityReport report) {
        var headers = new ArrayList<Pair>();
        String userAgent = JsonNodes.text(json, "user_agent");
        if (userAgent != null) {
            headers.add(new Pair(
                    "User-Agent", BoundedText.cut(userAgent, EventBounds.STRING_LENGTH_MAX)));
        }
        if (report.referrer() != null && !report.referrer().isEmpty()) {
            headers.add(new Pair("Referer", report.referrer()));
        }
        return report.document() == null && headers.isEmpty()
                ? null
                : new Request(null, report.document(), List.of(), null, null, headers, List.of(),
                        java.util.Map.of());
    }
}
