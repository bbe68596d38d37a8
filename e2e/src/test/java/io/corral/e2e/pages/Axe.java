package io.corral.e2e.pages;

import com.microsoft.playwright.Page;
import io.corral.e2e.NodeProject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks for what keeps people out of a page, with axe-core.
final class Axe {

    /// Whatever is folded is looked at, too; menus after the page, for they lie above it.
    private static final String RUN = """
            async () => {
              const options = {
                resultTypes: ["violations"],
                runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
              };
              const open = selector =>
                document.querySelectorAll(selector).forEach(each => { each.open = true; });
              open("details:not(.menu)");
              const found = (await axe.run(document, options)).violations;
              open("details.menu");
              if (document.querySelector(".menu-list")) {
                const rules = {"target-size": {enabled: false}};
                const menus = {include: [[".menu-list"]]};
                found.push(...(await axe.run(menus, {...options, rules})).violations);
              }
              return JSON.stringify(found);
            }
            """;

    private final String source;

    private Axe(String source) {
        this.source = source;
    }

    static Axe installed() {
        NodeProject.install();
        return new Axe(NodeProject.read("axe-core/axe.min.js"));
    }

    /// What is serious or worse on the page, a line each.
    List<String> findings(Page page) {
        // The debugger's own evaluation is no part of the page: its policy stays in force.
        page.evaluate(source + "; undefined");
        JsonNode violations =
                JsonMapper.shared().readTree(page.evaluate(RUN).toString());
        List<String> found = new ArrayList<>();
        for (JsonNode violation : violations) {
            String impact = violation.path("impact").asString("");
            if (impact.equals("serious") || impact.equals("critical")) {
                for (JsonNode node : violation.path("nodes")) {
                    found.add(impact + " " + violation.path("id").asString() + ": "
                            + node.path("target") + " "
                            + node.path("failureSummary").asString().replaceAll("\\s+", " "));
                }
            }
        }
        return found;
    }
}
