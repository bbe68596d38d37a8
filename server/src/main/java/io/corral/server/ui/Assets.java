package io.corral.server.ui;

import io.corral.server.http.Answer;
import io.corral.web.page.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Scripts, styles and icons, as the build left them in the archive of `web`. All are held in
/// memory. Their address contains a digest of their content, so browsers may keep them for ever.
final class Assets {

    private static final String FOLDER = "/io/corral/web/assets/";
    private static final String INDEX = "index.txt";
    private static final int DIGEST_LENGTH = 12;
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final String prefix;

    /// Reads all assets.
    Assets() {
        for (String name : index()) {
            files.put(name, read(name));
        }
        prefix = "/assets/" + digest() + "/";
    }

    /// Address of the folder, a slash at its end.
    String prefix() {
        return prefix;
    }

    /// An asset by its name; empty when there is none.
    Optional<Answer> find(String name) {
        byte[] content = files.get(name);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return content == null || type == null
                ? Optional.empty()
                : Optional.of(Answer.bytes(200, type, content)
                        .with("Cache-Control", "public, max-age=31536000, immutable")
                        .with("X-Content-Type-Options", "nosniff"));
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<String> index() {
        try (var lines = new BufferedReader(
                new InputStreamReader(stream(INDEX), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = stream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream stream(String name) {
        InputStream in = Shell.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException("asset " + name + " is not in the archive of web");
        }
        return in;
    }
}
