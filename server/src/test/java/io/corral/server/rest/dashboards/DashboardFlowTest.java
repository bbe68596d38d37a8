package io.corral.server.rest.dashboards;

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
import tools.jackson.databind.node.ObjectNode;

/// Dashboards and saved queries as clients make, read and change them.
@TestInstance(Lifecycle.PER_CLASS)
class DashboardFlowTest {

    private static final String DASHBOARDS = "organizations/acme/dashboards/";
    private static final String QUERIES = "organizations/acme/discover/saved/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode make(String title) {
        Reply made = server.post(DASHBOARDS, """
                {"title":"%s","projects":[],"widgets":[
                 {"title":"Errors","displayType":"line","interval":"5m","widgetType":"error-events",
                  "layout":{"x":0,"y":0,"w":2,"h":2,"minH":2},"queries":[
                  {"name":"","fields":["count()"],"aggregates":["count()"],"columns":[],
                   "conditions":"level:error","orderby":""}]},
                 {"title":"Users","displayType":"big_number","queries":[]}]}"""
                .formatted(title));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    @Test
    void dashboard_comesBack_withIdsAsText() {
        JsonNode made = make("Overview");

        JsonNode read = server.get(DASHBOARDS + made.get("id").asString() + "/").json();

        assertThat(read).isEqualTo(made);
        assertThat(read.at("/widgets/0/id").isString()).isTrue();
        assertThat(read.at("/widgets/0/dashboardId")).isEqualTo(read.get("id"));
        assertThat(read.at("/widgets/0/queries/0/widgetId")).isEqualTo(read.at("/widgets/0/id"));
        assertThat(read.at("/widgets/0/queries/0/conditions").asString())
                .isEqualTo("level:error");
        assertThat(read.at("/createdBy/email").asString()).isNotEmpty();
    }

    @Test
    void list_isSearchedAndSorted() {
        make("List B");
        make("List A");

        assertThat(server.get(DASHBOARDS + "?query=list&sort=title").json())
                .extracting(each -> each.get("title").asString())
                .containsExactly("List A", "List B");
        assertThat(server.get(DASHBOARDS + "?query=list&sort=dateCreated").json())
                .extracting(each -> each.get("title").asString())
                .containsExactly("List B", "List A");
        assertThat(server.get(DASHBOARDS + "?query=list").json().at("/0/widgetDisplay").toString())
                .isEqualTo("[\"line\",\"big_number\"]");
    }

    @Test
    void widgets_keepTheirNumbers_andNewOnesGetOthers() {
        JsonNode made = make("Widgets");
        ObjectNode wish = made.deepCopy().asObject();
        wish.withArray("widgets").remove(0);
        wish.withArray("widgets").addObject().put("title", "More").put("displayType", "table");

        JsonNode changed =
                server.put(DASHBOARDS + made.get("id").asString() + "/", wish.toString()).json();

        assertThat(changed.at("/widgets/0/id")).isEqualTo(made.at("/widgets/1/id"));
        assertThat(changed.at("/widgets/1/id").asLong())
                .isGreaterThan(made.at("/widgets/1/id").asLong());
    }

    @Test
    void formerStates_areListed_andComeBack() {
        JsonNode made = make("First title");
        String path = DASHBOARDS + made.get("id").asString() + "/";
        server.put(path, "{\"title\":\"Second title\"}");

        JsonNode revisions = server.get(path + "revisions/?per_page=10").json();
        assertThat(revisions).extracting(each -> each.get("title").asString())
                .containsExactly("First title");

        JsonNode restored = server.post(
                path + "revisions/" + revisions.at("/0/id").asString() + "/", "").json();
        assertThat(restored).isEqualTo(made);
        assertThat(server.get(path + "revisions/").json())
                .extracting(each -> each.get("title").asString())
                .containsExactly("Second title", "First title");
        assertThat(server.post(path + "revisions/999999/", "").status()).isEqualTo(404);
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
    }

    @Test
    void mistakes_areNamed() {
        assertThat(server.post(DASHBOARDS, "{}").json().at("/title/0").asString())
                .isEqualTo("This field is required.");
        assertThat(server.post(DASHBOARDS, "{\"title\":\"x\",\"widgets\":[{}]}").status())
                .isEqualTo(400);
        assertThat(server.post(DASHBOARDS, "{\"title\":\"x\",\"widgets\":[{\"title\":\""
                + "y".repeat(300_000) + "\",\"displayType\":\"line\"}]}").text())
                .contains("too long");
    }

    @Test
    void savedQuery_isMadeReadChangedAndDeleted() {
        Reply made = server.post(QUERIES, """
                {"name":"Slow","fields":["title","count()"],"query":"level:error",
                 "orderby":"-count()","range":"24h","projects":[],"yAxis":["count()"]}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = QUERIES + made.json().get("id").asString() + "/";

        assertThat(server.get(path).json()).isEqualTo(made.json());
        assertThat(server.get(QUERIES + "?query=slow").json()).containsExactly(made.json());
        assertThat(server.put(path, "{\"name\":\"Fast\",\"fields\":[\"title\"]}").json()
                .get("name").asString()).isEqualTo("Fast");
        assertThat(server.post(QUERIES, "{\"name\":\"x\"}").text()).contains("1 to 100 fields");
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
    }
}
