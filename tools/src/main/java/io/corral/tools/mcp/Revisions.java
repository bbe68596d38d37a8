package io.corral.tools.mcp;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Revisions of the protocol that are spoken here. Up to 2025-11-25 a client greets with
/// `initialize`; since 2026-07-28 each request says by itself what it is.
public final class Revisions {

    /// All of them, the newest first.
    public static final List<String> SPOKEN =
            List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private static final String NEWEST = SPOKEN.getFirst();
    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final String REVISION = PREFIX + "protocolVersion";

    /// Where a result says who gave it.
    static final String SERVER = PREFIX + "serverInfo";
    /// Where a request says what its sender can do.
    static final String CAPABILITIES = PREFIX + "clientCapabilities";

    private Revisions() {}

    /// What a request says it is of; missing where it says nothing, as older ones do.
    public static JsonNode of(JsonNode message) {
        return message.path("params").path("_meta").path(REVISION);
    }

    /// Whether requests of a revision say by themselves what they are.
    public static boolean isSelfContained(String revision) {
        return NEWEST.equals(revision);
    }

    /// What is spoken with a client that greets: what it wants, else the newest one that greets.
    static String greeted(String wanted) {
        return SPOKEN.contains(wanted) && !isSelfContained(wanted) ? wanted : SPOKEN.get(1);
    }
}
