package io.corral.domain.triage;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers the texts of an issue that words are listened for in.
final class PlaceReader {

    private static final int SERVER_FAILED = 500;
    private static final int CRUMBS_HEARD = 4;
    private static final int CODE_FRAMES_MAX = 2;
    private static final int EXCEPTIONS_MAX = 8;

    private PlaceReader() {}

    /// Reads them.
    ///
    /// @param own frames of the application, the failing one last
    /// @param crumbs the last breadcrumbs, oldest first
    static List<Place> read(IssueFacts facts, List<Frame> own, List<Breadcrumb> crumbs) {
        List<Place> read = new ArrayList<>();
        Event event = facts.event();
        if (event != null && event.transaction() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "event.transaction", event.transaction()));
        }
        if (event != null && event.request() != null && event.request().url() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "event.request.url",
                    path(event.request().url())));
        }
        if (facts.culprit() != null) {
            read.add(Place.of(Place.Kind.ROUTE, "culprit", facts.culprit()));
        }
        if (facts.logger() != null) {
            read.add(Place.of(Place.Kind.CODE, "logger", facts.logger()));
        }
        readCode(own, read);
        readMessages(facts, event, read);
        readCrumbs(crumbs, read);
        return List.copyOf(read);
    }

    private static String path(String url) {
        int scheme = url.indexOf("://");
        int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private static void readCode(List<Frame> own, List<Place> read) {
        for (Frame frame : own.subList(Math.max(0, own.size() - CODE_FRAMES_MAX), own.size())) {
            read.add(Place.of(Place.Kind.CODE, "event.exception.stacktrace.frames",
                    words(frame.module(), frame.filename(), frame.function())));
        }
    }

    private static void readMessages(IssueFacts facts, @Nullable Event event,
            List<Place> read) {
        read.add(Place.of(Place.Kind.MESSAGE, "title", facts.title()));
        if (facts.message() != null) {
            read.add(Place.of(Place.Kind.MESSAGE, "metadata.value", facts.message()));
        }
        if (event == null) {
            return;
        }
        event.exceptions().stream().limit(EXCEPTIONS_MAX)
                .forEach(each -> read.add(Place.of(Place.Kind.MESSAGE, "event.exception",
                        words(each.type(), each.value()))));
        if (event.message() != null) {
            read.add(Place.of(Place.Kind.MESSAGE, "event.logentry", event.message().text()));
        }
    }

    private static void readCrumbs(List<Breadcrumb> all, List<Place> read) {
        for (Breadcrumb crumb : all.subList(Math.max(0, all.size() - CRUMBS_HEARD), all.size())) {
            String message = crumb.message();
            if (message != null && saysSomething(crumb)) {
                read.add(Place.of(Place.Kind.CRUMB, "event.breadcrumbs", message));
            }
            if (crumb.data().get("url") instanceof String url
                    && crumb.data().get("status_code") instanceof Number status
                    && status.intValue() >= SERVER_FAILED) {
                read.add(Place.of(Place.Kind.ROUTE, "event.breadcrumbs.data.url", path(url)));
            }
            if (crumb.data().get("reason") instanceof String reason) {
                read.add(Place.of(Place.Kind.CRUMB, "event.breadcrumbs.data.reason", reason));
            }
        }
    }

    // What a program noted; neither its queries nor what people clicked.
    private static boolean saysSomething(Breadcrumb crumb) {
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
