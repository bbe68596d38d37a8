package io.corral.domain.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who was affected. At least one component is present.
///
/// @param ipAddress resolved, never `{{auto}}`
/// @param geo country_code, city, region, subdivision where known
/// @param other further attributes, JSON values
public record User(
        @Nullable String id,
        @Nullable String email,
        @Nullable String username,
        @Nullable String name,
        @Nullable String ipAddress,
        Map<String, String> geo,
        Map<String, @Nullable Object> other) {

    /// What tells users apart: `id:`, `email:`, `username:` or `ip:` with the value, in this order
    /// of preference; null when the user has none of them. Also the value of the `user` tag.
    public @Nullable String identity() {
        if (id != null) {
            return "id:" + id;
        }
        if (email != null) {
            return "email:" + email;
        }
        if (username != null) {
            return "username:" + username;
        }
        return ipAddress != null ? "ip:" + ipAddress : null;
    }
}
