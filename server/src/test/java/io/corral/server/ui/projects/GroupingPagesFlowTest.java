package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of grouping rules, over HTTP.
class GroupingPagesFlowTest {

    private static final String PAGE = "/organizations/acme/projects/shop/grouping/";

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
    void newProject_hasNoRules() {
        assertThat(owner.get(PAGE).text()).contains("Grouping of ", "No rules yet",
                "the rules that are built in");
    }

    @Test
    void save_makesAVersion_inForceAtOnce() {
        Reply saved = save("message:*late* -> late", "", "late parcels");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(owner.get(PAGE).text()).contains("message:*late* -&gt; late", "late parcels",
                "in force", "1 rule, all right.", "still find the issues of the version before");
        String one = server.event("{\"message\":\"a late parcel\"}");
        String two = server.event("{\"message\":\"the train was late\"}");
        assertThat(server.issueOf(one).get("id")).isEqualTo(server.issueOf(two).get("id"));
    }

    @Test
    void save_wrongRule_keepsWhatWasWritten() {
        Reply refused = save("type:A -> a\ntype:B", "", "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was saved", "Line 2, column 7",
                "type:A -&gt; a\ntype:B");
        assertThat(owner.get(PAGE).text()).contains("No rules yet");
    }

    @Test
    void check_saysWhatIsWrong_whileItIsWritten() {
        assertThat(owner.post(PAGE + "check/", List.of("stacks=function:x +grp")).text())
                .contains("stacks-verdict", "Line 1, column 13", "`group` or `app`");
        assertThat(owner.post(PAGE + "check/", List.of("fingerprints=type:A -> a")).text())
                .contains("fingerprints-verdict", "1 rule, all right.");
    }

    @Test
    void history_showsWhatChanged_andRestores() {
        save("type:A -> a\ntype:B -> b", "", "first");
        save("type:A -> a\ntype:C -> c", "", "second");

        assertThat(owner.get(PAGE + "?version=2").text()).contains(
                "What version 2 changed", "is-gone", "type:B -&gt; b", "is-added",
                "type:C -&gt; c").doesNotContain("Restore version 2");
        assertThat(owner.get(PAGE + "?version=1").text()).contains("Restore version 1");
        assertThat(owner.post(PAGE + "restore/?version=1", List.of()).status()).isEqualTo(303);
        assertThat(owner.get(PAGE).text()).contains("Version 1 restored",
                "type:A -&gt; a\ntype:B -&gt; b</textarea>");
        assertThat(owner.get(PAGE + "?version=99").status()).isEqualTo(200);
        assertThat(owner.post(PAGE + "restore/?version=99", List.of()).status()).isEqualTo(404);
    }

    private Reply save(String fingerprints, String stacks, String note) {
        return owner.post(PAGE, List.of(
                "fingerprints=" + fingerprints, "stacks=" + stacks, "note=" + note));
    }
}
