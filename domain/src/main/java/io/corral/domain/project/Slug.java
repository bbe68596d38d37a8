package io.corral.domain.project;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The rule for names in addresses: lower-case letters, digits, dashes and underscores, at most 50,
/// first and last a letter or digit, not digits alone (those are ids). No dots: clients read a
/// dotted word as a host name.
public final class Slug {

    /// Longest slug, in characters.
    public static final int LENGTH_MAX = 50;

    private static final Pattern VALID =
            Pattern.compile("(?![0-9]+$)[a-z0-9](?:[a-z0-9_-]{0,48}[a-z0-9])?");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9_]+");
    private static final Pattern EDGES = Pattern.compile("^[-_]+|[-_]+$");

    private Slug() {}

    /// Whether the text may stand in an address as it is.
    public static boolean isValid(String text) {
        return VALID.matcher(text).matches();
    }

    /// The slug a name suggests: `Café Web` is `cafe-web`.
    ///
    /// @param otherwise what a name without any usable character gets, and the prefix of a name of
    ///     digits alone
    public static String suggest(String name, String otherwise) {
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("").toLowerCase(Locale.ROOT);
        String slug = trimmed(FOREIGN.matcher(plain).replaceAll("-"));
        if (slug.isEmpty()) {
            return otherwise;
        }
        return isValid(slug) ? slug : trimmed(otherwise + "-" + slug);
    }

    /// Requires a valid slug.
    ///
    /// @param what it names, for the message
    /// @throws IllegalArgumentException saying what is allowed
    public static String require(String slug, String what) {
        if (!isValid(slug)) {
            throw new IllegalArgumentException(
                    ("The slug of %s must be lower-case letters, digits, - and _ (not digits alone,"
                            + " at most %d), found %s").formatted(what, LENGTH_MAX, slug));
        }
        return slug;
    }

    private static String trimmed(String text) {
        String cut = text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX);
        return EDGES.matcher(cut).replaceAll("");
    }
}
