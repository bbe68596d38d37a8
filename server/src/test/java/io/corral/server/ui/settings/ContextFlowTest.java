package io.corral.server.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The product context by its page.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContextFlowTest {

    private static final String PAGE = "/organizations/acme/settings/context/";
    private static final String CONTEXT = "organizations/acme/triage/context/";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @TempDir
    static Path temporary;

    private ApiServer server;
    private BrowserClient owner;

    @BeforeAll
    void start() {
        server = ApiServer.start(temporary);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
        server.event("""
                {"environment":"production","transaction":"/reports","level":"warning",
                "exception":{"values":[{"type":"QuotaSpentError","value":"it broke"}]}}""");
    }

    @AfterAll
    void stop() {
        owner.close();
        server.close();
    }

    private String seen() {
        Matcher matcher = SEEN.matcher(owner.get(PAGE).text());
        return matcher.find() ? matcher.group(1) : "missing";
    }

    private Reply save(String text) {
        return owner.post(PAGE, List.of("text=" + text, "seen=" + seen()));
    }

    @Test
    void text_isSaved_andShownWithItsAuthor() {
        assertThat(save("product: A shop.").status()).isEqualTo(303);
        assertThat(server.get(CONTEXT).json().get("text").asString())
                .isEqualTo("product: A shop.");
        assertThat(owner.get(PAGE).text()).contains("product: A shop.", "Changed by");
    }

    @Test
    void mistake_keepsTheText_andChangesNothing() {
        save("product: Before.");
        Reply refused = save("services:\n- name: web\n  audience: everybody");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was saved", "Line 3",
                "services[0].audience", "audience: everybody");
        assertThat(server.get(CONTEXT).json().get("text").asString())
                .isEqualTo("product: Before.");
    }

    @Test
    void unknownField_ofAnEntry_isRefusedByPageAndApi() {
        save("product: Before.");
        String wrong = "flows:\n- name: Pay\n  pattern: [/pay]";
        Reply refused = save(wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Line 3", "flows[0].pattern",
                "did you mean patterns?");
        var answer = server.put(CONTEXT, "{\"text\": \"" + wrong.replace("\n", "\\n") + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).contains("line 3: flows[0].pattern",
                "did you mean patterns?");
        assertThat(server.get(CONTEXT).json().get("text").asString())
                .isEqualTo("product: Before.");
    }

    @Test
    void somebodyElseMeanwhile_isNotOverwritten() {
        save("product: Mine.");
        Reply refused = owner.post(PAGE, List.of("text=product: Late.", "seen=long ago"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("somebody else changed", "product: Late.");
        assertThat(server.get(CONTEXT).json().get("text").asString())
                .isEqualTo("product: Mine.");
    }

    @Test
    void preview_showsWhatMoves_andKeepsNothing() {
        save("");
        String text = "knownNoise: [{pattern: QuotaSpentError, reason: people are told}]";
        Reply preview = owner.postPart(PAGE + "preview/", List.of("text=" + text));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("1 would move down", "QuotaSpentError",
                "Tier 4, P3", "noise expected: known noise");
        assertThat(server.get(CONTEXT).json().get("text").asString()).isEmpty();
        assertThat(owner.postPart(PAGE + "preview/", List.of("text=product: Same.")).text())
                .contains("No issue of 1 would change");
        assertThat(owner.postPart(PAGE + "preview/", List.of("text=flows: no")).status())
                .isEqualTo(422);
        assertThat(owner.postPart(PAGE + "check/", List.of("text=flows: no")).text())
                .contains("Line 1", "expected a list");
    }

    @Test
    void example_isShownAndNotSaved() {
        save("");
        assertThat(owner.get(PAGE + "?example").text())
                .contains("This is an example", "projects: [shop]");
        assertThat(server.get(CONTEXT).json().get("text").asString()).isEmpty();
    }
}
