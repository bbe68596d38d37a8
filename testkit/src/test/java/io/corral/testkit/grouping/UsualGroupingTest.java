package io.corral.testkit.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.Grouping;
import io.corral.testkit.grouping.Family.Half;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Grouping beside what error trackers usually do, on the same pairs; the table is printed, sums
/// only.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsualGroupingTest {

    private final List<BaseError> errors = BaseErrors.all();
    private final List<Family> families = AllFamilies.list();
    private final Map<Half, Score> own = sums(event -> Grouping.keys(event).primary());
    private final Map<UsualGrouping, Map<Half, Score>> usual = new EnumMap<>(UsualGrouping.class);

    @BeforeAll
    void measure() {
        for (UsualGrouping each : UsualGrouping.values()) {
            usual.put(each, sums(each::key));
        }
        System.out.println(table());
    }

    @ParameterizedTest
    @EnumSource
    void pairs_ofEveryPart_areJudgedBetterThanUsually(Half half) {
        for (var other : usual.entrySet()) {
            assertThat(of(half, own).f1()).as("F1 beside " + other.getKey())
                    .isGreaterThan(of(half, other.getValue()).f1());
        }
    }

    private Map<Half, Score> sums(Function<Event, Object> key) {
        Map<Half, List<Score>> scores = new EnumMap<>(Half.class);
        for (Family family : families) {
            scores.computeIfAbsent(family.half(), half -> new ArrayList<>())
                    .add(Score.of(family, errors, key, pair -> {}));
        }
        Map<Half, Score> sums = new EnumMap<>(Half.class);
        scores.forEach((half, each) -> sums.put(half, Score.sum(half.name(), each)));
        return sums;
    }

    private static Score of(Half half, Map<Half, Score> scores) {
        return Objects.requireNonNull(scores.get(half));
    }

    private String table() {
        StringBuilder table = new StringBuilder(String.format("%-20s %25s", "F1 (P, R)", "Corral"));
        usual.keySet().forEach(each -> table.append(String.format(" %25s", each)));
        for (Half half : Half.values()) {
            table.append(String.format("%n%-20s %25s", half, shown(of(half, own))));
            usual.values().forEach(
                    each -> table.append(String.format(" %25s", shown(of(half, each)))));
        }
        return table.toString();
    }

    private static String shown(Score score) {
        return String.format(Locale.ROOT, "%.3f (%.3f, %.3f)", score.f1(), score.precision(),
                score.recall());
    }
}
