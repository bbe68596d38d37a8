package io.corral.testkit.grouping;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.Grouping;
import io.corral.testkit.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds of every key, tried on the base errors.
class GroupingPropertyTest {

    private static final List<BaseError> ERRORS = List.copyOf(BaseErrors.all());

    private static final List<Platform> PLATFORMS = List.of(Platform.values());

    /// Two events of one error, and what differs between them.
    private record Variant(String about, BaseError error, Event left, Event right) {

        @Override
        public String toString() {
            return error.name() + ", " + about;
        }
    }

    @Test
    void keys_ofAnEvent_doNotDependOnOthersOrOrder() {
        Deploy deploy = Deploy.some(new SplittableRandom(1));
        List<Event> events = new ArrayList<>();
        ERRORS.forEach(error -> events.add(error.event(deploy, 1)));
        Map<Event, Long> alone = keys(events.stream());

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(keys(events.stream())).isEqualTo(alone);
        }
        assertThat(keys(events.parallelStream())).isEqualTo(alone);
    }

    private static Map<Event, Long> keys(Stream<Event> events) {
        return events.collect(toMap(event -> event, event -> Grouping.keys(event).primary()));
    }

    @Test
    void keys_whatMustNotMatter_neverMatters() {
        Property.forAll(2000, (random, _) -> variant(random), variant -> assertThat(
                Grouping.keys(variant.left()).primary()).isEqualTo(
                        Grouping.keys(variant.right()).primary()));
    }

    private static Variant variant(RandomGenerator random) {
        BaseError error = ERRORS.get(random.nextInt(ERRORS.size()));
        Deploy here = Deploy.some(random);
        int other = random.nextInt(1, 1 << 20);
        Event left = error.event(here, 1);
        return switch (random.nextInt(6)) {
            case 0 -> new Variant("lines and hashes", error, left, error.event(here.build(other),
                    1));
            case 1 -> new Variant("directory", error, left, error.event(here.elsewhere(random),
                    1));
            case 2 -> new Variant("numbers of lambdas and addresses", error, left,
                    error.event(here.generated(other), 1));
            case 3 -> new Variant("versions of libraries", error, left,
                    error.event(here.library(other), 1));
            case 4 -> new Variant("host", error, left, error.event(here.host("eu.ferry.example"),
                    1));
            default -> new Variant("surroundings", error, left, surrounded(left, random));
        };
    }

    private static Event surrounded(Event event, RandomGenerator random) {
        return event.draft().release("a@" + random.nextInt(99)).environment("staging")
                .serverName("web-" + random.nextInt(99)).transaction("/" + random.nextInt(999))
                .level(Level.WARNING).tags(Map.of("a", String.valueOf(random.nextInt()))).build();
    }

    @Test
    void keys_brokenEvents_neverThrow() {
        Property.forAll(1000, GroupingPropertyTest::broken, event -> {
            assertThat(Grouping.keys(event).primary()).isNotZero();
            assertThat(Grouping.explain(event).key()).isEqualTo(Grouping.keys(event).primary());
        });
    }

    private static Event broken(RandomGenerator random, int size) {
        BaseError error = ERRORS.get(random.nextInt(ERRORS.size()));
        Event event = error.event(Deploy.some(random), random.nextLong());
        EventDraft draft = event.draft();
        List<ExceptionValue> exceptions = new ArrayList<>();
        for (int i = random.nextInt(1, 2 + size / 40); i > 0; i--) {
            exceptions.add(broken(draft.exceptions().get(random.nextInt(draft.exceptions().size())),
                    random, size));
        }
        String platform = random.nextInt(4) == 0
                ? PLATFORMS.get(random.nextInt(PLATFORMS.size())).word()
                : event.platform();
        return draft.platform(platform).exceptions(exceptions).build();
    }

    private static ExceptionValue broken(ExceptionValue value, RandomGenerator random, int size) {
        @Nullable
        Integer parent = random.nextBoolean() ? null : random.nextInt(5);
        Mechanism mechanism = new Mechanism(cut(value.type(), random), null,
                random.nextInt(5) == 0, random.nextInt(5), parent, random.nextInt(3) == 0, null,
                Map.of());
        List<Frame> frames = new ArrayList<>();
        List<Frame> some = value.stackTrace() == null ? List.of() : value.stackTrace().frames();
        for (int i = random.nextInt(size); i > 0 && !some.isEmpty(); i--) {
            frames.add(broken(some.get(random.nextInt(some.size())), random));
        }
        return new ExceptionValue(cut(value.type(), random), cut(value.value(), random),
                cut(value.module(), random), null, mechanism, StackTrace.of(frames), null);
    }

    private static Frame broken(Frame frame, RandomGenerator random) {
        return new Frame(cut(frame.filename(), random), cut(frame.absPath(), random),
                cut(frame.module(), random), cut(frame.function(), random), null, frame.line(),
                -1, cut(frame.function(), random), List.of(), List.of(),
                random.nextInt(3) == 0 ? null : random.nextBoolean(), Map.of(),
                cut(frame.packageName(), random), null, null, null);
    }

    /// The text, nothing, a part of it, or two parts in the wrong order.
    private static @Nullable String cut(@Nullable String text, RandomGenerator random) {
        if (text == null || text.isEmpty()) {
            return random.nextInt(9) == 0 ? "" : text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> text.substring(at);
            case 2 -> text.substring(0, at);
            case 3 -> text.substring(at) + text.substring(0, at);
            default -> text;
        };
    }
}
