package io.corral.protocol.report;

import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.protocol.report.ClientReport.Cause;
import io.corral.protocol.report.ClientReport.Discarded;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `client_report` items. Never throws for what the bytes hold.
public final class ClientReportReader {

    private static final int ENTRIES_MAX = 1000;
    private static final int REASON_LENGTH_MAX = 200;
    private static final long QUANTITY_MAX = 1_000_000_000L;

    private ClientReportReader() {}

    /// What the item held.
    public sealed interface ClientReportRead {
        /// A report; perhaps of nothing.
        record Read(ClientReport report) implements ClientReportRead {}

        /// Not one.
        record Rejected(InvalidReason reason) implements ClientReportRead {}
    }

    /// Reads one item; entries that make no sense are left out.
    public static ClientReportRead read(Slice payload) {
        ObjectNode json = Json.readObject(payload.array(), payload.from(), payload.length());
        if (json == null) {
            return new ClientReportRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        var discarded = new ArrayList<Discarded>();
        add(discarded, Cause.CLIENT, json.path("discarded_events"));
        add(discarded, Cause.RATE_LIMIT, json.path("rate_limited_events"));
        add(discarded, Cause.FILTER, json.path("filtered_events"));
        add(discarded, Cause.FILTER, json.path("filtered_sampling_events"));
        return new ClientReportRead.Read(
                new ClientReport(JsonNodes.instant(json.get("timestamp")), discarded));
    }

    private static void add(List<Discarded> discarded, Cause cause, JsonNode list) {
        if (!(list instanceof ArrayNode array)) {
            return;
        }
        for (int i = 0; i < array.size() && discarded.size() < ENTRIES_MAX; i++) {
            JsonNode entry = array.path(i);
            String reason = JsonNodes.text(entry, "reason");
            String category = JsonNodes.text(entry, "category");
            Double quantity = JsonNodes.number(entry.get("quantity"));
            if (reason == null || reason.length() > REASON_LENGTH_MAX || quantity == null) {
                continue;
            }
            if (quantity >= 1 && quantity <= QUANTITY_MAX) {
                discarded.add(new Discarded(
                        cause, reason, category(category == null ? "" : category),
                        quantity.longValue()));
            }
        }
    }

    private static DataCategory category(String word) {
        return DataCategory.ofWireName(word).orElse(DataCategory.DEFAULT);
    }
}
