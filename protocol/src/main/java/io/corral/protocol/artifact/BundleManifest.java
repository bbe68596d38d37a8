package io.corral.protocol.artifact;

import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `manifest.json` of a bundle of sources and source maps, as sentry-cli and the bundler plugins
/// write it (develop.sentry.dev/sdk/telemetry/sourcemaps, "Artifact Bundle").
///
/// @param release null when the bundle names none
/// @param dist null when the bundle names none
public record BundleManifest(
        @Nullable String release, @Nullable String dist, List<Entry> entries) {

    /// Files beyond this number are refused.
    public static final int ENTRIES_MAX = 50_000;

    private static final int URL_LENGTH_MAX = 2_000;
    private static final int HEADERS_MAX = 20;
    private static final int HEADER_LENGTH_MAX = 4_000;

    public BundleManifest {
        entries = List.copyOf(entries);
    }

    /// One file of the bundle.
    ///
    /// @param path its name inside the archive; never a path on our disk
    /// @param headers by lower-case name
    public record Entry(
            String path,
            String url,
            ArtifactKind kind,
            @Nullable DebugId debugId,
            Map<String, String> headers) {

        public Entry {
            headers = Map.copyOf(headers);
        }
    }

    /// Reads a manifest; empty when the bytes are no JSON object with an object of files, or name
    /// too many.
    public static Optional<BundleManifest> read(byte[] json) {
        ObjectNode manifest = Json.readObject(json, 0, json.length);
        if (manifest == null || !(manifest.get("files") instanceof ObjectNode files)
                || files.size() > ENTRIES_MAX) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>(files.size());
        files.forEachEntry((path, file) -> entries.add(entry(path, file)));
        return Optional.of(new BundleManifest(
                text(manifest, "release"), text(manifest, "dist"), entries));
    }

    private static Entry entry(String path, JsonNode file) {
        String named = text(file, "url");
        String url = cut(named == null ? path : named, URL_LENGTH_MAX);
        Map<String, String> headers = headers(file);
        String type = text(file, "type");
        ArtifactKind kind = type == null
                ? ArtifactKind.ofName(url)
                : ArtifactKind.ofWord(type).orElse(ArtifactKind.OTHER);
        return new Entry(
                path, url, kind, DebugId.parse(headers.get("debug-id")).orElse(null), headers);
    }

    private static Map<String, String> headers(JsonNode file) {
        Map<String, String> headers = new HashMap<>();
        if (file.get("headers") instanceof ObjectNode named) {
            named.forEachEntry((name, value) -> {
                String text = JsonNodes.text(value);
                if (text != null && headers.size() < HEADERS_MAX) {
                    headers.put(cut(name.toLowerCase(Locale.ROOT), HEADER_LENGTH_MAX),
                            cut(text, HEADER_LENGTH_MAX));
                }
            });
        }
        return headers;
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = JsonNodes.text(node, name);
        return text == null || text.isBlank() ? null : text;
    }

    private static String cut(String text, int lengthMax) {
        return text.length() <= lengthMax ? text : text.substring(0, lengthMax);
    }
}
