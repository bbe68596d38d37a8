package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import io.corral.domain.id.IssueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes sketches down briefly.
final class Sketches {

    static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private Sketches() {}

    /// An event with functions of the application, nearest to the crash first. `lib:` in front
    /// makes a frame a library's, `report:` a reporter.
    static Representative shown(String type, String template, String... functions) {
        List<FrameToken> frames = new ArrayList<>();
        for (String each : functions) {
            boolean library = each.startsWith("lib:");
            boolean reporter = each.startsWith("report:");
            String text = each.substring(each.indexOf(':') + 1);
            frames.add(new FrameToken(text, library ? Role.LIBRARY : Role.APP, false, reporter));
        }
        boolean generic = type.equals("Error");
        return new Representative(
                1, List.of(type), generic,
                template.isEmpty() ? List.of() : List.of(template), List.of(), frames, 1);
    }

    static Representative saying(Representative of, String... telling) {
        return new Representative(of.key(), of.types(), of.generic(), of.templates(),
                Arrays.asList(telling), of.frames(), of.events());
    }

    static IssueSketch issue(long id, Representative... shown) {
        return new IssueSketch(new IssueId(id), 10, NOW, id, List.of(shown));
    }
}
