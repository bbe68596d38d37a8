package io.corral.server.ui.issues;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.Request;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.User;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.Grouping;
import io.corral.server.ui.Words;
import io.corral.web.page.IssueDetail.CrumbPart;
import io.corral.web.page.IssueDetail.EventPart;
import io.corral.web.page.IssueDetail.ExceptionPart;
import io.corral.web.page.IssueDetail.Fact;
import io.corral.web.page.IssueDetail.FramePart;
import io.corral.web.page.IssueDetail.GroupingPart;
import io.corral.web.page.IssueDetail.Section;
import io.corral.web.page.IssueDetail.SourceLine;
import io.corral.web.page.Shell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of an event as the issue page shows them.
final class EventParts {

    private EventParts() {}

    /// Everything of one event.
    static EventPart of(Event event, List<Shell.Link> attachments, Instant now) {
        Message message = event.message();
        return new EventPart(
                event.id().toString(),
                Words.ago(event.timestamp(), now),
                message == null ? null : message.text(),
                exceptions(event),
                event.breadcrumbs().stream().map(EventParts::crumb).toList(),
                event.tags().entrySet().stream()
                        .map(tag -> new Fact(tag.getKey(), tag.getValue())).toList(),
                sections(event),
                event.errors().stream().map(EventParts::problem).toList(),
                attachments,
                grouping(event));
    }

    private static List<ExceptionPart> exceptions(Event event) {
        List<ExceptionPart> parts = new ArrayList<>();
        for (int i = event.exceptions().size() - 1; i >= 0; i--) {
            ExceptionValue exception = event.exceptions().get(i);
            parts.add(new ExceptionPart(
                    exception.type() == null ? "Error" : exception.type(),
                    exception.value(), mechanism(exception),
                    frames(exception.stackTrace(), event.platform())));
        }
        if (parts.isEmpty() && event.stackTrace() != null) {
            parts.add(new ExceptionPart("Stack trace", null, null,
                    frames(event.stackTrace(), event.platform())));
        }
        return parts;
    }

    private static @Nullable String mechanism(ExceptionValue exception) {
        var mechanism = exception.mechanism();
        if (mechanism == null || mechanism.handled() == null) {
            return mechanism == null ? null : mechanism.type();
        }
        return (mechanism.handled() ? "handled" : "unhandled")
                + (mechanism.type() == null ? "" : " by " + mechanism.type());
    }

    private static List<FramePart> frames(@Nullable StackTrace stack, String platform) {
        if (stack == null) {
            return List.of();
        }
        List<Boolean> inApp = Grouping.inApp(stack, platform);
        List<FramePart> parts = new ArrayList<>(stack.frames().size());
        for (int i = stack.frames().size() - 1; i >= 0; i--) {
            Frame frame = stack.frames().get(i);
            parts.add(new FramePart(
                    frame.function() == null ? "<anonymous>" : frame.function(),
                    place(frame), inApp.get(i), source(frame), facts(frame.vars())));
        }
        return parts;
    }

    private static String place(Frame frame) {
        String file = frame.filename() != null
                ? frame.filename()
                : frame.module() != null ? frame.module() : frame.absPath();
        String line = frame.line() == null
                ? ""
                : ":" + frame.line() + (frame.column() == null ? "" : ":" + frame.column());
        return file == null ? line : "in " + file + line;
    }

    private static List<SourceLine> source(Frame frame) {
        String current = frame.contextLine();
        if (current == null) {
            return List.of();
        }
        List<SourceLine> lines = new ArrayList<>();
        Integer line = frame.line();
        int number = line == null ? 0 : line - frame.preContext().size();
        for (String text : frame.preContext()) {
            lines.add(new SourceLine(number(line, number++), text, false));
        }
        lines.add(new SourceLine(number(line, number++), current, true));
        for (String text : frame.postContext()) {
            lines.add(new SourceLine(number(line, number++), text, false));
        }
        return lines;
    }

    private static String number(@Nullable Integer known, int number) {
        return known == null ? "" : Integer.toString(number);
    }

    private static CrumbPart crumb(Breadcrumb crumb) {
        Instant at = crumb.timestamp();
        var text = new StringBuilder(crumb.message() == null ? "" : crumb.message());
        crumb.data().forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                .append(name).append('=').append(Words.text(value)));
        return new CrumbPart(
                at == null ? "" : at.toString().substring(11, 19),
                crumb.category() == null ? crumb.type() : crumb.category(),
                crumb.level() == null ? "" : crumb.level().wireName(),
                Words.text(text));
    }

    private static List<Section> sections(Event event) {
        List<Section> sections = new ArrayList<>();
        addUser(sections, event.user());
        addRequest(sections, event.request());
        event.contexts().forEach((name, values) -> sections.add(
                new Section(name, facts(values))));
        if (!event.extra().isEmpty()) {
            sections.add(new Section("Additional data", facts(event.extra())));
        }
        if (!event.security().isEmpty()) {
            sections.add(new Section("Report", facts(event.security())));
        }
        return sections;
    }

    private static void addUser(List<Section> sections, @Nullable User user) {
        if (user == null) {
            return;
        }
        List<Fact> facts = new ArrayList<>();
        add(facts, "Id", user.id());
        add(facts, "E-mail", user.email());
        add(facts, "User name", user.username());
        add(facts, "Name", user.name());
        add(facts, "IP address", user.ipAddress());
        user.geo().forEach((name, value) -> add(facts, name, value));
        facts.addAll(facts(user.other()));
        sections.add(new Section("User", facts));
    }

    private static void addRequest(List<Section> sections, @Nullable Request request) {
        if (request == null) {
            return;
        }
        List<Fact> facts = new ArrayList<>();
        add(facts, "Method", request.method());
        add(facts, "URL", request.url());
        request.query().forEach(pair -> add(facts, "Query " + pair.name(), pair.value()));
        request.headers().forEach(pair -> add(facts, pair.name(), pair.value()));
        request.cookies().forEach(pair -> add(facts, "Cookie " + pair.name(), pair.value()));
        if (request.data() != null) {
            add(facts, "Body", Words.text(request.data()));
        }
        sections.add(new Section("Request", facts));
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, Words.text(value)));
        }
    }

    /// JSON values as lines; nested ones in short form.
    private static List<Fact> facts(Map<String, ? extends @Nullable Object> values) {
        List<Fact> facts = new ArrayList<>(values.size());
        values.forEach((name, value) -> facts.add(new Fact(name, Words.text(value))));
        return facts;
    }

    private static Fact problem(EventError error) {
        String name = error.name() == null ? error.type() : error.type() + ": " + error.name();
        String reason = error.reason() == null ? "" : error.reason();
        return new Fact(name, error.value() == null
                ? reason
                : reason + " (found " + Words.text(error.value()) + ")");
    }

    private static GroupingPart grouping(Event event) {
        Explanation explanation = Grouping.explain(event);
        return new GroupingPart(
                explanation.tier().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                explanation.why(),
                explanation.components().stream()
                        .map(part -> new Fact(part.name(), Words.text(part.value()))).toList());
    }
}
