package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackTextTest {

    private static StackTrace stack(@Nullable String module, String file, String source) {
        return StackTrace.of(List.of(
                new Frame(file, null, module, "main", null, 3, null, null, List.of(), List.of(),
                        null, Map.of(), null, null, null, null),
                new Frame(file, null, module, "pay", null, 9, 4, source, List.of(), List.of(),
                        null, Map.of(), null, null, null, null)));
    }

    private static EventDraft event(String platform, ExceptionValue... exceptions) {
        return new EventDraft(new EventId(1, 1)).platform(platform)
                .exceptions(List.of(exceptions));
    }

    @Test
    void java_printsTheCrashFirstThenItsCauses() {
        assertThat(StackText.of(event("java",
                ExceptionValue.of("IOException", "disk", null),
                ExceptionValue.of("AppException", null, stack("a.B", "B.java", "x"))).build()))
                .isEqualTo("""
                           AppException
                               at a.B.pay (B.java:9:4)
                               at a.B.main (B.java:3)
                           Caused by: IOException: disk
                           """);
    }

    @Test
    void python_printsTheCrashLast() {
        assertThat(StackText.of(event("python",
                ExceptionValue.of("KeyError", "'a'", stack("shop", "shop.py", "  d['a']")))
                .build()))
                .isEqualTo("""
                           Traceback (most recent call last):
                             File "shop.py", line 3, in main
                             File "shop.py", line 9, in pay
                               d['a']
                           KeyError: 'a'
                           """);
    }
}
