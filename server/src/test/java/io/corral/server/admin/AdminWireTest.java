package io.corral.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import io.corral.store.QueueEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminWireTest {

    @TempDir
    Path temporary;

    private final AdminFixture fixture = new AdminFixture();

    @BeforeEach
    void setUp() {
        ask("{'command':'setup','org':'acme','project':'shop','platform':'python'}");
    }

    @Test
    void setup_answersTheContract() {
        JsonNode result = ask("{'command':'setup','org':'acme','project':'shop',"
                + "'url':'https://e.example.com/'}").path("result");

        assertThat(result.propertyNames())
                .containsExactly("org", "project", "projectId", "dsn", "token", "url");
        assertThat(result.path("dsn").asString())
                .matches("https://[0-9a-f]{32}@e.example.com/1");
        assertThat(result.path("token").asString()).matches("sntryu_[0-9a-f]{64}");
    }

    @Test
    void setup_withoutProject_isRefusedWithASentence() {
        assertThat(error("{'command':'setup','org':'acme'}"))
                .isEqualTo("The request is not understood: the field project is missing.");
        assertThat(error("{'command':'steup'}"))
                .isEqualTo("The request is not understood: there is no command steup.");
        assertThat(error("{'command':'setup','org':'acme','project':'a.b'}"))
                .startsWith("The slug of a project must be lower-case letters");
    }

    @Test
    void failed_isListedAndReplayed() {
        var position = fixture.queue.append(new QueueEntry(
                new ProjectId(1), new KeyId(1), QueueEntry.Kind.ENVELOPE,
                QueueEntry.Encoding.IDENTITY, new byte[3], null, null, Instant.EPOCH, null, null,
                null, List.of()));
        fixture.queue.fail(position, Instant.EPOCH, "internal");

        JsonNode failed = ask("{'command':'failed.list'}").at("/result/failed/0");
        assertThat(failed.path("reason").asString()).isEqualTo("internal");

        String replay = "{'command':'failed.replay','id':" + failed.path("id") + "}";
        assertThat(ask(replay).path("ok").asBoolean()).isTrue();
        assertThat(error(replay)).startsWith("There is no failed entry");
    }

    @Test
    void user_isAddedOnceAndGetsLinks() {
        String add = "{'command':'user.add','email':'ann@example.com','org':'acme',"
                + "'role':'manager'}";

        assertThat(ask(add).at("/result/link").asString()).startsWith(AdminFixture.URL + "/login/");
        assertThat(ask(add).path("ok").asBoolean()).isTrue();
        assertThat(ask("{'command':'user.list'}").at("/result/users")).hasSize(2);
        assertThat(ask("{'command':'user.reset-password','email':'Ann@Example.com'}")
                .path("ok").asBoolean()).isTrue();
        assertThat(error("{'command':'user.reset-password','email':'bob@example.com'}"))
                .isEqualTo("There is no user bob@example.com.");
        assertThat(error("{'command':'user.reset-password'}"))
                .isEqualTo("There is more than one user; say whose password, by email.");
        assertThat(error(add.replace("acme", "other")))
                .isEqualTo("There is no organisation other.");
    }

    @Test
    void token_isCreatedListedAndRevoked() {
        JsonNode created = ask("{'command':'token.create','name':'ci','org':'acme',"
                + "'scopes':['issue:write','project:read']}").path("result");
        assertThat(created.path("token").asString()).matches("sntryu_[0-9a-f]{64}");

        String list = ask("{'command':'token.list'}").toString();
        assertThat(list).contains("event:write").doesNotContain("sntryu_");

        String revoke = "{'command':'token.revoke','id':" + created.path("id").asString() + "}";
        assertThat(ask(revoke).path("ok").asBoolean()).isTrue();
        assertThat(error(revoke)).isEqualTo("There is no such token.");
        assertThat(error("{'command':'token.create','name':'ci','org':'acme','scopes':['x']}"))
                .contains("there is no scope x");
    }

    @Test
    void backup_isCompleteAndKeepsOutTheQueue() {
        Path target = temporary.resolve("backup");
        String backup = "{'command':'backup','directory':'" + target + "'}";

        assertThat(ask(backup).at("/result/bytes").asLong()).isEqualTo(4);
        assertThat(target).isDirectoryContaining("glob:**/corral.db")
                .isDirectoryNotContaining("glob:**/queue.db");
        assertThat(error(backup)).isEqualTo("The backup failed: " + target + " is not empty.");
        assertThat(temporary.resolve("backup.partial")).doesNotExist();

        Path second = temporary.resolve("second");
        ask("{'command':'backup','queue':true,'directory':'" + second + "'}");
        assertThat(second).isDirectoryContaining("glob:**/queue.db");
    }

    private String error(String request) {
        return ask(request).path("error").asString("");
    }

    private JsonNode ask(String request) {
        return JsonMapper.shared()
                .readTree(AdminWire.answer(request.replace('\'', '"'), fixture.handler));
    }
}
