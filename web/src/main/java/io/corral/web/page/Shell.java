package io.corral.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds every page.
///
/// @param title of the browser's tab
/// @param assets address of the folder with scripts and styles, a slash at its end
/// @param theme `auto`, `light` or `dark`
/// @param zone IANA name of the reader's time zone; empty for the browser's own
/// @param side null when nobody is signed in
/// @param flash what the last action did, said once; null when there is nothing to say
public record Shell(
        String title, String assets, String theme, String zone, @Nullable Side side,
        @Nullable String flash) {

    /// A place to go.
    public record Link(String url, String text) {}

    /// The side bar of somebody who is signed in.
    ///
    /// @param organization name of the current one; null outside of any
    /// @param organizations all that the person may see
    /// @param entries pages of the current organisation
    /// @param work background jobs that run or failed; null when there are none, or they are
    ///     none of the person's business
    public record Side(
            Person person, @Nullable String organization, List<Link> organizations,
            List<Entry> entries, @Nullable Work work) {
        public Side {
            organizations = List.copyOf(organizations);
            entries = List.copyOf(entries);
        }
    }

    /// Background work to know of.
    ///
    /// @param text for example `1 job failed`
    public record Work(String url, String text, boolean failed) {}

    /// Who is signed in.
    ///
    /// @param initials one or two letters
    public record Person(String name, String email, String initials) {}

    /// A page in the side bar.
    ///
    /// @param icon name in `icons.txt`
    /// @param key letter that goes there after `g`
    public record Entry(String url, String icon, String text, String key, boolean current) {}

    /// Whether the page stands alone, without a side bar.
    public boolean isPlain() {
        return side == null;
    }
}
