package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.Message;
import io.corral.domain.event.Request;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issue that reads like data: an old, caught error of the project `web` that five people met,
/// unless said otherwise.
public final class IssueDraft {

    /// When somebody looks.
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final EventDraft event = new EventDraft(new EventId(0, 1));
    private final Map<String, List<IssueFacts.TagShare>> tags = new LinkedHashMap<>();
    private final List<Breadcrumb> crumbs = new ArrayList<>();
    private final String shortId;
    private String project = "web";
    private String title = "Error: it failed";
    private String substatus = "ongoing";
    private Level level = Level.ERROR;
    private boolean unhandled;
    private long events = 100;
    private long users = 5;
    private Instant firstSeen = NOW.minusSeconds(20 * 86_400L);
    private List<IssueFacts.Bucket> hourly = List.of();
    private List<IssueFacts.Bucket> daily = List.of();
    private final Map<String, Long> releases = new LinkedHashMap<>();

    private IssueDraft(String shortId) {
        this.shortId = shortId;
        event.release("web@1");
        error("Error", "it failed");
    }

    public static IssueDraft anIssue(String shortId) {
        return new IssueDraft(shortId);
    }

    public IssueDraft inProject(String slug) {
        project = slug;
        return this;
    }

    /// What was thrown, in a frame of the application.
    public IssueDraft error(String type, String value) {
        return error(type, value, Frame.of(null, "src/app.py", "run").withInApp(true));
    }

    /// What was thrown, in these frames, the failing one last.
    public IssueDraft error(String type, String value, Frame... frames) {
        title = type + ": " + value;
        event.timestamp(NOW).kind(EventKind.ERROR).message(null)
                .exceptions(new ArrayList<>(List.of(
                        ExceptionValue.of(type, value, StackTrace.of(List.of(frames))))));
        return this;
    }

    /// What was logged; nothing was thrown.
    public IssueDraft message(String text) {
        title = text;
        event.kind(EventKind.DEFAULT).exceptions(new ArrayList<>())
                .message(new Message(null, text, List.of()));
        return this;
    }

    public IssueDraft on(String transaction) {
        event.transaction(transaction);
        return this;
    }

    public IssueDraft at(String url) {
        event.request(new Request("GET", url, List.of(), null, null, List.of(), List.of(),
                Map.of()));
        return this;
    }

    /// A request of a program that names itself.
    IssueDraft askedBy(String agent, String url) {
        event.request(new Request("GET", url, List.of(), null, null,
                List.of(new Request.Pair("User-Agent", agent)), List.of(), Map.of()));
        return this;
    }

    /// A request that sends something.
    public IssueDraft sending(String method, String url) {
        event.request(new Request(method, url, List.of(), null, null, List.of(), List.of(),
                Map.of()));
        return this;
    }

    public IssueDraft since(int daysAgo) {
        firstSeen = NOW.minusSeconds(daysAgo * 86_400L);
        return this;
    }

    public IssueDraft isNew(int minutesAgo) {
        substatus = "new";
        firstSeen = NOW.minusSeconds(minutesAgo * 60L);
        return this;
    }

    IssueDraft isRegressed() {
        substatus = "regressed";
        return this;
    }

    public IssueDraft isUnhandled() {
        unhandled = true;
        return this;
    }

    public IssueDraft level(Level value) {
        level = value;
        return this;
    }

    public IssueDraft seen(long eventCount, long userCount) {
        events = eventCount;
        users = userCount;
        return this;
    }

    public IssueDraft hourly(long... counts) {
        hourly = buckets(3600, counts);
        return this;
    }

    public IssueDraft daily(long... counts) {
        daily = buckets(86_400, counts);
        return this;
    }

    private static List<IssueFacts.Bucket> buckets(long seconds, long... counts) {
        List<IssueFacts.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            buckets.add(new IssueFacts.Bucket(
                    NOW.minusSeconds(seconds * (counts.length - i)), counts[i]));
        }
        return buckets;
    }

    public IssueDraft tag(String key, String... values) {
        List<IssueFacts.TagShare> shares = new ArrayList<>();
        for (String value : values) {
            shares.add(new IssueFacts.TagShare(value, 10));
        }
        tags.put(key, shares);
        return this;
    }

    /// One value of a tag that so many events have.
    public IssueDraft share(String key, String value, long eventCount) {
        tags.computeIfAbsent(key, _ -> new ArrayList<>())
                .add(new IssueFacts.TagShare(value, eventCount));
        return this;
    }

    /// So many events are of a release.
    public IssueDraft inRelease(String version, long eventCount) {
        releases.put(version, eventCount);
        return this;
    }

    /// The state of the list.
    public IssueDraft is(String word) {
        substatus = word;
        return this;
    }

    /// The stack of what was thrown, the failing frame last.
    public IssueDraft frames(Frame... frames) {
        event.exceptions(new ArrayList<>(List.of(ExceptionValue.of(
                "Error", "it failed", StackTrace.of(List.of(frames))))));
        return this;
    }

    /// Something else that happened before.
    public IssueDraft crumb(Breadcrumb crumb) {
        crumbs.add(crumb);
        return this;
    }

    /// A tag of the latest event.
    public IssueDraft eventTag(String key, String value) {
        event.tags().put(key, value);
        return this;
    }

    public IssueDraft context(String name, Map<String, @Nullable Object> values) {
        event.contexts().put(name, values);
        return this;
    }

    public IssueDraft crumb(String message) {
        crumbs.add(new Breadcrumb(null, "default", "log", Level.INFO, message, Map.of()));
        return this;
    }

    /// A call of an address before the error.
    ///
    /// @param status 0 when there was no answer
    public IssueDraft call(String url, int status) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("url", url);
        if (status > 0) {
            data.put("status_code", status);
        }
        crumbs.add(new Breadcrumb(null, "http", "http", Level.INFO, null, data));
        return this;
    }

    public IssueFacts facts() {
        event.breadcrumbs(new ArrayList<>(crumbs)).level(level);
        Event built = event.build();
        return new IssueFacts(shortId, project, title, null, null, null, null, level, null,
                substatus,
                null, unhandled, events, users, firstSeen, NOW.minusSeconds(60), hourly, daily,
                tags, built, List.of(), releases);
    }

    /// The verdict about this issue alone, without context and releases.
    Verdict verdict() {
        return verdict(new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(),
                List.of(facts())));
    }

    /// The verdict where the organisation says this about its product.
    Verdict verdictIn(ProductContext product) {
        return verdict(new TriageInput(NOW, product, Map.of(), List.of(), List.of(facts())));
    }

    /// The verdict with these sessions of its project.
    Verdict verdict(TriageInput.SessionHealth health) {
        return verdict(new TriageInput(NOW, ProductContext.NONE, Map.of(project, health),
                List.of(), List.of(facts())));
    }

    /// The verdict after a production deploy of a release of its project, of which the events are.
    ///
    /// @param health of its project; null when not known
    Verdict verdictAfter(String release, int minutesAgo,
            TriageInput.@Nullable SessionHealth health) {
        var deploy = new TriageInput.Deploy(release, "production",
                NOW.minusSeconds(minutesAgo * 60L));
        var released = new TriageInput.ReleaseFacts(release, List.of(project), deploy.at(),
                List.of(deploy), List.of());
        Map<String, TriageInput.SessionHealth> sessions =
                health == null ? Map.of() : Map.of(project, health);
        return verdict(new TriageInput(NOW, ProductContext.NONE, sessions, List.of(released),
                List.of(facts())));
    }

    private static Verdict verdict(TriageInput input) {
        return Triage.rank(input, TriageSettings.DEFAULTS).getFirst();
    }
}
