package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExceptionOrderTest {

    private static ExceptionValue numbered(
            String type, int number, @Nullable Integer parent, boolean group,
            @Nullable String source) {
        return new ExceptionValue(type, null, null, null, new Mechanism(
                null, null, false, number, parent, group, source, Map.of()), null, null);
    }

    private static String order(ExceptionValue... exceptions) {
        return ExceptionOrder.of(List.of(exceptions)).stream()
                .map(each -> each.exception().type() + "/" + each.depth()
                        + (each.relation() == null ? "" : " (" + each.relation() + ")"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void chain_outermostFirst_thenItsCauses() {
        assertThat(order(ExceptionValue.of("Root", null, null),
                ExceptionValue.of("Middle", null, null), ExceptionValue.of("Outer", null, null)))
                .isEqualTo("Outer/0, Middle/0 (Caused by), Root/0 (Caused by)");
        assertThat(ExceptionOrder.of(List.of())).isEmpty();
    }

    @Test
    void context_saysThatItWasBeingHandled() {
        assertThat(order(numbered("KeyError", 1, 0, false, "__context__"),
                numbered("ValueError", 0, null, false, null)))
                .isEqualTo("ValueError/0, KeyError/0 (Raised while handling)");
    }

    @Test
    void group_holdsItsMembers_andTheirCauses() {
        assertThat(order(
                numbered("Cause", 3, 1, false, "__cause__"),
                numbered("Second", 2, 0, false, "exceptions[1]"),
                numbered("First", 1, 0, false, "exceptions[0]"),
                numbered("Group", 0, null, true, null)))
                .isEqualTo("Group/0, First/1 (Part of Group, exceptions[0]), Cause/1 (Caused by),"
                        + " Second/1 (Part of Group, exceptions[1])");
    }

    @Test
    void circle_isShownOnce() {
        assertThat(order(numbered("A", 1, 2, false, null), numbered("B", 2, 1, false, null)))
                .isEqualTo("B/0, A/0 (Caused by)");
    }

    @Test
    void someNumbered_isAChain() {
        assertThat(order(ExceptionValue.of("Root", null, null),
                numbered("Outer", 0, null, false, null)))
                .isEqualTo("Outer/0, Root/0 (Caused by)");
    }
}
