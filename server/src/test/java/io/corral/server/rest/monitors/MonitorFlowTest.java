package io.corral.server.rest.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Cron and uptime monitors as clients make, read and change them.
@TestInstance(Lifecycle.PER_CLASS)
class MonitorFlowTest {

    private static final String MONITORS = "organizations/acme/monitors/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode make(String name, String config) {
        Reply made = server.post(MONITORS, """
                {"project":"shop","name":"%s","config":%s}""".formatted(name, config));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    @Test
    void monitor_isFoundByNumberAndSlug_underBothPaths() {
        JsonNode made = make("Nightly backup", """
                {"schedule_type":"crontab","schedule":"0 4 * * 1-5","timezone":"Europe/Vienna",
                 "checkin_margin":5,"max_runtime":20}""");

        assertThat(made.get("slug").asString()).isEqualTo("nightly-backup");
        assertThat(made.has("alertRule")).as("clients refuse a null there").isFalse();
        assertThat(made.at("/project/slug").asString()).isEqualTo("shop");
        assertThat(made.at("/config/timezone").asString()).isEqualTo("Europe/Vienna");
        for (String path : new String[]{MONITORS + "nightly-backup/",
            MONITORS + made.get("id").asString() + "/",
            "projects/acme/shop/monitors/nightly-backup/"}) {
            assertThat(server.get(path).json()).isEqualTo(made);
        }
        assertThat(server.get("projects/acme/api/monitors/nightly-backup/").status())
                .isEqualTo(404);
    }

    @Test
    void schedule_ofNumberAndUnit_isKept_andSlugsStayFree() {
        JsonNode first = make("Sync", "{\"schedule\":[2,\"hour\"]}");
        JsonNode second = make("Sync", "{\"schedule_type\":\"interval\",\"schedule\":[1,\"day\"]}");

        assertThat(first.at("/config/schedule_type").asString()).isEqualTo("interval");
        assertThat(first.at("/config/schedule").toString()).isEqualTo("[2,\"hour\"]");
        assertThat(second.get("slug").asString()).isEqualTo("sync-2");
    }

    @Test
    void checkins_andStats_areShapedAndEmpty() {
        make("Quiet", "{\"schedule\":\"@hourly\"}");

        Reply checkins = server.get(MONITORS + "quiet/checkins/?per_page=10");
        assertThat(checkins.json()).isEmpty();
        assertThat(checkins.header("Link")).contains("rel=\"next\"; results=\"false\"");
        JsonNode stats = server.get("projects/acme/shop/monitors/quiet/stats/"
                + "?since=1795000000&until=1795000120&resolution=60s").json();
        assertThat(stats).extracting(step -> step.get("ts").asLong())
                .containsExactly(1794999960L, 1795000020L, 1795000080L);
        assertThat(stats).allSatisfy(step -> assertThat(step.get("ok").asLong()).isZero());
        assertThat(server.get(MONITORS + "quiet/stats/?since=1&until=1795000120&resolution=1s")
                .status()).isEqualTo(400);
    }

    @Test
    void list_isFilteredByProjectAndWords() {
        make("Alpha report", "{\"schedule\":\"@daily\"}");

        assertThat(server.get(MONITORS + "?query=alpha&projectSlug=shop").json())
                .extracting(each -> each.get("slug").asString()).containsExactly("alpha-report");
        assertThat(server.get(MONITORS + "?query=alpha&project=" + server.apiId()).json())
                .isEmpty();
    }

    @Test
    void change_touchesOnlyWhatItNames() {
        make("Changing", "{\"schedule\":\"@daily\",\"max_runtime\":99}");

        JsonNode changed = server.put(MONITORS + "changing/",
                "{\"isMuted\":true,\"status\":\"disabled\",\"slug\":\"changed\"}").json();

        assertThat(changed.get("isMuted").asBoolean()).isTrue();
        assertThat(changed.get("status").asString()).isEqualTo("disabled");
        assertThat(changed.get("name").asString()).isEqualTo("Changing");
        assertThat(changed.at("/config/max_runtime").asInt()).isEqualTo(99);
        assertThat(server.get(MONITORS + "changing/").status()).isEqualTo(404);
        assertThat(server.delete(MONITORS + "changed/").status()).isEqualTo(202);
        assertThat(server.get(MONITORS + "changed/").status()).isEqualTo(404);
    }

    @Test
    void mistakes_areNamed() {
        assertThat(server.post(MONITORS, "{\"project\":\"shop\",\"name\":\"x\","
                + "\"config\":{\"schedule\":\"every day\"}}").text()).contains("crontab of five");
        assertThat(server.post(MONITORS, "{\"project\":\"shop\",\"name\":\"x\","
                + "\"config\":{\"schedule\":\"@daily\",\"timezone\":\"Moon/Base\"}}").text())
                .contains("Unknown time zone");
        assertThat(server.post(MONITORS, "{\"project\":\"none\",\"name\":\"x\","
                + "\"config\":{\"schedule\":\"@daily\"}}").status()).isEqualTo(400);
        make("Taken", "{\"schedule\":\"@daily\"}");
        assertThat(server.post(MONITORS, "{\"project\":\"shop\",\"name\":\"x\",\"slug\":\"taken\","
                + "\"config\":{\"schedule\":\"@daily\"}}").json().at("/slug/0").asString())
                .contains("has this slug already");
    }

    @Test
    void uptimeMonitor_isMadeReadChangedAndDeleted() {
        String path = "projects/acme/shop/uptime/";
        Reply made = server.post(path, """
                {"name":"Home","url":"https://shop.example.com/","intervalSeconds":300,
                 "timeoutMs":2000,"headers":[["X-Probe","1"]]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().get("id").asString();

        assertThat(made.json().get("projectSlug").asString()).isEqualTo("shop");
        assertThat(made.json().has("uptimeStatus")).isFalse();
        assertThat(server.get("organizations/acme/uptime/?project=" + server.shopId()).json())
                .contains(made.json());
        assertThat(server.put(path + id + "/", "{\"timeoutMs\":3000}").json()
                .get("timeoutMs").asLong()).isEqualTo(3000);
        assertThat(server.get(path + id + "/checks/").json()).isEmpty();
        assertThat(server.post(path, "{\"name\":\"x\",\"url\":\"ftp://x\"}").status())
                .isEqualTo(400);
        assertThat(server.delete(path + id + "/").status()).isEqualTo(204);
        assertThat(server.get(path + id + "/").status()).isEqualTo(404);
    }
}
