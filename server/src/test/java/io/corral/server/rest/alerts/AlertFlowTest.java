package io.corral.server.rest.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import io.corral.server.ui.BrowserClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Alert rules of both models as clients make, read and change them.
@TestInstance(Lifecycle.PER_CLASS)
class AlertFlowTest {

    private static final String WORKFLOWS = "organizations/acme/workflows/";
    private static final String DETECTORS = "organizations/acme/detectors/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private JsonNode workflow(String name, String detectors) {
        Reply made = server.post(WORKFLOWS, """
                {"name":"%s","enabled":true,%s"config":{"frequency":1440},"environment":null,
                 "triggers":{"logic_type":"any-short","conditions":[
                  {"type":"first_seen_event","comparison":true,"condition_result":true}]},
                 "action_filters":[{"logic_type":"all","conditions":[],"actions":[
                  {"type":"email","data":{"keep_me":1},"config":{"target_type":"user"}}]}]}"""
                .formatted(name, detectors));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    private JsonNode detector(String name) {
        Reply made = server.post("organizations/acme/projects/shop/detectors/", """
                {"name":"%s","type":"metric_issue","workflowIds":[],
                 "dataSources":[{"aggregate":"count()","dataset":"events","query":"level:error",
                  "queryType":0,"timeWindow":300,"environment":"prod","eventTypes":["error"]}],
                 "conditionGroup":{"logicType":"any","conditions":[
                  {"type":"gt","comparison":100,"conditionResult":75},
                  {"type":"lte","comparison":100,"conditionResult":0}]},
                 "config":{"detectionType":"static"}}""".formatted(name));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json();
    }

    @Test
    void everyProject_hasADetectorOfErrors() {
        JsonNode errors = server.get(DETECTORS + "?query=type:error").json();

        assertThat(errors).extracting(each -> each.get("projectId").asString())
                .containsExactly(server.shopId(), server.apiId());
        JsonNode shop = server.get(DETECTORS + "?query=type:error&project=shop").json();
        assertThat(shop).hasSize(1);
        String path = DETECTORS + shop.at("/0/id").asString() + "/";
        assertThat(server.get(path).json()).isEqualTo(shop.get(0));
        assertThat(server.delete(path).status()).isEqualTo(400);
    }

    @Test
    void workflow_isSentInSnakeCase_andReadInCamelCase() {
        String shop = server.get(DETECTORS + "?query=type:error&project=shop").json()
                .at("/0/id").asString();

        JsonNode made = workflow("New issues", "\"detector_ids\":[" + shop + "],");

        assertThat(made.at("/detectorIds/0").asString()).isEqualTo(shop);
        assertThat(made.at("/triggers/logicType").asString()).isEqualTo("any-short");
        assertThat(made.at("/triggers/conditions/0/conditionResult").asBoolean()).isTrue();
        assertThat(made.at("/actionFilters/0/actions/0/data/keep_me").asInt()).isEqualTo(1);
        assertThat(made.at("/actionFilters/0/actions/0/config/target_type").asString())
                .isEqualTo("user");
        assertThat(made.get("lastTriggered").isNull()).isTrue();
        assertThat(made.get("status").asString()).isEqualTo("active");
        assertThat(made.get("frequency").asInt()).isEqualTo(1440);
        assertThat(made.get("conditions")).hasSize(1);
        assertThat(made.get("actions")).hasSize(1);
        assertThat(server.get(WORKFLOWS + made.get("id").asString() + "/").json())
                .isEqualTo(made);
        assertThat(server.get(DETECTORS + shop + "/").json().get("workflowIds"))
                .extracting(JsonNode::asString).contains(made.get("id").asString());
    }

    @Test
    void detectorIds_areNeverEmpty() {
        JsonNode made = workflow("Everything", "\"detector_ids\":[],");

        assertThat(made.get("detectorIds")).hasSize(2);
        assertThat(server.get(WORKFLOWS).json())
                .allSatisfy(each -> assertThat(each.get("detectorIds")).isNotEmpty());
    }

    @Test
    void page_listsRules_andSaysThatNothingIsEvaluated() {
        workflow("Rule on a page", "");
        detector("Measure on a page");
        try (var browser = BrowserClient.signedIn(server.url(), server.signInPath())) {
            String page = browser.get("/organizations/acme/projects/shop/rules/").text();

            assertThat(page).contains("Stored, not evaluated yet", "Rule on a page",
                    "Measure on a page", "count() level:error", "not evaluated yet");
        }
    }

