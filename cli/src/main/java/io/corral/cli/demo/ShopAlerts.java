package io.corral.cli.demo;

import io.corral.protocol.json.Json;
import io.corral.tools.client.SentryClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Makes the alert rules of the shop over the REST API.
final class ShopAlerts {

    private final SentryClient client;

    ShopAlerts(SentryClient client) {
        this.client = client;
    }

    void make() {
        make("New error in production", "first_seen_event");
        make("A resolved bug came back", "regression_event");
    }

    private void make(String name, String trigger) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", name)
                .put("enabled", true).put("environment", "production");
        body.putObject("config").put("frequency", 30);
        ObjectNode triggers = body.putObject("triggers").put("logicType", "any-short");
        triggers.putArray("conditions").addObject().put("type", trigger)
                .put("comparison", true).put("conditionResult", true);
        ObjectNode actions = body.putArray("actionFilters").addObject().put("logicType", "all");
        actions.putArray("conditions");
        actions.putArray("actions").addObject().put("type", "email")
                .putObject("config").put("targetType", "issue_owners");
        client.call("POST", "/api/0/organizations/" + client.organization() + "/workflows/",
                Map.<String, List<String>>of(), body);
    }
}
