package io.corral.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.CrashPoint;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A place where a process may be killed on purpose is one where the whole server is.
class CrashPointsTest {

    @Test
    void crashPoints_areAllPartOfTheKillTests() {
        String tests = Stream.of("KillIT", "PoisonIT")
                .map(name -> Repository.current()
                        .text("e2e/src/test/java/io/corral/e2e/" + name + ".java"))
                .reduce("", String::concat);

        assertThat(Arrays.stream(CrashPoint.values()).map(CrashPoint::wireName)
                .filter(name -> !tests.contains("\"" + name) && !tests.contains("," + name)))
                .as("name them in KillIT, or in PoisonIT").isEmpty();
    }
}