    @Test
    void list_isSearchedByName_projectAndNumber() {
        JsonNode made = workflow("Pager on fire", "");
        String id = made.get("id").asString();

        assertThat(server.get(WORKFLOWS + "?query=name:%22*pager%20on*%22&sortBy=-id").json())
                .containsExactly(made);
        assertThat(server.get(WORKFLOWS + "?query=name:%22*on%20pager*%22").json()).isEmpty();
        assertThat(server.get(WORKFLOWS + "?projectSlug=api&id=" + id).json())
                .containsExactly(made);
        JsonNode latest = server.get(WORKFLOWS + "?sortBy=-id").json();
        assertThat(latest.get(0).get("id").asLong())
                .isGreaterThan(latest.get(latest.size() - 1).get("id").asLong());
    }

    @Test
    void workflow_isWrittenAnewAndDeleted() {
        String path = WORKFLOWS + workflow("Old", "").get("id").asString() + "/";

        JsonNode changed = server.put(path, "{\"name\":\"New\",\"enabled\":false}").json();

        assertThat(changed.get("name").asString()).isEqualTo("New");
        assertThat(changed.get("enabled").asBoolean()).isFalse();
        assertThat(changed.get("actionFilters")).isEmpty();
        assertThat(server.put(path, "{\"name\":\"x\",\"detector_ids\":[999999]}").text())
                .contains("There is no detector 999999");
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
    }

    @Test
    void metricDetector_isAlsoAnAlertRuleOfTheOldModel() {
        JsonNode made = detector("Too many errors");
        String id = made.get("id").asString();

        assertThat(made.at("/dataSources/0/queryObj/snubaQuery/timeWindow").asInt())
                .isEqualTo(300);
        assertThat(server.get(DETECTORS + "?query=type:metric_issue&project=" + server.shopId())
                .json()).contains(made);
        JsonNode rule = server.get("organizations/acme/alert-rules/" + id + "/").json();
        assertThat(rule.get("timeWindow").asInt()).isEqualTo(5);
        assertThat(rule.at("/triggers/0/label").asString()).isEqualTo("critical");
        assertThat(rule.get("triggers")).hasSize(1);
        assertThat(rule.at("/projects/0").asString()).isEqualTo("shop");
        assertThat(server.get("organizations/acme/combined-rules/?name=TOO%20many"
                + "&alertType=alert_rule").json()).containsExactly(rule);
        assertThat(server.get("organizations/acme/alert-rules/?project=" + server.apiId()).json())
                .isEmpty();
    }

    @Test
    void metricDetector_ofTheCommandLine_hasTriggersInPlaceOfConditions() {
        JsonNode made = server.post("organizations/acme/projects/shop/detectors/", """
                {"name":"By command line","type":"metric_issue","config":{"detectionType":"static"},
                 "dataSources":[{"aggregate":"count()","dataset":"errors","query":"",
                  "queryType":0,"eventTypes":["error","default"],"timeWindow":900}],
                 "conditionGroup":{"logicType":"any","conditions":[
                  {"alertThreshold":100,"actions":[{"id":"mail"}]},
                  {"label":"warning","alertThreshold":50,"actions":[]}]}}""").json();

        assertThat(made.at("/conditionGroup/conditions/0").toString()).isEqualTo(
                "{\"id\":\"1\",\"type\":\"gt\",\"comparison\":100,\"conditionResult\":75}");
        assertThat(made.at("/conditionGroup/conditions/1/conditionResult").asInt()).isEqualTo(50);
    }

    @Test
    void metricDetector_isChangedAndDeleted_mistakesAreNamed() {
        String path = DETECTORS + detector("Changing").get("id").asString() + "/";

        JsonNode changed = server.put(path, "{\"name\":\"Changed\",\"enabled\":false}").json();

        assertThat(changed.get("name").asString()).isEqualTo("Changed");
        assertThat(changed.at("/conditionGroup/conditions")).hasSize(2);
        assertThat(server.put(path, "{\"conditionGroup\":{\"conditions\":[]}}").text())
                .contains("At least one condition");
        assertThat(server.post("organizations/acme/projects/none/detectors/", "{}").status())
                .isEqualTo(404);
        assertThat(server.post("organizations/acme/projects/shop/detectors/",
                "{\"name\":\"x\",\"type\":\"uptime_domain_failure\"}").status()).isEqualTo(400);
        assertThat(server.delete(path).status()).isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
    }
}
