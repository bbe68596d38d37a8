package io.corral.server.ui.issue;

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
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Why an issue is one, why two are not, and correcting both, as a browser does it.
@TestInstance(Lifecycle.PER_CLASS)
final class GroupingFlowTest {

    private static final String ISSUES = "/organizations/acme/issues/";

    private ApiServer server;
    private BrowserClient browser;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        browser = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        browser.close();
        server.close();
    }

    private String send(String function, String value) {
        return server.issueOf(server.event("""
                {"platform":"node","exception":{"values":[{"type":"CartError","value":"%s",
                 "stacktrace":{"frames":[
                  {"filename":"node_modules/a.js","function":"lib","in_app":false},
                  {"filename":"src/<i>.js","function":"%s","in_app":true}]}}]}}
                """.formatted(value, function))).get("id").stringValue();
    }

    private String page(String path) {
        Reply reply = browser.get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        assertThat(PageHtml.faults(reply.text())).as(path).isEmpty();
        return reply.text();
    }

    @Test
    void grouping_isExplained() {
        String issue = send("explained", "cart 17 is <b>closed</b>");

        String html = page(ISSUES + issue + "/grouping/");

        assertThat(html).contains("Decided by frames of the application", "Counts", "Dropped",
                "<small>number</small>", "cart ", "is &lt;b&gt;closed&lt;/b&gt;",
                "What would make another issue", "What may differ", "1 event")
                .doesNotContain("split-reason");
        assertThat(page(ISSUES + issue + "/")).contains("Why is this one issue?");
        assertThat(browser.get(ISSUES + "99999/grouping/").status()).isEqualTo(404);
        assertThat(page(ISSUES + issue + "/grouping/?event=nonsense")).contains("Decided by");
    }

    @Test
    void two_areCompared_mergedAndSplitAgain() {
        String one = send("addItem", "cart 17 is closed");
        String two = send("removeItem", "cart 18 is empty");
        String address = ISSUES + "compare/?a=" + one + "&b=" + two;

        Reply chosen = browser.postPart(ISSUES + "actions/",
                List.of("action=compare", "issue=" + one, "issue=" + two));
        String html = page(address);

        assertThat(chosen.header("HX-Redirect")).startsWith(ISSUES + "compare/?a=");
        assertThat(browser.postPart(ISSUES + "actions/",
                List.of("action=compare", "issue=" + one)).status()).isEqualTo(400);
        assertThat(html).contains("They come through different functions of the application.",
                "frame: &lt;i&gt;:addItem", "is-other", "Merge them", "empty");
        assertThat(browser.post(ISSUES + "actions/", List.of("action=merge", "issue=" + one,
                "issue=" + two, "reason=the same cart")).status()).isEqualTo(303);
        assertThat(page(address)).contains("they are one issue already");
        assertThat(page(ISSUES + one + "/")).contains("merged 1 issue into it", "the same cart");

        String keys = page(ISSUES + one + "/grouping/");
        Matcher key = Pattern.compile("name=\"key\" value=\"([0-9a-f]{16})\"").matcher(keys);
        assertThat(key.find()).isTrue();
        String split = ISSUES + one + "/grouping/split/";
        assertThat(browser.post(split, List.of()).status()).isEqualTo(400);
        Reply done = browser.post(split, List.of("key=" + key.group(1), "reason=no"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(page(done.header("Location"))).contains("took 1 key from another issue");
        assertThat(page(done.header("Location").replaceAll("\\?.*", "") + "grouping/"))
                .contains("split from");
    }

    @Test
    void compare_whatIsNotThere_saysSo() {
        String one = send("alone", "x");

        for (String wrong : List.of("", "?a=" + one, "?a=" + one + "&b=99999", "?a=x&b=y")) {
            assertThat(page(ISSUES + "compare/" + wrong)).contains("Nothing to compare");
        }
        assertThat(page(ISSUES + "compare/?a=" + one + "&b=" + one))
                .contains("they are one issue already");
    }
}
