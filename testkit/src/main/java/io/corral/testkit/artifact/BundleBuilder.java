package io.corral.testkit.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Builds artifact bundles as sentry-cli does. Owned by one test.
public final class BundleBuilder {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<String> manifest = new ArrayList<>();
    private @Nullable String release;

    private BundleBuilder() {}

    /// An empty bundle.
    public static BundleBuilder aBundle() {
        return new BundleBuilder();
    }

    /// Names a release in the manifest.
    public BundleBuilder ofRelease(String version) {
        release = version;
        return this;
    }

    /// Adds a file.
    ///
    /// @param type the manifest's word
    /// @param headers as JSON attributes, for example `"debug-id":"..."`
    public BundleBuilder with(String url, String type, String headers, String content) {
        return with(url, type, headers, content.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a file.
    public BundleBuilder with(String url, String type, String headers, byte[] content) {
        String path = "files/_/" + entries.size() + "/" + url.replace("~/", "");
        manifest.add("\"%s\":{\"url\":\"%s\",\"type\":\"%s\",\"headers\":{%s}}"
                .formatted(path, url, type, headers));
        entries.put(path, content);
        return this;
    }

    /// Adds an entry the manifest does not know, or another manifest.
    public BundleBuilder withEntry(String path, String content) {
        entries.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// The bundle as a plain archive.
    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
            if (!entries.containsKey("manifest.json")) {
                put(zip, "manifest.json", manifest().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The bundle behind the eight bytes of a source bundle.
    public byte[] sourceBundle() {
        byte[] zip = zip();
        return ByteBuffer.allocate(zip.length + 8).order(ByteOrder.LITTLE_ENDIAN)
                .put("SYSB".getBytes(StandardCharsets.US_ASCII)).putInt(2).put(zip).array();
    }

    private String manifest() {
        String head = release == null ? "" : "\"release\":\"" + release + "\",";
        return manifest.stream().collect(Collectors.joining(",", "{" + head + "\"files\":{", "}}"));
    }

    private static void put(ZipOutputStream zip, String path, byte[] content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(content);
        zip.closeEntry();
    }
}
