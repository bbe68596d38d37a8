package io.corral.engine.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The checksum by which clients name what they upload.
public final class Sha1 {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    private Sha1() {}

    /// Whether a text is one, in lower case.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
