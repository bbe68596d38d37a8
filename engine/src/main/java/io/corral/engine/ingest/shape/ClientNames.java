package io.corral.engine.ingest.shape;

import org.jspecify.annotations.Nullable;
import ua_parser.CachingParser;
import ua_parser.Client;

/// Browser, operating system and device named by a user agent string. Thread-safe; answers are kept
/// in a bounded cache, because parsing one costs hundreds of patterns.
public final class ClientNames {

    /// User agents remembered.
    private static final int CACHE_ENTRIES = 2_000;

    /// Longer user agents are cut before they are parsed.
    private static final int USER_AGENT_LENGTH_MAX = 512;

    private static final String UNKNOWN = "Other";

    private final CachingParser parser = new CachingParser(CACHE_ENTRIES);

    /// What a user agent names.
    ///
    /// @param browser null when unknown
    /// @param os null when unknown
    /// @param device null when unknown
    public record Names(
            @Nullable Product browser, @Nullable Product os, @Nullable String device) {}

    /// A name with its version.
    ///
    /// @param version digits and dots, null when unknown
    public record Product(String name, @Nullable String version) {}

    /// Reads a user agent; everything unknown stays null.
    public Names of(String userAgent) {
        String cut = userAgent.length() > USER_AGENT_LENGTH_MAX
                ? userAgent.substring(0, USER_AGENT_LENGTH_MAX)
                : userAgent;
        Client client = parser.parse(cut);
        return new Names(
                product(client.userAgent.family, version(client.userAgent.major,
                        client.userAgent.minor, client.userAgent.patch)),
                product(client.os.family, version(client.os.major, client.os.minor,
                        client.os.patch)),
                known(client.device.family));
    }

    private static @Nullable Product product(@Nullable String family, @Nullable String version) {
        return family == null || isUnknown(family) ? null : new Product(family, version);
    }

    private static @Nullable String known(@Nullable String family) {
        return family == null || isUnknown(family) ? null : family;
    }

    private static boolean isUnknown(String family) {
        return family.isEmpty() || family.equals(UNKNOWN);
    }

    private static @Nullable String version(
            @Nullable String major, @Nullable String minor, @Nullable String patch) {
        if (major == null) {
            return null;
        }
        String version = minor == null ? major : major + "." + minor;
        return minor == null || patch == null ? version : version + "." + patch;
    }
}
