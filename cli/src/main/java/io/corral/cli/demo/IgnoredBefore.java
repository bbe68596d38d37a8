package io.corral.cli.demo;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import io.corral.sample.SampleEvent;
import io.corral.sample.friday.FridayIgnored;
import io.corral.sample.friday.FridayIgnored.Ignored;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What the team had met before and ignores until it escalates, each with a reason: as they would
/// have done on the page, here over the REST API.
final class IgnoredBefore {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 100;

    private final SentryClient client;
    private final Map<SampleEvent, Ignored> first = new LinkedHashMap<>();

    /// @param events of the weekend
    IgnoredBefore(SentryClient client, List<SampleEvent> events) {
        this.client = client;
        Map<String, Ignored> ignored = FridayIgnored.all().stream()
                .collect(Collectors.toMap(Ignored::bug, each -> each));
        for (SampleEvent event : events) {
            Ignored known = ignored.remove(event.truth().bug());
            if (known != null) {
                first.put(event, known);
            }
        }
    }

    /// The first event of each, by which its issue is known.
    Set<SampleEvent> events() {
        return first.keySet();
    }

    /// Ignores the issues of these events, which were sent, as soon as they are there.
    void ignore() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        for (Map.Entry<SampleEvent, Ignored> each : first.entrySet()) {
            String issue = issue(each.getKey(), end);
            client.call("PUT", root() + "/issues/", Map.of("id", List.of(issue)),
                    body(each.getValue()));
        }
    }

    private String issue(SampleEvent event, Instant end) throws InterruptedException {
        while (true) {
            try {
                return client.get(root() + "/eventids/" + event.id() + "/", Map.of())
                        .path("groupId").asString("");
            } catch (ClientException e) {
                if (e.reason() != Reason.NOT_FOUND || Instant.now().isAfter(end)) {
                    throw new CommandFailure(e.sentence(), e);
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private static ObjectNode body(Ignored ignored) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("status", "ignored")
                .put("substatus", "archived_until_escalating");
        body.putObject("statusDetails").put("ignoreReason", ignored.reason())
                .put("ignoreNote", ignored.note());
        return body;
    }

    private String root() {
        return "/api/0/organizations/" + client.organization();
    }
}
