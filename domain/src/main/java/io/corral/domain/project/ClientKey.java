package io.corral.domain.project;

import io.corral.domain.id.KeyId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client shows to send events: the user part of a DSN.
///
/// @param publicKey 32 lower-case hex digits, unique in the installation
/// @param active false refuses everything sent with it
/// @param quota what it may send; null for no limit of its own
public record ClientKey(
        KeyId id,
        ProjectId project,
        String publicKey,
        String name,
        boolean active,
        @Nullable Quota quota,
        Instant createdAt) {

    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-f]{32}");

    public ClientKey {
        if (!PUBLIC_KEY.matcher(publicKey).matches()) {
            throw new IllegalArgumentException(
                    "A public key is 32 lower-case hex digits, found " + publicKey);
        }
    }

    /// The DSN of this key at a server.
    ///
    /// @param url public address of the server, for example `https://errors.example.com/base`
    public String dsn(String url) {
        int host = url.indexOf("://") + 3;
        String address = url.endsWith("/") ? url : url + "/";
        return address.substring(0, host) + publicKey + "@" + address.substring(host) + project;
    }

    /// The same key under another name.
    public ClientKey renamed(String newName) {
        return new ClientKey(id, project, publicKey, newName, active, quota, createdAt);
    }

    /// The same key, refusing or taking.
    public ClientKey withActive(boolean nowActive) {
        return new ClientKey(id, project, publicKey, name, nowActive, quota, createdAt);
    }

    /// The same key with another quota; null for none.
    public ClientKey withQuota(@Nullable Quota newQuota) {
        return new ClientKey(id, project, publicKey, name, active, newQuota, createdAt);
    }
}
