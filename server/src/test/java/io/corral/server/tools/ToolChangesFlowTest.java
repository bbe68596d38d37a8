package io.corral.server.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.rest.ApiServer;
import io.corral.tools.Toolbox;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Each tool that changes something, against a whole server: planning changes nothing and says what
/// it is about, carrying out does what was said.
@TestInstance(Lifecycle.PER_CLASS)
class ToolChangesFlowTest {

    private ApiServer server;
    private Path checkout;

    @BeforeAll
    void start(@TempDir Path directory, @TempDir Path checkout) {
        server = ApiServer.start(directory);
        this.checkout = checkout;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// A plan that is carried out while its client is open.
    private interface Look {
        void at(Work.Plan plan);
    }

    private void plan(String name, Map<String, List<String>> given, Look look) {
        Tool tool = Toolbox.named(name).orElseThrow();
        ClientSettings settings = new ClientSettings(
                URI.create(server.url()), server.fullToken(), "acme", "shop");
        if (!(Arguments.read(tool, given) instanceof ArgumentsRead.Right(var arguments))
                || !(tool.work() instanceof Work.Changes(var plan))) {
            throw new AssertionError("no change: " + name);
        }
        try (var client = new SentryClient(settings)) {
            look.at(plan.apply(ToolCall.start(client, settings, arguments, Instant.now(),
                    checkout)));
        }
    }

    /// Plans, sees that nothing changed, carries it out.
    private Answer change(String name, JsonNode issue, Map<String, List<String>> more) {
        Map<String, List<String>> given = new HashMap<>(more);
        given.put("issue", List.of(issue.path("shortId").asString()));
        List<Answer> answers = new ArrayList<>();
        plan(name, given, plan -> {
            assertThat(plan.intention().text()).contains(issue.path("shortId").asString(),
                    issue.path("title").asString());
            assertThat(read(issue).path("status")).isEqualTo(issue.path("status"));
            answers.add(plan.change().get());
        });
        return answers.getFirst();
    }

    private JsonNode read(JsonNode issue) {
        return server.get("organizations/acme/issues/" + issue.path("id").asString() + "/").json();
    }

    private JsonNode issue(String type) {
        return server.issueOf(server.event("{\"release\":\"shop@1.0.0\",\"exception\":{\"values\":"
                + "[{\"type\":\"" + type + "\",\"value\":\"no\"}]}}"));
    }

    @Test
    void resolve_now_withANote() {
        JsonNode issue = issue("Resolved");
        Answer answer = change("resolve-issue", issue, Map.of("note", List.of("was a typo")));
        assertThat(answer.text()).contains("resolved");
        assertThat(read(issue).path("status").asString()).isEqualTo("resolved");
        assertThat(read(issue).path("numComments").intValue()).isEqualTo(1);
    }

    @Test
    void resolve_inTheNextRelease() {
        JsonNode issue = issue("Next");
        Answer answer =
                change("resolve-issue", issue, Map.of("next-release", List.of("true")));
        assertThat(answer.text()).contains("inNextRelease");
        assertThat(read(issue).path("statusDetails").path("inNextRelease").asBoolean()).isTrue();
    }

    @Test
    void ignore_untilItEscalates_forATime_untilUsers_forEver() {
        JsonNode escalating = issue("Escalating");
        change("ignore-issue", escalating, Map.of());
        assertThat(read(escalating).path("substatus").asString())
                .isEqualTo("archived_until_escalating");
        JsonNode timed = issue("Timed");
        change("ignore-issue", timed, Map.of("for", List.of("2h")));
        Instant until =
                Instant.parse(read(timed).path("statusDetails").path("ignoreUntil").asString());
        assertThat(until).isBetween(Instant.now().plusSeconds(7000),
                Instant.now().plusSeconds(7300));
        JsonNode counted = issue("Counted");
        Answer answer = change("ignore-issue", counted,
                Map.of("users", List.of("100"), "within", List.of("1h")));
        assertThat(answer.text()).contains("ignoreUserCount 100", "ignoreUserWindow 60");
        JsonNode forever = issue("Forever");
        change("ignore-issue", forever, Map.of("forever", List.of("true")));
        assertThat(read(forever).path("substatus").asString()).isEqualTo("archived_forever");
    }

    @Test
    void contradictions_areRefusedBeforeAnythingChanges() {
        JsonNode issue = issue("Contradiction");
        assertThatThrownBy(() -> change("ignore-issue", issue,
                Map.of("forever", List.of("true"), "for", List.of("1h"))))
                .isInstanceOf(ClientException.class).hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> change("ignore-issue", issue, Map.of("for", List.of("soon"))))
                .hasMessageContaining("30m, 2h, 7d");
        assertThat(read(issue).path("status").asString()).isEqualTo("unresolved");
    }

    @Test
    void release_isCreatedDeployed_andGetsTheCommitsOfTheCheckout()
            throws IOException, InterruptedException {
        plan("create-release", Map.of("version", List.of("shop@2.0.0"), "released",
                List.of("true"), "environment", List.of("production")), plan -> {
                    assertThat(plan.intention().text())
                            .contains("create release shop@2.0.0", "projects: shop");
                    assertThat(server.get("organizations/acme/releases/shop@2.0.0/").status())
                            .isEqualTo(404);
                    assertThat(plan.change().get().text())
                            .contains("version: «shop@2.0.0»", "deployed to: production",
                                    "set-commits shop@2.0.0 --auto");
                });
        git("init", "-q");
        Files.writeString(checkout.resolve("cart.ts"), "1");
        git("add", "-A");
        git("commit", "-q", "-m", "Cart: total may be null");
        git("remote", "add", "origin", "https://ada:hidden@git.example/acme/shop.git");
        plan("set-commits", Map.of("version", List.of("shop@2.0.0"), "auto", List.of("true")),
                plan -> {
                    assertThat(plan.intention().text()).contains("repository: acme/shop",
                            "commits: 1", "Cart: total may be null").doesNotContain("hidden");
                    assertThat(plan.change().get().text()).contains("commits: 1", "authors: 1");
                });
        JsonNode commit =
                server.get("organizations/acme/releases/shop@2.0.0/commits/").json().path(0);
        assertThat(commit.path("message").asString()).isEqualTo("Cart: total may be null");
        assertThat(commit.path("repository").path("name").asString()).isEqualTo("acme/shop");
        assertThat(server.get("organizations/acme/releases/shop@2.0.0/deploys/").json().path(0)
                .path("environment").asString()).isEqualTo("production");
    }

    @Test
    void commits_ofAReleaseThatDoesNotExist_sayTheCure() {
        assertThatThrownBy(() -> plan("set-commits",
                Map.of("version", List.of("shop@9"), "auto", List.of("true")), plan -> {}))
                .hasMessageContaining("run create-release shop@9 first");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Ada",
                "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false", "-C",
                checkout.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()).isZero();
    }
}
