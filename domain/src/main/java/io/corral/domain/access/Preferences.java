package io.corral.domain.access;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a person likes to see pages.
///
/// @param zone times are shown in; null for the browser's own
public record Preferences(Theme theme, @Nullable ZoneId zone) {

    /// What people start with: everything as their system has it.
    public static final Preferences DEFAULT = new Preferences(Theme.AUTO, null);

    /// Light, dark, or as the system says.
    public enum Theme {
        AUTO,
        LIGHT,
        DARK;

        /// The word in stored rows, forms and pages.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The theme of that word; empty when there is none.
        public static Optional<Theme> ofWord(String word) {
            for (Theme theme : values()) {
                if (theme.word().equals(word)) {
                    return Optional.of(theme);
                }
            }
            return Optional.empty();
        }
    }

    /// The same preferences with another theme.
    public Preferences withTheme(Theme newTheme) {
        return new Preferences(newTheme, zone);
    }

    /// The same preferences with another zone.
    public Preferences withZone(@Nullable ZoneId newZone) {
        return new Preferences(theme, newZone);
    }
}
