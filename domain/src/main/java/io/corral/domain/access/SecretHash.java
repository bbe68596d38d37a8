package io.corral.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// All that is kept of a secret: its SHA-256. The secrets are 256 random bits, so neither salt nor
/// a slow hash would add anything.
///
/// @param hex 64 lower-case hex digits
public record SecretHash(String hex) {

    private static final int HANDLE_LENGTH = 16;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public SecretHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A secret's hash is 64 lower-case hex digits");
        }
    }

    /// The hash of a secret as the client shows it.
    public static SecretHash of(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Names the secret's owner on pages, without giving away what opens it.
    public String handle() {
        return hex.substring(0, HANDLE_LENGTH);
    }

    /// Not the hash, which opens backups of the same secret to guessing.
    @Override
    public String toString() {
        return "SecretHash[hidden]";
    }
}
