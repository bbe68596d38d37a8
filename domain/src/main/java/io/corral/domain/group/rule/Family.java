package io.corral.domain.group.rule;

import java.util.Locale;

/// What platforms have in common (Sentry docs: "Stack Trace Rules", `family`).
enum Family {
    JAVASCRIPT,
    NATIVE,
    OTHER;

    static Family of(String platform) {
        int dash = platform.indexOf('-');
        return switch (dash > 0 ? platform.substring(0, dash) : platform) {
            case "javascript", "node", "bun", "deno", "react", "electron" -> JAVASCRIPT;
            case "native", "c", "cplusplus", "c++", "rust", "cocoa", "objc", "swift", "apple",
                    "minidump", "unreal", "godot" ->
                NATIVE;
            default -> OTHER;
        };
    }

    /// Whether it is one of those a pattern lists, with commas between them.
    boolean isAmong(String pattern) {
        for (String word : pattern.toLowerCase(Locale.ROOT).split(",", -1)) {
            String name = word.strip();
            if (name.equals("all") || name.equals(name().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
