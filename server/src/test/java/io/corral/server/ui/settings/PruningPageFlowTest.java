package io.corral.server.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pruning report by its page.
class PruningPageFlowTest {

    private static final String PAGE = "/organizations/acme/settings/pruning/";
    private static final Pattern MONTH =
            Pattern.compile("name=\"month\" value=\"([0-9-]+)\"");

    private ApiServer server;
    private BrowserClient owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    @Test
    void report_isMade_approvedAndTakenBack() {
        assertThat(owner.get(PAGE).text()).contains("No report yet");
        String event = server.event("""
                {"environment":"staging","exception":{"values":[{"type":"StagingError",
                "value":"it broke"}]}}""");
        assertThat(owner.post(PAGE + "make/", List.of()).status()).isEqualTo(303);
        String page = owner.get(PAGE).text();
        assertThat(page).contains("Ignore 1 issue in shop: no event in production",
                "1 event in 30 days, 1 issue", "StagingError", "Approve");
        Matcher month = MONTH.matcher(page);
        assertThat(month.find()).isTrue();
        List<String> wish = List.of("month=" + month.group(1), "key=archive:shop:staging");

        owner.post(PAGE, with(wish, "action=approve"));
        assertThat(owner.get(PAGE).text()).contains("Approved by", "Take back");
        assertThat(server.issueOf(event).get("status").asString()).isEqualTo("ignored");
        owner.post(PAGE, with(wish, "action=undo"));
        assertThat(owner.get(PAGE).text()).contains("Taken back by");
        assertThat(server.issueOf(event).get("status").asString()).isEqualTo("unresolved");
        assertThat(owner.get(PAGE + "?month=1999-01").status()).isEqualTo(404);
    }

    private static List<String> with(List<String> wish, String action) {
        return List.of(wish.get(0), wish.get(1), action);
    }
}
