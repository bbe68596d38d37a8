package io.corral.server.config;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/// The reference page of the configuration, written from the record tree.
final class ConfigurationPage {

    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("", "General"), Map.entry("http", "Listener"),
            Map.entry("intake", "Intake"), Map.entry("digest", "Digest"),
            Map.entry("event-store", "Event store"),
            Map.entry("upkeep", "Upkeep"), Map.entry("limits", "Sizes of envelopes"),
            Map.entry("quotas", "Quotas"), Map.entry("webhook", "Webhook"),
            Map.entry("outgoing", "Outgoing requests"), Map.entry("log", "Log"));

    private static final String HEAD =
            """
        # Configuration

        <!-- Written from the record tree in server/config; the test says how to write it anew. -->

        Every key can be set in three places. A flag of `corral serve` wins over the environment,
        the environment over the file, the file over the default.

        | | form | example |
        |---|---|---|
        | flag | `--` and the key, dots as dashes | `--http-read-timeout 1m` |
        | environment | `CORRAL_` and the key in capitals, dots and dashes as `_` | \
        `CORRAL_HTTP_READ_TIMEOUT=1m` |
        | file | `key = value`, one a line; `#` begins a comment line | `http.read-timeout = 1m` |

        The file is the one named by `--config` or `CORRAL_CONFIG`, or `corral.conf` in the data
        directory. An unknown key stops the start and names the nearest known one.

        Units: durations are `500ms`, `30s`, `5m`, `2h`, `90d`; sizes are `512 B`, `64 KiB`,
        `1 MiB`, `4 GiB`; quotas are a count and a window, `6000/1m`; lists are separated by
        commas.
        """;

    private ConfigurationPage() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        String section = null;
        for (Key key : Key.all()) {
            if (!key.section().equals(section)) {
                section = key.section();
                page.append("\n## ").append(SECTIONS.get(section))
                        .append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
            }
            page.append("| `").append(key.name()).append("` | ").append(kind(key.type()))
                    .append(" | ").append(usual(key)).append(" | ").append(key.doc())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String usual(Key key) {
        return key.defaultText().isEmpty() ? "none" : "`" + key.defaultText() + "`";
    }

    private static String kind(Type type) {
        if (type.getTypeName().startsWith(List.class.getName())) {
            return "list";
        }
        return switch (((Class<?>) type).getSimpleName()) {
            case "int", "long" -> "number";
            case "Duration" -> "duration";
            case "ByteSize" -> "size";
            case "Quota" -> "quota";
            case "Path" -> "path";
            case "URI" -> "address";
            case "String" -> "text";
            default -> "word";
        };
    }
}
