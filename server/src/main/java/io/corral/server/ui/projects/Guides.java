package io.corral.server.ui.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.projects.FirstEvent;
import io.corral.web.page.projects.FirstEvent.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How to set up the SDK of each platform: texts of `web`, read once. A guide begins with lines of
/// `name: value`; a line `--- title` begins a step whose code follows; `{{dsn}}` is filled in.
final class Guides {

    private static final String FOLDER = "/io/corral/web/guides/";
    private static final String DSN = "{{dsn}}";
    private static final String STEP = "--- ";
    private static final String USUAL = "javascript";

    private final Map<String, Guide> guides = new LinkedHashMap<>();

    /// Reads all guides.
    Guides() {
        for (String name : lines("index.txt")) {
            guides.put(name, Guide.parse(lines(name + ".txt")));
        }
    }

    /// A guide as it was written.
    ///
    /// @param platform of the projects it is for
    /// @param install command or coordinates of the SDK
    record Guide(String name, String platform, String install, List<Step> steps) {

        static Guide parse(List<String> lines) {
            Map<String, String> heads = new LinkedHashMap<>();
            List<Step> steps = new ArrayList<>();
            String title = "";
            StringBuilder code = new StringBuilder();
            for (String line : lines) {
                if (line.startsWith(STEP)) {
                    add(steps, title, code);
                    title = line.substring(STEP.length());
                    code.setLength(0);
                } else if (title.isEmpty()) {
                    int colon = line.indexOf(": ");
                    heads.put(line.substring(0, colon), line.substring(colon + 2));
                } else {
                    code.append(line).append('\n');
                }
            }
            add(steps, title, code);
            return new Guide(heads.getOrDefault("name", ""), heads.getOrDefault("platform", ""),
                    heads.getOrDefault("package", ""), List.copyOf(steps));
        }

        private static void add(List<Step> steps, String title, StringBuilder code) {
            if (!title.isEmpty()) {
                steps.add(new Step(Integer.toString(steps.size() + 2), title,
                        code.toString().stripTrailing()));
            }
        }

        /// The guide for one project.
        FirstEvent.Guide forDsn(String dsn) {
            return new FirstEvent.Guide(name, install, steps.stream()
                    .map(step -> new Step(step.number(), step.title(),
                            step.code().replace(DSN, dsn)))
                    .toList());
        }
    }

    /// All guides by name, in reading order.
    Map<String, Guide> all() {
        return guides;
    }

    /// Name of the guide somebody chose, else of the one that fits the platform best.
    String choose(String wanted, String platform) {
        if (guides.containsKey(wanted)) {
            return wanted;
        }
        Optional<String> exact = guides.entrySet().stream()
                .filter(each -> each.getValue().platform().equals(platform))
                .map(Map.Entry::getKey).findFirst();
        return exact.orElseGet(() -> guides.entrySet().stream()
                .filter(each -> !platform.isEmpty()
                        && platform.startsWith(each.getValue().platform()))
                .map(Map.Entry::getKey).findFirst().orElse(USUAL));
    }

    private static List<String> lines(String file) {
        InputStream in = Shell.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("guide " + file + " is not in the archive of web");
        }
        try (var reader = new BufferedReader(
                new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
