package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds every page.
///
/// @param title of the browser's tab
/// @param user who is signed in; null when nobody is
/// @param organizations to choose from
public record Shell(String title, @Nullable String user, List<Link> organizations) {
    public Shell {
        organizations = List.copyOf(organizations);
    }

    /// A place to go.
    public record Link(String url, String text) {}

    /// The surroundings when nobody is signed in.
    public static Shell signedOut(String title) {
        return new Shell(title, null, List.of());
    }
}
