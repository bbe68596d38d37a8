package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the texts of an issue that words are listened for in.
final class PlaceReader {

    /// Where a note stands that is a warning or an error.
    static final String WARNED = "event.breadcrumbs, as a warning";

    private static final int SERVER_FAILED = 500;
    private static final int CRUMBS_HEARD = 4;
    private static final int CODE_FRAMES_MAX = 2;
    private static final int EXCEPTIONS_MAX = 8;

    private final IssueFacts facts;
    private final Surroundings surroundings;
    private final List<Place> read = new ArrayList<>();

    PlaceReader(IssueFacts facts, Surroundings surroundings) {
        this.facts = facts;
        this.surroundings = surroundings;
    }

    /// Reads them.
    ///
    /// @param own frames of the application, the failing one last
    /// @param crumbs the last breadcrumbs, oldest first
    List<Place> read(List<Frame> own, List<Breadcrumb> crumbs) {
        Event event = facts.event();
        String transaction = event == null ? null : event.transaction();
        if (transaction != null) {
            add(Place.Kind.ROUTE, "event.transaction", transaction);
        }
        if (event != null && event.request() != null && event.request().url() != null) {
            add(Place.Kind.ROUTE, "event.request.url", path(event.request().url()));
        }
        if (facts.culprit() != null && !facts.culprit().equals(transaction)) {
            add(Place.Kind.ROUTE, "culprit", facts.culprit());
        }
        if (facts.logger() != null) {
            add(Place.Kind.CODE, "logger", facts.logger());
        }
        readCode(own);
        readMessages(event);
        readCrumbs(crumbs);
        return List.copyOf(read);
    }

    private void add(Place.Kind kind, String source, String text) {
        read.add(Place.of(kind, source, text, surroundings));
    }

    // What stands in the title is heard there.
    private void addMessage(String source, String text) {
        if (!facts.title().contains(text)) {
            add(Place.Kind.MESSAGE, source, text);
        }
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private void readCode(List<Frame> own) {
        for (Frame frame : own.subList(Math.max(0, own.size() - CODE_FRAMES_MAX), own.size())) {
            add(Place.Kind.CODE, "event.exception.stacktrace.frames",
                    words(frame.module(), frame.filename(), frame.function()));
        }
    }

    private void readMessages(@Nullable Event event) {
        add(Place.Kind.MESSAGE, "title", facts.title());
        if (facts.message() != null) {
            addMessage("metadata.value", facts.message());
        }
        if (event == null) {
            return;
        }
        event.exceptions().stream().limit(EXCEPTIONS_MAX).forEach(each -> {
            if (each.value() == null || !facts.title().equals(each.type() + ": " + each.value())) {
                add(Place.Kind.MESSAGE, "event.exception", words(each.type(), each.value()));
            }
        });
        if (event.message() != null) {
            addMessage("event.logentry", event.message().text());
        }
    }

    private void readCrumbs(List<Breadcrumb> all) {
        for (Breadcrumb crumb : all.subList(Math.max(0, all.size() - CRUMBS_HEARD), all.size())) {
            String message = crumb.message();
            if (message != null && saysSomething(crumb)) {
                readNote(isCalm(crumb.level()), message);
            }
            if (crumb.data().get("url") instanceof String url
                    && crumb.data().get("status_code") instanceof Number status
                    && status.intValue() >= SERVER_FAILED) {
                add(Place.Kind.ROUTE, "event.breadcrumbs.data.url", path(url));
            }
            if (crumb.data().get("reason") instanceof String reason) {
                add(Place.Kind.CRUMB, "event.breadcrumbs.data.reason", reason);
            }
        }
    }

    private void readNote(boolean calm, String message) {
        add(calm ? Place.Kind.CRUMB : Place.Kind.WARNING,
                calm ? "event.breadcrumbs" : WARNED, message);
    }

    /// What goes as it should is noted as information.
    static boolean isCalm(@Nullable Level level) {
        return level == null || level == Level.INFO || level == Level.DEBUG;
    }

    // What a program noted; neither its queries nor what people clicked.
    static boolean saysSomething(Breadcrumb crumb) {
        String category = crumb.category();
        return category == null
                || !(category.equals("query") || category.startsWith("ui.")
                        || category.startsWith("navigation"));
    }

    private static String words(@Nullable String... parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            if (part != null) {
                text.append(part).append(' ');
            }
        }
        return text.toString();
    }
}
