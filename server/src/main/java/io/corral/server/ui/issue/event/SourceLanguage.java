package io.corral.server.ui.issue.event;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which language a frame's source is written in: the words that `highlight.ts` knows.
final class SourceLanguage {

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("js", "typescript"), Map.entry("mjs", "typescript"),
            Map.entry("cjs", "typescript"), Map.entry("jsx", "typescript"),
            Map.entry("ts", "typescript"), Map.entry("tsx", "typescript"),
            Map.entry("vue", "typescript"), Map.entry("svelte", "typescript"),
            Map.entry("py", "python"), Map.entry("java", "java"), Map.entry("kt", "kotlin"),
            Map.entry("go", "go"), Map.entry("rb", "ruby"), Map.entry("erb", "ruby"),
            Map.entry("php", "php"), Map.entry("cs", "csharp"), Map.entry("rs", "rust"),
            Map.entry("swift", "swift"), Map.entry("dart", "typescript"),
            Map.entry("scala", "java"), Map.entry("groovy", "java"));

    private static final Map<String, String> BY_PLATFORM = Map.of(
            "javascript", "typescript", "node", "typescript", "python", "python", "java", "java",
            "go", "go", "ruby", "ruby", "php", "php", "csharp", "csharp", "rust", "rust", "cocoa",
            "swift");

    private SourceLanguage() {}

    /// The language; empty when unknown.
    static String of(@Nullable String filename, String platform) {
        String name = filename == null ? "" : filename;
        int end = name.indexOf('?') < 0 ? name.length() : name.indexOf('?');
        int dot = name.lastIndexOf('.', end);
        String ending = dot < 0 || dot + 1 > end
                ? ""
                : name.substring(dot + 1, end).toLowerCase(Locale.ROOT);
        String byEnding = BY_ENDING.get(ending);
        return byEnding != null ? byEnding : BY_PLATFORM.getOrDefault(platform, "");
    }
}
