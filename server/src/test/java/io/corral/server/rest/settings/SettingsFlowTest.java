package io.corral.server.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Settings of projects over the API, and the issue that anybody may see.
@TestInstance(Lifecycle.PER_CLASS)
class SettingsFlowTest {

    private static final String SHOP = "projects/acme/shop/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void filter_isSwitched() {
        assertThat(server.put(SHOP + "filters/localhost/", "{\"active\":true}").status())
                .isEqualTo(204);

        assertThat(server.get(SHOP + "filters/").json())
                .filteredOn(each -> each.get("id").asString().equals("localhost"))
                .allSatisfy(each -> assertThat(each.get("active").asBoolean()).isTrue());
        assertThat(server.put(SHOP + "filters/none/", "{\"active\":true}").status())
                .isEqualTo(404);
        assertThat(server.put(SHOP + "filters/localhost/", "{\"active\":1}").status())
                .isEqualTo(400);
    }

    @Test
    void ownership_isKeptAsItIsWritten() {
        assertThat(server.get(SHOP + "ownership/").json().get("raw").isNull()).isTrue();

        JsonNode kept = server.put(SHOP + "ownership/",
                "{\"raw\":\"path:src/* reader@example.com\\n\",\"fallthrough\":false}").json();

        assertThat(kept.get("raw").asString()).isEqualTo("path:src/* reader@example.com\n");
        assertThat(kept.get("fallthrough").asBoolean()).isFalse();
        assertThat(server.put(SHOP + "ownership/", "{\"autoAssignment\":"
                + "\"Turn off Auto-Assignment\"}").json().get("raw")).isEqualTo(kept.get("raw"));
        assertThat(server.get("projects/acme/api/ownership/").json().get("raw").isNull())
                .isTrue();
        assertThat(server.put(SHOP + "ownership/", "{\"autoAssignment\":\"x\"}").status())
                .isEqualTo(400);
        assertThat(server.get(SHOP + "hooks/").json()).isEmpty();
        assertThat(server.get(SHOP + "symbol-sources/").json()).isEmpty();
    }

    @Test
    void ownership_wrongRule_isRefusedWithLineAndColumn() {
        var answer = server.put("projects/acme/api/ownership/",
                "{\"raw\":\"path:src/* #web\\npath:lib/* web\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("raw").get(0).asString()).isEqualTo(
                "Line 2, column 12: expected `#team` or an email address, found `web`.");
    }

    @Test
    void ownership_unknownOwners_areRefusedByNameAndLine() {
        var answer = server.put("projects/acme/api/ownership/",
                "{\"raw\":\"path:a reader@example.com\\npath:b #gone lost@example.com\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("raw").get(0).asString()).isEqualTo(
                "Line 2: #gone is no team of this project."
                        + " Line 2: lost@example.com is no member of the organisation.");
        assertThat(server.get("projects/acme/api/ownership/").json().get("raw").isNull())
                .isTrue();
    }

    @Test
    void newIssue_isAssignedToItsOwner_whenTheSettingSaysSo() {
        String rules = "module:com.acme.cart.* " + "reader@example.com";
        server.put(SHOP + "ownership/", "{\"raw\":\"" + rules
                + "\",\"autoAssignment\":\"Auto Assign to Issue Owner\"}");
        String mine = server.event(exception("com.acme.cart.Total"));
        String other = server.event(exception("com.acme.stock.Shelf"));

        assertThat(server.issueOf(mine).get("assignedTo").get("email").asString())
                .isEqualTo("reader@example.com");
        assertThat(server.issueOf(other).get("assignedTo").isNull()).isTrue();
        JsonNode owners = server.get(SHOP + "events/" + mine + "/owners/").json();
        assertThat(owners.get("owners").get(0).get("email").asString())
                .isEqualTo("reader@example.com");
        assertThat(owners.get("rule").get(1).asString()).isEqualTo("com.acme.cart.*");
        assertThat(owners.get("rules").get(0).get("line").asInt()).isEqualTo(1);
        assertThat(server.get(SHOP + "events/" + other + "/owners/").json().get("rule").isNull())
                .isTrue();
        assertThat(server.get(SHOP + "events/" + other + "/owners/").json().get("everybody")
                .asBoolean()).isTrue();
        assertThat(owners.get("everybody").asBoolean()).isFalse();
        server.put(SHOP + "ownership/", "{\"fallthrough\":false}");
        assertThat(server.get(SHOP + "events/" + other + "/owners/").json().get("everybody")
                .asBoolean()).isFalse();
        server.put(SHOP + "ownership/", "{\"raw\":\"\",\"fallthrough\":true}");
    }

    @Test
    void newIssue_isAssignedToWhoWroteTheSuspectCommit_elseToItsOwner() {
        server.put(SHOP + "ownership/", """
                {"raw":"module:com.acme.desk.* reader@example.com",
                 "autoAssignment":"Auto Assign to Suspect Commits"}""");
        String author = ownerEmail();
        assertThat(server.post("organizations/acme/releases/", """
                {"version":"desk@1","projects":["shop"],"commits":[
                 {"id":"a1","repository":"acme/shop","author_email":"%s",
                  "patch_set":[{"path":"src/main/java/com/acme/desk/Drawer.java","type":"M"}]},
                 {"id":"b2","repository":"acme/shop","author_email":"stranger@example.com",
                  "patch_set":[{"path":"src/main/java/com/acme/desk/Lamp.java","type":"M"}]}]}
                """.formatted(author)).status()).isEqualTo(201);

        assertThat(assignee(inRelease("desk@1", "Drawer"))).isEqualTo(author);
        assertThat(assignee(inRelease("desk@1", "Lamp"))).isEqualTo("reader@example.com");
        assertThat(assignee(inRelease("desk@0", "Drawer"))).isEqualTo("reader@example.com");
        server.put(SHOP + "ownership/", "{\"raw\":\"\"}");

        String early = inRelease("desk@2", "Drawer");
        assertThat(server.issueOf(early).get("assignedTo").isNull()).isTrue();
        server.post("organizations/acme/releases/", """
                {"version":"desk@2","projects":["shop"],"commits":[
                 {"id":"c3","repository":"acme/shop","author_email":"%s",
                  "patch_set":[{"path":"src/main/java/com/acme/desk/Drawer.java","type":"M"}]}]}
                """.formatted(author));
        assertThat(assignee(early)).isEqualTo(author);
        server.put(SHOP + "ownership/", "{\"autoAssignment\":\"Turn off Auto-Assignment\"}");
    }

    private String ownerEmail() {
        return server.get("organizations/acme/members/").json().valueStream()
                .filter(member -> member.get("orgRole").asString().equals("owner"))
                .findFirst().orElseThrow().get("email").asString();
    }

    private String assignee(String event) {
        return server.issueOf(event).get("assignedTo").get("email").asString();
    }

    private String inRelease(String release, String file) {
        return server.event("""
                {"platform":"java","release":"%s","exception":{"values":[{"type":"E%s",
                 "stacktrace":{"frames":[{"module":"com.acme.desk.%s","filename":"%s.java",
                 "function":"run","in_app":true}]}}]}}
                """.formatted(release, release.hashCode(), file, file));
    }

    @Test
    void codeOwners_becomeRules_beforeThoseWrittenByHand() {
        String api = "projects/acme/api/";
        server.put(api + "ownership/", "{\"raw\":\"module:a.* reader@example.com\"}");

        var first = server.post(api + "codeowners/", "{\"raw\":\"/old/ reader@example.com\"}");
        var second = server.post(api + "codeowners/",
                "{\"raw\":\"/src/ reader@example.com @acme/gone lost@example.com @jane\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.json().get("ownershipSyntax").asString())
                .isEqualTo("codeowners:/src/ reader@example.com");
        assertThat(second.json().get("errors").get("missing_external_users").get(0).asString())
                .isEqualTo("@jane");
        assertThat(second.json().at("/errors/missing_external_teams/0").asString())
                .isEqualTo("@acme/gone");
        assertThat(second.json().at("/errors/missing_user_emails/0").asString())
                .isEqualTo("lost@example.com");
        assertThat(server.get(api + "ownership/").json().get("raw").asString().lines())
                .containsExactly("# from CODEOWNERS", "codeowners:/src/ reader@example.com",
                        "# end of CODEOWNERS", "module:a.* reader@example.com");
        assertThat(server.post(api + "codeowners/", "{\"raw\":\"\"}").status()).isEqualTo(400);
        server.put(api + "ownership/", "{\"raw\":\"\"}");
    }

    private static String exception(String module) {
        return """
                {"platform":"java","exception":{"values":[{"type":"E","value":"x","stacktrace":
                 {"frames":[{"module":"%s","function":"run","in_app":true}]}}]}}
                """.formatted(module);
    }

    @Test
    void sharedIssue_isForAnybody_whileItIsShared() {
        String event = server.event("{\"message\":\"shared\"}");
        String issue = "organizations/acme/issues/"
                + server.issueOf(event).get("id").asString() + "/";
        assertThat(server.get(issue + "external-issues/").json()).isEmpty();
        String share = server.put(issue, "{\"isPublic\":true}").json().get("shareId").asString();

        JsonNode seen = server.getAs(null, "shared/issues/" + share + "/").json();

        assertThat(seen.get("groupID")).isEqualTo(server.get(issue).json().get("id"));
        assertThat(seen.get("title").asString()).isEqualTo("shared");
        assertThat(seen.has("assignedTo")).isFalse();
        server.put(issue, "{\"isPublic\":false}");
        assertThat(server.getAs(null, "shared/issues/" + share + "/").status()).isEqualTo(404);
    }
}
