package io.corral.store.event;

import java.util.Map;
import java.util.Optional;

/// Tags that say the same as a column. Rows do not repeat them; readers find them in the column.
public final class PromotedTag {

    private static final Map<String, EventField> FIELDS = Map.ofEntries(
            Map.entry("level", EventField.LEVEL),
            Map.entry("environment", EventField.ENVIRONMENT),
            Map.entry("release", EventField.RELEASE),
            Map.entry("dist", EventField.DIST),
            Map.entry("logger", EventField.LOGGER),
            Map.entry("server_name", EventField.SERVER_NAME),
            Map.entry("transaction", EventField.TRANSACTION),
            Map.entry("user", EventField.USER),
            Map.entry("url", EventField.HTTP_URL),
            Map.entry("os.name", EventField.OS_NAME),
            Map.entry("browser.name", EventField.BROWSER_NAME),
            Map.entry("device.family", EventField.DEVICE_FAMILY));

    private PromotedTag() {}

    /// The column that holds the tag with this key.
    public static Optional<EventField> field(String key) {
        return Optional.ofNullable(FIELDS.get(key));
    }

    /// All of them, by key.
    public static Map<String, EventField> all() {
        return FIELDS;
    }
}
