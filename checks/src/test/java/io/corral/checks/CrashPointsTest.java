package io.corral.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.CrashPoint;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A place where a process may be killed on purpose is one where a test kills it: the whole server,
/// or a process of its own for the jobs that regroup events.
class CrashPointsTest {

    @Test
    void crashPoints_areAllPartOfTheKillTests() {
        String tests = Stream.of("e2e/src/test/java/io/corral/e2e/KillIT.java",
                "e2e/src/test/java/io/corral/e2e/PoisonIT.java",
                "server/src/test/java/io/corral/server/rest/issues/SplitCrashTest.java",
                "server/src/test/java/io/corral/server/regroup/RegroupCrashTest.java")
                .map(Repository.current()::text)
                .reduce("", String::concat);

        assertThat(Arrays.stream(CrashPoint.values()).filter(point -> Stream.of(
                "\"" + point.wireName(), "," + point.wireName(), "\"" + point.name() + ",")
                .noneMatch(tests::contains)))
                .as("name them in KillIT, PoisonIT, SplitCrashTest or RegroupCrashTest").isEmpty();
    }
}
