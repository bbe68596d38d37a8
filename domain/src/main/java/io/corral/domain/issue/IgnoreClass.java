package io.corral.domain.issue;

import java.util.Locale;
import java.util.Optional;

/// Why people set an issue aside.
public enum IgnoreClass {
    /// A service outside failed for a moment, and nothing was lost.
    THIRD_PARTY_FLAKE("third-party flake", true),
    /// Bots, crawlers, scanners, monitors.
    BOT("bot or crawler", true),
    /// Scripts that are not ours.
    BROWSER_EXTENSION("browser extension", true),
    /// A business error that people are told of.
    EXPECTED("expected error", true),
    /// Tests and environments before production.
    TEST("test or staging", true),
    /// Another issue is about it already.
    DUPLICATE("duplicate of a known issue", false),
    WONT_FIX("will not be fixed", false),
    OTHER("another reason", false);

    private final String words;
    private final boolean noise;

    IgnoreClass(String words, boolean noise) {
        this.words = words;
        this.noise = noise;
    }

    /// The word of the API, such as `third-party-flake`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As a person reads it.
    public String words() {
        return words;
    }

    /// Whether it says that nothing of ours is broken.
    public boolean isNoise() {
        return noise;
    }

    /// The class of that word; empty when there is none.
    public static Optional<IgnoreClass> ofWireName(String word) {
        for (IgnoreClass each : values()) {
            if (each.wireName().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
