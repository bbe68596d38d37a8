package io.corral.engine.artifact;

import io.corral.domain.artifact.DebugId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a mapping file that nobody named: a UUID of version 5 (RFC 9562, 5.5) of its content,
/// in the namespace of `guardsquare.com`, as sentry-cli and the Gradle plugin compute it.
final class MappingId {

    private static final int UUID_BYTES = 16;
    private static final Pattern IN_NAME =
            Pattern.compile("(?i)proguard/([0-9a-f-]{32,36})(?:\\.txt)?$");

    /// UUID of version 5 of `guardsquare.com` in the namespace of domain names.
    private static final byte[] NAMESPACE =
            uuid(sha1(HexFormat.of().parseHex("6ba7b8109dad11d180b400c04fd430c8"),
                    "guardsquare.com".getBytes(StandardCharsets.US_ASCII)));

    private MappingId() {}

    /// The id in a name of the form `proguard/UUID.txt`.
    static Optional<DebugId> inName(String name) {
        Matcher matcher = IN_NAME.matcher(name);
        return matcher.find() ? DebugId.parse(matcher.group(1)) : Optional.empty();
    }

    /// The id of this content.
    ///
    /// @throws IOException when the stream fails
    static DebugId of(InputStream content) throws IOException {
        MessageDigest digest = Sha1.digest();
        digest.update(NAMESPACE);
        byte[] buffer = new byte[64 << 10];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return DebugId.parse(HexFormat.of().formatHex(uuid(digest.digest()))).orElseThrow();
    }

    private static byte[] sha1(byte[] first, byte[] second) {
        MessageDigest digest = Sha1.digest();
        digest.update(first);
        return digest.digest(second);
    }

    private static byte[] uuid(byte[] hash) {
        byte[] uuid = Arrays.copyOf(hash, UUID_BYTES);
        uuid[6] = (byte) ((uuid[6] & 0x0f) | 0x50);
        uuid[8] = (byte) ((uuid[8] & 0x3f) | 0x80);
        return uuid;
    }
}
