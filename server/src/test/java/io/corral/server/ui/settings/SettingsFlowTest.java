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

/// Accounts, members and tokens by their pages, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsFlowTest {

    private static final String MEMBERS = "/organizations/acme/settings/members/";
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern JOIN = Pattern.compile("(/join/[0-9a-f]{64})");

    @TempDir
    static Path temporary;

    private ApiServer server;
    private BrowserClient owner;

    @BeforeAll
    void start() {
        server = ApiServer.start(temporary);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        owner.close();
        server.close();
    }

    @Test
    void page_signedOut_leadsToSignInAndBack() {
        try (var stranger = BrowserClient.signedOut(server.url())) {
            Reply reply = stranger.get(MEMBERS + "?a=b");

            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.header("Location")).isEqualTo(
                    "/login/?next=%2Forganizations%2Facme%2Fsettings%2Fmembers%2F%3Fa%3Db");
            assertThat(stranger.getPart(MEMBERS).status()).isEqualTo(401);
        }
    }

    @Test
    void signIn_nextOfAnotherSite_isNotFollowed() {
        try (var guest = invited("next@example.com", "member")) {
            Reply reply = guest.post("/login/", List.of("email=next@example.com",
                    "password=" + PASSWORD, "next=//evil.example/"));

            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.header("Location")).isEqualTo("/");
        }
    }

    @Test
    void work_ofTheServer_isListedForThoseWhoMayChangeTheOrganization() {
        String jobs = "/organizations/acme/settings/jobs/";
        assertThat(owner.get(jobs).text()).contains("Nothing since the server started");
        owner.post("/organizations/acme/projects/new/",
                List.of("name=Doomed", "platform=java"));

        owner.post("/organizations/acme/projects/doomed/delete/",
                List.of("confirm=doomed"));

        assertThat(owner.get(jobs).text()).contains("Deletion of project doomed", "Done");
        assertThat(owner.post(jobs, List.of("entry=7")).header("Set-Cookie"))
                .contains("not%20set%20aside");
        try (var guest = invited("worker@example.com", "member")) {
            assertThat(guest.get(jobs).status()).isEqualTo(403);
        }
    }

    @Test
    void invitation_readOnly_seesAndChangesNothing() {
        try (var guest = invited("guest@example.com", "read-only")) {
            assertThat(guest.get("/organizations/acme/issues/").status()).isEqualTo(200);
            assertThat(guest.get(MEMBERS).text()).doesNotContain("Invite somebody");
            assertThat(guest.get("/organizations/other/issues/").status()).isEqualTo(404);
            assertThat(guest.get("/organizations/acme/settings/integrations/").status())
                    .isEqualTo(403);
            assertThat(guest.post("/organizations/acme/settings/", List.of("name=Taken"))
                    .status()).isEqualTo(403);
            assertThat(guest.post(MEMBERS, List.of("email=a@example.com", "role=owner"))
                    .status()).isEqualTo(403);
        }
    }

    @Test
    void manager_mayNotMakeOwners() {
        try (var manager = invited("manager@example.com", "manager")) {
            Reply reply =
                    manager.post(MEMBERS, List.of("email=b@example.com", "role=owner"));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.text()).contains("You may not give that role.")
                    .contains("value=\"b@example.com\"");
        }
    }

    @Test
    void form_ofAnotherSite_isRefused() {
        Reply reply = owner.postFrom("https://evil.example", "/organizations/acme/settings/",
                List.of("name=Taken"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(owner.get("/organizations/acme/settings/").text()).doesNotContain("Taken");
    }

    @Test
    void token_isShownOnceAndWorksUntilItIsRevoked() {
        String integrations = "/organizations/acme/settings/integrations/";
        Reply made = owner.post(integrations,
                List.of("name=CI <b>", "scope=org:read", "scope=event:read"));
        Matcher secret = Pattern.compile("sntryu_[0-9a-f]{64}").matcher(made.text());

        assertThat(secret.find()).isTrue();
        assertThat(made.text()).contains("CI &lt;b&gt;");
        assertThat(owner.get(integrations).text()).doesNotContain(secret.group());
        assertThat(server.getAs(secret.group(), "organizations/acme/").status())
                .isEqualTo(200);

        Matcher id = Pattern.compile("name=\"token\" value=\"(\\d+)\"").matcher(
                owner.get(integrations).text());
        assertThat(id.find()).isTrue();
        owner.post(integrations + "revoke/", List.of("token=" + id.group(1)));
        assertThat(server.getAs(secret.group(), "organizations/acme/").status())
                .isEqualTo(401);
    }

    @Test
    void session_isListedAndEnded() {
        try (var guest = invited("sessions@example.com", "member");
                var other = BrowserClient.signedOut(server.url())) {
            other.post("/login/",
                    List.of("email=sessions@example.com", "password=" + PASSWORD));
            assertThat(other.get("/account/").status()).isEqualTo(200);
            String own = handles(guest.get("/account/").text(), true);
            String foreign = handles(guest.get("/account/").text(), false);
            assertThat(own).isNotEqualTo(foreign);

            guest.post("/account/sessions/end/", List.of("session=" + foreign));

            assertThat(other.get("/account/").status()).isEqualTo(303);
            assertThat(guest.get("/account/").status()).isEqualTo(200);
        }
    }

    /// Handle of the browser's own session, or of the other one.
    private static String handles(String page, boolean own) {
        for (String row : page.split("<tr>", -1)) {
            Matcher handle = Pattern.compile("name=\"session\" value=\"([0-9a-f]+)\"")
                    .matcher(row);
            if (handle.find() && row.contains("this one") == own) {
                return handle.group(1);
            }
        }
        throw new AssertionError("no such session on the page");
    }

    private BrowserClient invited(String email, String role) {
        Matcher link = JOIN.matcher(
                owner.post(MEMBERS, List.of("email=" + email, "role=" + role)).text());
        assertThat(link.find()).isTrue();
        var guest = BrowserClient.signedOut(server.url());
        assertThat(guest.get(link.group(1)).text()).contains(email);
        assertThat(guest.post(link.group(1),
                List.of("name=Guest", "password=" + PASSWORD)).status()).isEqualTo(303);
        assertThat(guest.get(link.group(1)).status()).isEqualTo(410);
        return guest;
    }
}
