package io.corral.domain.artifact;

import java.util.Locale;
import java.util.Optional;

/// What an uploaded file of a JavaScript build is, by the words of a bundle's manifest.
public enum ArtifactKind {
    /// Code as it runs.
    MINIFIED_SOURCE,
    /// A source map.
    SOURCE_MAP,
    /// Code as it was written.
    SOURCE,
    /// A React Native bundle of many modules; stored, not read.
    INDEXED_RAM_BUNDLE,
    /// Something else that came along.
    OTHER;

    /// The manifest's word.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this word; empty for an unknown one.
    public static Optional<ArtifactKind> ofWord(String word) {
        for (ArtifactKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// What a file is likely to be by its name, for uploads that do not say.
    public static ArtifactKind ofName(String name) {
        String path = name.toLowerCase(Locale.ROOT);
        int query = path.indexOf('?');
        path = query < 0 ? path : path.substring(0, query);
        if (path.endsWith(".map")) {
            return SOURCE_MAP;
        }
        return path.endsWith(".js") || path.endsWith(".mjs") || path.endsWith(".cjs")
                || path.endsWith(".bundle")
                        ? MINIFIED_SOURCE
                        : OTHER;
    }
}
