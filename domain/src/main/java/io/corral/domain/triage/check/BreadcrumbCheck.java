package io.corral.domain.triage.check;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happened before: calls, console, navigation, clicks.
final class BreadcrumbCheck {

    private static final int IN_ANSWER = 3;
    private static final int SHOWN = 10;

    private BreadcrumbCheck() {}

    static Check of(Examined examined) {
        Event event = examined.facts().event();
        if (event == null) {
            return Check.unseen(CheckType.BREADCRUMBS, "no event is at hand", "latestEvent");
        }
        List<Breadcrumb> crumbs = event.breadcrumbs();
        if (crumbs.isEmpty()) {
            return Check.unseen(CheckType.BREADCRUMBS, "the latest event has no breadcrumbs",
                    "event.breadcrumbs");
        }
        List<Breadcrumb> last = crumbs.subList(Math.max(0, crumbs.size() - SHOWN), crumbs.size());
        String answer = last.subList(Math.max(0, last.size() - IN_ANSWER), last.size()).stream()
                .map(BreadcrumbCheck::text).collect(Collectors.joining(", then "));
        return Check.seen(CheckType.BREADCRUMBS, answer + ", then the error",
                "event.breadcrumbs",
                last.stream().map(crumb -> before(crumb, event.timestamp()) + text(crumb))
                        .toList());
    }

    private static String before(Breadcrumb crumb, Instant failed) {
        Instant at = crumb.timestamp();
        if (at == null || at.isAfter(failed)) {
            return "";
        }
        Duration before = Duration.between(at, failed);
        return before.toMinutes() < 1
                ? String.format(Locale.ROOT, "-%.1f s ", before.toMillis() / 1000.0)
                : "-" + Texts.span(before) + " ";
    }

    private static String text(Breadcrumb crumb) {
        Object from = crumb.data().get("from");
        Object to = crumb.data().get("to");
        if (from instanceof String before && to instanceof String after) {
            return "navigation " + Texts.line(before) + " to " + Texts.line(after);
        }
        if (crumb.data().get("url") instanceof String url) {
            return call(crumb, url);
        }
        String kind = crumb.category() == null ? crumb.type() : crumb.category();
        String message = crumb.message() == null ? "" : " " + Texts.line(crumb.message());
        return Texts.line(kind) + message;
    }

    private static String call(Breadcrumb crumb, String url) {
        int query = url.indexOf('?');
        String address = query < 0 ? url : url.substring(0, query);
        Object status = crumb.data().get("status_code");
        boolean asked = status == null && "http".equals(crumb.type());
        String verb = crumb.data().get("method") instanceof String method
                ? Texts.line(method)
                : "call of";
        return verb + " " + Texts.line(address) + (asked ? " without an answer" : answered(status));
    }

    private static String answered(@Nullable Object status) {
        return switch (status) {
            case String text -> " " + Texts.line(text);
            case Number number -> " " + number.longValue();
            case null, default -> "";
        };
    }
}
