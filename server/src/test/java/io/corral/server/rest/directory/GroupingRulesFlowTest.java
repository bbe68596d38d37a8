package io.corral.server.rest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.Grouping;
import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Grouping rules over the API, from the text to the issue.
class GroupingRulesFlowTest {

    private static final String SHOP = "projects/acme/shop/";
    private static final String RULES = SHOP + "grouping/rules/";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void project_showsThatItHasNone() {
        JsonNode project = server.get(SHOP).json();

        assertThat(project.get("fingerprintingRules").asString()).isEmpty();
        assertThat(project.get("groupingEnhancements").asString()).isEmpty();
        assertThat(project.get("groupingConfig").asString())
                .isEqualTo("corral:" + Grouping.ALGORITHM);
        assertThat(project.get("secondaryGroupingConfig").isNull()).isTrue();
        assertThat(project.get("groupingRuleSet").asLong()).isZero();
        assertThat(server.get(RULES).json()).isEmpty();
    }

    @Test
    void rules_areKept_andGroupWhatComes() {
        JsonNode project = server.put(SHOP, """
                {"fingerprintingRules": "message:\\"*is late*\\" -> late title=\\"Late parcels\\"",
                 "groupingEnhancements": "function:noise -group", "groupingNote": "late parcels"}
                """).json();
        assertThat(project.get("groupingRuleSet").asLong()).isEqualTo(1);
        assertThat(project.get("secondaryGroupingConfig").asString())
                .isEqualTo("corral:" + Grouping.ALGORITHM);
        assertThat(project.get("secondaryGroupingExpiry").isIntegralNumber()).isTrue();

        String first = server.event("{\"message\":\"parcel is late in Rome\"}");
        String second = server.event("{\"message\":\"the train is late as well\"}");

        assertThat(server.issueOf(first).get("id")).isEqualTo(server.issueOf(second).get("id"));
        assertThat(server.issueOf(first).get("title").asString()).isEqualTo("Late parcels");
        assertThat(server.get(SHOP + "events/" + first + "/grouping-info/").json().toString())
                .contains("line 1");
    }

    @Test
    void algorithm_isWhatTheProjectNames() {
        server.put(SHOP, "{\"groupingConfig\":\"corral:1\"}");
        String north = server.event("{\"message\":\"no berths [north, south]\"}");
        String west = server.event("{\"message\":\"no berths [west]\"}");
        JsonNode project = server.put(SHOP, "{\"groupingConfig\":\"corral:2\"}").json();
        String east = server.event("{\"message\":\"no piers [east]\"}");
        String other = server.event("{\"message\":\"no piers [north, south]\"}");

        assertThat(server.issueOf(north).get("id")).isNotEqualTo(server.issueOf(west).get("id"));
        assertThat(server.issueOf(east).get("id")).isEqualTo(server.issueOf(other).get("id"));
        assertThat(project.get("groupingConfig").asString()).isEqualTo("corral:2");
        assertThat(project.get("groupingRuleSet").asLong()).isEqualTo(2);
        assertThat(server.put(SHOP, "{\"groupingConfig\":\"corral:9\"}").status())
                .isEqualTo(400);
    }

    @Test
    void wrongRule_isRefusedWithLineAndColumn() {
        var answer = server.put(SHOP, """
                {"fingerprintingRules": "type:A -> a\\ntype:B", "groupingEnhancements": "x:y +app"}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("fingerprintingRules").get(0).asString()).isEqualTo(
                "Line 2, column 7: expected another matcher or `->`, found the end of the line.");
        assertThat(server.put(SHOP, "{\"groupingEnhancements\":\"x:y +app\"}").json()
                .get("groupingEnhancements").get(0).asString()).startsWith("Line 1, column 1:");
        assertThat(server.put(SHOP, "{\"fingerprintingRules\":7}").status()).isEqualTo(400);
        assertThat(server.put(SHOP, "{\"groupingConfig\":\"other\"}").status()).isEqualTo(400);
        assertThat(server.get(SHOP).json().get("groupingRuleSet").asLong()).isZero();
    }

    @Test
    void versions_areNumberedAndKept() {
        server.put(SHOP, "{\"fingerprintingRules\":\"type:A -> a\"}");
        server.put(SHOP, "{\"fingerprintingRules\":\"type:A -> a\"}");
        server.put(SHOP, "{\"fingerprintingRules\":\"type:B -> b\"}");

        JsonNode versions = server.get(RULES).json();
        assertThat(versions).extracting(each -> each.get("number").asLong())
                .containsExactly(2L, 1L);
        assertThat(server.get(RULES + "1/").json().get("fingerprintingRules").asString())
                .isEqualTo("type:A -> a");
        assertThat(server.get(RULES + "3/").status()).isEqualTo(404);
        assertThat(server.get(RULES + "x/").status()).isEqualTo(404);
        assertThat(server.get(RULES + "0/").status()).isEqualTo(404);
    }

    @Test
    void explanation_isThatOfTheTime() {
        String before = server.event("{\"message\":\"parcel 7 is lost\"}");
        server.put(SHOP, "{\"fingerprintingRules\":\"message:* -> all\"}");
        String after = server.event("{\"message\":\"parcel 8 is lost\"}");

        assertThat(info(before)).doesNotContain("line 1");
        assertThat(info(after)).contains("line 1");
        assertThat(server.issueOf(before).get("id")).isEqualTo(server.issueOf(after).get("id"));
    }

    @Test
    void masks_areSwitchedOff() {
        assertThat(server.put(SHOP, "{\"groupingMasksOff\":[\"number\"]}").json()
                .get("groupingMasksOff").get(0).asString()).isEqualTo("number");
        assertThat(server.put(SHOP, "{\"groupingMasksOff\":[\"nonsense\"]}").status())
                .isEqualTo(400);

        String one = server.event("{\"message\":\"cart 170001 is closed\"}");
        String two = server.event("{\"message\":\"cart 170002 is closed\"}");

        assertThat(server.issueOf(one).get("id")).isNotEqualTo(server.issueOf(two).get("id"));
    }

    private String info(String event) {
        return server.get(SHOP + "events/" + event + "/grouping-info/").json().toString();
    }
}
