package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.StackTrace.FramesOmitted;
import io.corral.web.page.issue.StackParts.FramePart;
import io.corral.web.page.issue.StackParts.FrameRun;
import io.corral.web.page.issue.StackParts.SourceLine;
import io.corral.web.page.issue.StackParts.StackPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final Extent WHOLE = new Extent(true, false, null);

    /// One word a frame, oldest first: `app` frames are lower case, library frames upper case.
    private static StackTrace stack(String names) {
        return StackTrace.of(names.isEmpty()
                ? List.of()
                : List.of(names.split(" ")).stream()
                        .map(name -> frame(name, name.equals(name.toLowerCase(Locale.ROOT)), null))
                        .toList());
    }

    private static Frame frame(String function, boolean inApp, @Nullable String source) {
        return new Frame("src/" + function + ".js", null, null, function, null, 7, 3, source,
                source == null ? List.of() : List.of("a", "b", "c", "d", "e", "f"),
                source == null ? List.of() : List.of("g"), inApp, Map.of(), null, null, null, null);
    }

    private static StackPart part(StackTrace stack) {
        return new Frames("javascript", Extent.USUAL, "/whole").stack(stack, 6);
    }

    /// Runs as text: `[title: frames]` for folded ones.
    private static String shown(StackTrace stack) {
        return part(stack).runs().stream().map(FramesTest::shown)
                .collect(Collectors.joining(" "));
    }

    private static String shown(FrameRun run) {
        String frames = run.frames().stream().map(frame -> frame.function() + frame.repeated())
                .collect(Collectors.joining(" "));
        return run.title() == null ? frames : "[" + run.title() + ": " + frames + "]";
    }

    @Test
    void noStack_hasNoRuns() {
        assertThat(part(StackTrace.of(List.of())).runs()).isEmpty();
        assertThat(new Frames("java", Extent.USUAL, "").stack(null, 6)).isEqualTo(StackPart.NONE);
    }

    @Test
    void libraryFrames_areFoldedBetweenThoseOfTheApplication() {
        assertThat(shown(stack("A B C main run D checkout"))).isEqualTo(
                "checkout D run main [3 frames of libraries: C B A]");
        assertThat(shown(stack("main A B pay"))).isEqualTo(
                "pay [2 frames of libraries: B A] main");
    }

    @Test
    void crash_isShownWhosoeverItIs() {
        assertThat(shown(stack("main A B C"))).isEqualTo(
                "C [2 frames of libraries: B A] main");
    }

    @Test
    void withoutApplication_allAreShown() {
        assertThat(shown(stack("A B C"))).isEqualTo("C B A");
    }

    @Test
    void repetitions_countAsOne() {
        assertThat(shown(stack("main rec rec rec end"))).isEqualTo("end rec×3 main");
    }

    @Test
    void longStack_showsBothEndsAndALink() {
        String names = IntStream.range(0, 300).mapToObj(i -> "f" + i)
                .collect(Collectors.joining(" "));
        List<FrameRun> runs = part(stack(names)).runs();

        assertThat(runs).hasSize(3);
        assertThat(runs.get(0).frames()).hasSize(80);
        assertThat(runs.get(0).frames().getFirst().function()).isEqualTo("f299");
        assertThat(runs.get(1).title()).isEqualTo("200 frames not shown");
        assertThat(runs.get(1).link()).isNotNull().extracting("url").isEqualTo("/whole");
        assertThat(runs.get(2).frames()).hasSize(20);
        assertThat(new Frames("javascript", WHOLE, "").stack(stack(names), 6).runs())
                .singleElement().satisfies(run -> assertThat(run.frames()).hasSize(300));
    }

    @Test
    void framesTheReaderLeftOut_areSaidWhereTheyWere() {
        var stack =
                new StackTrace(stack("a b c d").frames(), new FramesOmitted(2, 1_002), Map.of());

        assertThat(shown(stack)).isEqualTo(
                "d c [1,000 frames of a very long stack were not stored: ] b a");
    }

    @Test
    void applicationFrames_areOpen_upToABound() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            frames.add(frame("f" + i, i % 2 == 0, "code"));
        }
        List<FramePart> shown = part(StackTrace.of(frames)).runs().stream()
                .flatMap(run -> run.frames().stream()).filter(FramePart::open).toList();

        assertThat(shown).extracting(FramePart::function)
                .containsExactly("f8", "f6", "f4", "f2", "f0");
        assertThat(new Frames("javascript", Extent.USUAL, "").stack(StackTrace.of(frames), 1)
                .runs().stream().flatMap(run -> run.frames().stream()).filter(FramePart::open))
                .hasSize(1);
    }

    @Test
    void source_isNumberedAroundTheLine() {
        FramePart frame = part(StackTrace.of(List.of(frame("pay", true, "now()")))).runs()
                .getFirst().frames().getFirst();

        assertThat(frame.lines()).containsExactly(
                new SourceLine("2", "b", false), new SourceLine("3", "c", false),
                new SourceLine("4", "d", false), new SourceLine("5", "e", false),
                new SourceLine("6", "f", false), new SourceLine("7", "now()", true),
                new SourceLine("8", "g", false));
        assertThat(frame.language()).isEqualTo("typescript");
        assertThat(frame.place()).isEqualTo("src/pay.js:7:3");
    }

    @Test
    void manyDetailedFrames_keepOneLineOnly() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            frames.add(frame("f" + i, true, "x".repeat(1_000)));
        }
        List<FramePart> all = part(StackTrace.of(frames)).runs().stream()
                .flatMap(run -> run.frames().stream()).toList();

        assertThat(all).filteredOn(FramePart::hasMore).hasSize(60);
        assertThat(all.getFirst().lines().get(5).text()).hasSize(301).endsWith("…");
    }
}
