package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.List;

/// What the program did before all that matters: breadcrumbs as any event of the platform has
/// them, in the form of the files. Some name hosts that have nothing to do with the error, such as
/// a statistics service that advertisement blockers refuse.
final class BackgroundCrumbs {

    private static final List<String> BROWSER = List.of("nav / %PATH%", "click a.menu-item",
            "http GET %HOST%/api/me 200", "ui.input info input#search",
            "console info feature flags loaded", "http GET %HOST%/api/notifications 200");
    private static final List<String> MOBILE = List.of("app.lifecycle info foreground",
            "ui.lifecycle info screen created", "http GET %HOST%/config 200",
            "device.event info BATTERY_STATE_CHANGE 62 %", "click button_continue");
    private static final List<String> JOB = List.of("queue info job picked up",
            "query SELECT id, state FROM job_lock WHERE name = $1", "redis info GET settings:jobs",
            "http GET http://settings.internal:8080/v1/jobs 200", "query BEGIN");
    private static final List<String> SERVER = List.of("http.server info request started",
            "query SELECT id, name FROM account WHERE id = $1", "redis info GET session:9c1d",
            "http GET http://flags.internal:8080/v1/flags 200", "query SELECT 1");
    private static final String REFUSED = "http POST https://stats.webanalyse.example/collect -";
    private static final String TAKEN = "http POST https://traces.beobachtung.example/v1 202";

    private BackgroundCrumbs() {}

    /// The lines that go before the written ones; none where the SDK is set up so badly that
    /// nothing is recorded, or the report does not come from an SDK.
    static List<String> of(LabelledIssue issue) {
        boolean silent = issue.has("bare") || issue.has("csp")
                || issue.text("release").filter("none"::equals).isPresent();
        if (silent) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (String line : of(issue.project().platform())) {
            if (Stable.below(2, issue.shortId(), line) == 0) {
                lines.add(line.replace("%PATH%", path(issue))
                        .replace("%HOST%", issue.project().host()));
            }
        }
        if (Stable.below(6, issue.shortId(), "distraction") == 0) {
            lines.add(issue.project().platform().isBrowser() ? REFUSED : TAKEN);
        }
        return lines;
    }

    private static List<String> of(Platform platform) {
        return platform.isBrowser()
                ? BROWSER
                : platform.isMobile()
                        ? MOBILE
                        : platform.worksOffQueues() ? JOB : SERVER;
    }

    private static String path(LabelledIssue issue) {
        return issue.transaction().filter(text -> text.startsWith("/")).orElse("/home");
    }
}
