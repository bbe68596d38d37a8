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
                "{\"raw\":\"path:src/* #web\\n\",\"fallthrough\":false}").json();

        assertThat(kept.get("raw").asString()).isEqualTo("path:src/* #web\n");
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
