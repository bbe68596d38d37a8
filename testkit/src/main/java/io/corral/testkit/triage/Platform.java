package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an SDK of one framework puts into each event.
///
/// @param name of the framework as projects carry it, such as `python-django`
/// @param event platform of its events, such as `python`
/// @param mechanism of what the SDK caught by itself
/// @param runtime name and version, or the operating system of a mobile one, or `browser`
/// @param http category of the breadcrumbs of outgoing calls
/// @param frames how its stack frames are spelled
/// @param libraries the frames that lie outside of the application's
record Platform(String name, String event, String sdk, String sdkVersion, String mechanism,
        String runtime, String http, FrameStyle frames, List<String> libraries) {

    private static final List<String> QUEUES =
            List.of("celery", "rq", "sidekiq", "bullmq", "queue", "hangfire", "oban", "kafka");

    /// All of the resource `platforms.txt`, by name.
    static Map<String, Platform> all() {
        Map<String, Platform> platforms = new LinkedHashMap<>();
        List<String> libraries = new ArrayList<>();
        for (Line line : Resources.lines("platforms.txt")) {
            if (line.word().equals("lib")) {
                libraries.add(line.rest());
            } else {
                Platform platform = of(line.word(), line.rest().split(" +", -1), libraries);
                platforms.put(platform.name(), platform);
                libraries.clear();
            }
        }
        return platforms;
    }

    private static Platform of(String name, String[] words, List<String> libraries) {
        return new Platform(name, words[0], words[1], words[2], words[3],
                words[4].replace('_', ' '), words[5], FrameStyle.valueOf(words[6]),
                List.copyOf(libraries));
    }

    boolean isBrowser() {
        return runtime.equals("browser");
    }

    boolean isMobile() {
        return runtime.startsWith("Android") || runtime.startsWith("iOS");
    }

    boolean worksOffQueues() {
        return QUEUES.stream().anyMatch(name::endsWith);
    }
}
