package io.corral.domain.access;

import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Locale;

/// A person with an account; not the user of an application, whom events name.
///
/// @param email unique in the installation, lower case
/// @param name for people; the part before the at sign when nothing better is known
/// @param active false refuses sign-in and tokens
public record User(
        UserId id, String email, String name, boolean active, Instant createdAt,
        Preferences preferences) {

    public User {
        email = email.strip().toLowerCase(Locale.ROOT);
        if (!isEmail(email)) {
            throw new IllegalArgumentException("An email address has an @ inside, found " + email);
        }
        name = name.isBlank() ? email.substring(0, email.indexOf('@')) : name.strip();
    }

    /// Whether a text has the form of an email address, as loosely as mail servers take it.
    public static boolean isEmail(String text) {
        int at = text.indexOf('@');
        return at >= 1 && at < text.length() - 1 && text.chars().noneMatch(c -> c <= ' ');
    }

    /// The same user, refused or welcome.
    public User withActive(boolean nowActive) {
        return new User(id, email, name, nowActive, createdAt, preferences);
    }

    /// The same user under another name.
    public User renamed(String newName) {
        return new User(id, email, newName, active, createdAt, preferences);
    }

    /// The same user who likes pages otherwise.
    public User preferring(Preferences newPreferences) {
        return new User(id, email, name, active, createdAt, newPreferences);
    }
}
