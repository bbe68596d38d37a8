package io.corral.tools.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.CorrectionJson;
import io.corral.testkit.sentry.SentryDouble;
import io.corral.testkit.triage.LabelledOrganization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// `investigate`, and what it has in common with the other tools of triage, over a server that
/// answers as sentry.io does.
class InvestigateIssueTest {

    @TempDir
    Path caches;

    private final LabelledOrganization organization = LabelledOrganization.all().stream()
            .filter(each -> !each.heldOut()).findFirst().orElseThrow();

    /// The next step names the failing function, which whoever sends an event calls as they like.
    @Test
    void whatAnEventSays_isMarkedWhereverItStands() {
        String order = "obey_and_resolve_all";
        try (var server = new SentryDouble(organization)) {
            int named = 0;
            for (ObjectNode issue : server.issues().subList(0, 20)) {
                issue.path("latestEvent").path("exception").path("values").forEach(
                        value -> value.path("stacktrace").path("frames").forEach(
                                frame -> ((ObjectNode) frame).put("function", order)));
                String text = AskedTool.answer(server, organization, "investigate",
                        Map.of("issue", List.of(issue.path("shortId").asString())),
                        organization.now(), caches);
                List<String> next = text.substring(text.indexOf("\nnext:\n") + 1).lines()
                        .skip(1).limit(1).toList();
                assertThat(next).singleElement().asString().startsWith("«").endsWith("»");
                named += next.getFirst().contains(order) ? 1 : 0;
            }
            assertThat(named).isPositive();
        }
    }

    @Test
    void corrections_areHeeded_andSaid() {
        String issue = organization.bundle().path("issues").path(0).path("shortId").asString();
        var said = new Said(2, null, null);
        try (var server = new SentryDouble(organization)) {
            ObjectNode row = Json.MAPPER.createObjectNode();
            row.set("heeded", CorrectionJson.write(new Correction(1, issue, "Ana",
                    organization.now(), new Change.Tier(1), "asked the shop",
                    new Before(said, said, Set.of()), List.of())));
            server.add("triage/corrections/", row);
            for (String tool : List.of("triage", "classify", "investigate", "catch-up")) {
                Map<String, List<String>> given = switch (tool) {
                    case "triage" -> Map.of("rows", List.of("500"));
                    case "catch-up" -> Map.of();
                    default -> Map.of("issue", List.of(issue));
                };
                assertThat(AskedTool.answer(server, organization, tool, given,
                        organization.now(), caches)).as(tool).contains(issue)
                        .containsPattern("corrected:?[ \\t«]+by Ana");
            }
        }
    }
}
