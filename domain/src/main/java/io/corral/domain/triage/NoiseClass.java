package io.corral.domain.triage;

import java.util.Locale;
import java.util.Optional;

/// Why an issue is set aside.
public enum NoiseClass {
    /// The next attempt worked, or there are attempts left.
    AUTO_RETRIED,
    /// Scanners, crawlers, synthetic monitors, store review robots.
    BOT,
    /// Foreign frames, injected scripts, page translation.
    BROWSER_EXTENSION,
    /// No production event at all.
    STAGING,
    /// An optional outside service failed and nothing was lost.
    THIRD_PARTY_FLAKE,
    /// Declines, validation, clients that went away, notices.
    EXPECTED;

    /// The word of the output, such as `auto-retried`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The class of that word; empty when there is none.
    public static Optional<NoiseClass> ofWireName(String word) {
        for (NoiseClass each : values()) {
            if (each.wireName().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
