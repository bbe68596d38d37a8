package io.corral.server.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.triage.ProductContexts;
import io.corral.web.page.settings.ContextPage.Part;
import io.corral.web.page.settings.ContextPage.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextViewTest {

    @Test
    void mistake_isNamedWithLineAndField() {
        assertThat(ContextView.verdict("""
                product: A shop.
                services:
                  - name: web
                    audience: everybody
                """).problems()).containsExactly(new Problem(
                "Line 4", "services[0].audience", "unknown word everybody"));
    }

    @Test
    void text_saysWhatIsInIt() {
        assertThat(ContextView.verdict("""
                flows:
                  - {name: Checkout, patterns: ['/checkout/*']}
                  - {name: Sign-in, patterns: ['/login']}
                owners: {web: '#web'}
                """).parts()).contains(new Part("Flows", "2", "Checkout, Sign-in"),
                new Part("Owners", "1", "web: #web"), new Part("Services", "0", ""));
    }

    @Test
    void example_hasNoMistake_withoutProjectsEither() {
        String example = ContextView.example(List.of());
        assertThat(ProductContexts.mistakes(example)).isEmpty();
        assertThat(ProductContexts.read(example).flows()).hasSize(1);
    }
}
