package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseReaderTest {

    private static final Frame FAULTY =
            Frame.of("shop.orders", "shop/orders.py", "place_order").withInApp(true);

    private static String nextStep(Frame... frames) {
        return anIssue("A-1").isUnhandled().error("TypeError", "unexpected None", frames)
                .verdict().nextStep();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log_and_throw", "logAndThrow", "assertOk", "reportError"})
    void nextStep_namesTheCallerOfASharedReporter(String reporter) {
        Frame shared = Frame.of("shop.support", "shop/support.py", reporter).withInApp(true);
        assertThat(nextStep(FAULTY, shared)).contains("place_order").doesNotContain(reporter);
    }

    @Test
    void nextStep_speaksOfACaller_whereNothingElseIsOurs() {
        Frame shared = Frame.of("shop.support", "shop/support.py", "assertOk").withInApp(true);
        assertThat(nextStep(shared)).contains("in a caller of assertOk");
    }
}
