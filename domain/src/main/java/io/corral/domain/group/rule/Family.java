package io.corral.domain.group.rule;

import java.util.Locale;

/// What platforms have in common (Sentry docs: "Stack Trace Rules", `family`).
enum Family {
    JAVASCRIPT(1),
    NATIVE(2),
    OTHER(4);

    /// Every family.
    static final int ALL = 7;

    private final int bit;

    Family(int bit) {
        this.bit = bit;
    }

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

    /// Those that a pattern lists, with commas between them, as bits.
    static int among(String pattern) {
        int bits = 0;
        for (String word : pattern.toLowerCase(Locale.ROOT).split(",", -1)) {
            for (Family family : values()) {
                String name = family.name().toLowerCase(Locale.ROOT);
                bits |= word.strip().equals("all") || word.strip().equals(name)
                        ? family.bit()
                        : 0;
            }
        }
        return bits;
    }

    int bit() {
        return bit;
    }
}
