package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class FrameMemoryTest {

    private static final Frame FRAME = Frame.of("com.acme.Cart", "Cart.java", "total");

    private final FrameMemory memory = new FrameMemory();

    @Test
    void read_sameNames_sameReading() {
        FrameReading first = memory.read(FRAME, "java", Algorithm.SECOND);

        assertThat(memory.read(copy(FRAME, 17), "java", Algorithm.SECOND)).isSameAs(first);
    }

    @Test
    void read_anotherPlatformVersionOrVerdict_anotherReading() {
        Frame script = Frame.of(null, "/srv/app/cart", "<anonymous>");

        assertThat(memory.read(script, "python", Algorithm.SECOND))
                .isEqualTo(FrameReading.of(script, "python", Algorithm.SECOND));
        assertThat(memory.read(script, "node", Algorithm.SECOND))
                .isEqualTo(FrameReading.of(script, "node", Algorithm.SECOND));
        assertThat(memory.read(script, "node", Algorithm.FIRST))
                .isEqualTo(FrameReading.of(script, "node", Algorithm.FIRST));
        assertThat(memory.read(script.withInApp(false), "node", Algorithm.SECOND).verdict())
                .isNotEqualTo(memory.read(script, "node", Algorithm.SECOND).verdict());
    }

    @Test
    void read_ownPlatform_winsOverTheEvents() {
        Frame frame = new Frame("a.py", null, "a", "f", null, null, null, null, List.of(),
                List.of(), null, Map.of(), null, "python", null, null);

        assertThat(memory.read(frame, "node", Algorithm.SECOND))
                .isSameAs(memory.read(frame, "java", Algorithm.SECOND));
    }

    /// Texts of one hash, as a sender could choose them: "Aa" and "BB" have the same.
    @Test
    void read_namesThatMeetInOnePlace_eachItsOwnReading() {
        List<Frame> meeting = new ArrayList<>();
        for (int i = 0; i < 1 << 10; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 10; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            meeting.add(Frame.of("com.acme.Cart", "Cart.java", name.toString()));
        }

        assertThat(meeting).allSatisfy(
                frame -> assertThat(memory.read(frame, "java", Algorithm.SECOND).name())
                        .isEqualTo(FrameReading.of(frame, "java", Algorithm.SECOND).name()));
    }

    @Test
    void read_longNames_areNotKept() {
        Frame wide = Frame.of("com.acme.Cart", "Cart.java", "x".repeat(1_000));

        FrameReading first = memory.read(wide, "java", Algorithm.SECOND);

        assertThat(memory.read(wide, "java", Algorithm.SECOND))
                .isEqualTo(first).isNotSameAs(first);
    }

    /// A mangled name may repeat the class for each mark of a constructor.
    @Test
    void read_shortNameOfALongText_isNotKept() {
        Frame frame = Frame.of(null, null, "_ZN200" + "x".repeat(200) + "C1".repeat(31) + "Ev");

        FrameReading first = memory.read(frame, "native", Algorithm.SECOND);

        assertThat(first.text()).hasSizeGreaterThan(1_000);
        assertThat(memory.read(frame, "native", Algorithm.SECOND))
                .isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void read_nothingButNames_isKept() {
        FrameReading read = memory.read(copy(FRAME, 3), "java", Algorithm.SECOND);

        assertThat(read.names()).isEqualTo(FRAME);
    }

    @Test
    void read_fromManyThreads_asWithoutMemory() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> parts = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                var random = new SplittableRandom(thread);
                parts.add(threads.submit(() -> random.ints(20_000, 0, 9_000).mapToObj(
                        number -> Frame.of("com.acme.C" + number, null, "run" + number % 7))
                        .allMatch(frame -> memory.read(frame, "java", Algorithm.SECOND)
                                .equals(FrameReading.of(frame, "java", Algorithm.SECOND)))));
            }
            for (Future<Boolean> part : parts) {
                assertThat(part.get()).isTrue();
            }
        }
    }

    private static Frame copy(Frame frame, int line) {
        return new Frame(frame.filename(), null, frame.module(),
                frame.function(), null, line, 1,
                "total += item.price();", List.of("before"), List.of("after"), frame.inApp(),
                Map.of("item", 1), null, null, "0x1", "0x2");
    }
}
