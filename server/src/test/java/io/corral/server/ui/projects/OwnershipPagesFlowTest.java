package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of ownership rules, over HTTP.
class OwnershipPagesFlowTest {

    private static final String PAGE = "/organizations/acme/projects/shop/ownership/";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

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
    void newProject_hasNoRules_andAssignsNothing() {
        assertThat(owner.get(PAGE).text()).contains("Ownership of ", "No rules.",
                "value=\"Turn off Auto-Assignment\" checked");
    }

    @Test
    void save_isInForceAtOnce_andStandsInTheEditor() {
        Reply saved = save("module:com.acme.* reader@example.com", seen(),
                "Auto Assign to Issue Owner");

        assertThat(saved.status()).isEqualTo(303);
        assertThat(owner.get(PAGE).text()).contains("module:com.acme.* reader@example.com",
                "1 rule, all right.", "value=\"Auto Assign to Issue Owner\" checked");
        String event = server.event("""
                {"platform":"java","exception":{"values":[{"type":"E","value":"x","stacktrace":
                 {"frames":[{"module":"com.acme.Cart","function":"run"}]}}]}}""");
        assertThat(server.issueOf(event).get("assignedTo").get("email").asString())
                .isEqualTo("reader@example.com");
        String issue = server.issueOf(event).get("id").asString();
        assertThat(owner.get("/organizations/acme/issues/" + issue + "/").text())
                .contains("Owners", "line 1 of the ownership rules", PAGE);
    }

    @Test
    void whatNoRuleFits_isEverybodys_unlessNobodyShallHaveIt() {
        save("module:com.acme.* reader@example.com", seen(), "");
        String issue = server.issueOf(server.event("{\"message\":\"out of reach\"}")).get("id")
                .asString();
        String page = "/organizations/acme/issues/" + issue + "/";
        assertThat(owner.get(page).text())
                .contains("Everybody of the project", "No ownership rule fits");
        assertThat(post("try/", "rules=path:a #web", "path=b"))
                .contains("No rule fits: everybody of the project");

        owner.post(PAGE,
                List.of("rules=path:a reader@example.com", "seen=" + seen(), "others=nobody"));

        assertThat(owner.get(PAGE).text()).contains("value=\"nobody\" checked");
        assertThat(owner.get(page).text()).contains("Nobody", "No ownership rule fits")
                .doesNotContain("Everybody of the project");
        assertThat(post("try/", "rules=path:a #web", "path=b", "others=nobody"))
                .contains("No rule fits: nobody");
    }

    @Test
    void save_wrongRule_keepsWhatWasWritten_andSaysWhere() {
        Reply refused = save("path:src/* #web\npath:lib/* web", seen(), "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was saved", "Line 2, column 12",
                "path:lib/* web");
        assertThat(owner.get(PAGE).text()).contains("No rules.");
    }

    @Test
    void save_afterSomebodyElse_isRefusedOnce() {
        String before = seen();
        save("path:a reader@example.com", before, "");

        Reply refused = save("path:b reader@example.com", before, "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("somebody else changed", "path:b reader@example.com");
        assertThat(save("path:b reader@example.com", seenIn(refused), "").status()).isEqualTo(303);
    }

    @Test
    void check_saysWhatIsWrong_andWhoIsUnknown() {
        assertThat(post("check/", "rules=path:lib/* web"))
                .contains("rules-verdict", "Line 1, column 12", "`#team` or an email address");
        assertThat(post("check/", "rules=path:lib/* #nobody reader@example.com"))
                .contains("Line 1: #nobody is no team of this project.");
        Reply refused = save("path:lib/* reader@example.com\npath:src/* #nobody", seen(), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was saved",
                "Line 2: #nobody is no team of this project.");
    }

    @Test
    void trial_saysWhichRuleDecides_ofWhatStandsInTheEditor() {
        String rules = "rules=path:src/* reader@example.com\npath:src/web/* #nobody\n"
                + "tags.region:eu reader@example.com\nurl:*/admin/* reader@example.com";

        assertThat(post("try/", rules, "path=src/api/a.ts"))
                .contains("decides", "line 1", "New issues go to");
        assertThat(post("try/", rules, "path=src/web/a.ts"))
                .contains("#nobody", "line 2", "Nobody of this project is called so", "line 1");
        assertThat(post("try/", rules, "tag=region=eu")).contains("line 3")
                .doesNotContain("line 1");
        assertThat(post("try/", rules, "url=https://x.example/admin/users")).contains("line 4");
        assertThat(post("try/", rules, "module=lib.other")).contains("No rule fits");
        assertThat(post("try/", rules, "tag=eu")).contains("name=value");
        assertThat(post("try/", rules)).contains("Say a path");
        assertThat(post("try/", "rules=path", "path=a")).contains("The rules are wrong");
    }

    @Test
    void importedFile_standsInTheEditor_butIsNotSaved() {
        Reply page = owner.post(PAGE + "import/", List.of("rules=path:mine #web",
                "file=/src/ reader@example.com\n/docs/ @jane reader@example.com",
                "assignment=Auto Assign to Issue Owner", "seen=" + seen()));

        assertThat(page.text()).contains("2 rules came from the file", "called so: @jane",
                "codeowners:/src/ reader@example.com", "codeowners:/docs/ reader@example.com",
                "path:mine #web",
                "value=\"Auto Assign to Issue Owner\" checked");
        assertThat(owner.get(PAGE).text()).contains("No rules.");
        assertThat(owner.post(PAGE + "import/", List.of("file=")).text()).contains("Paste a ");
    }

    private String post(String path, String... fields) {
        return owner.post(PAGE + path, List.of(fields)).text();
    }

    private Reply save(String rules, String seen, String assignment) {
        return owner.post(PAGE,
                List.of("rules=" + rules, "seen=" + seen, "assignment=" + assignment));
    }

    private String seen() {
        return seenIn(owner.get(PAGE));
    }

    private static String seenIn(Reply page) {
        Matcher seen = SEEN.matcher(page.text());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }
}
