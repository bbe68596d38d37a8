package io.corral.domain.ownership;

/// Who a rule names.
public sealed interface Owner {

    /// A team, by its slug.
    record OfTeam(String slug) implements Owner {}

    /// A person, by their email address.
    record OfPerson(String email) implements Owner {}

    /// As rules write it.
    default String text() {
        return switch (this) {
            case OfTeam(var slug) -> "#" + slug;
            case OfPerson(var email) -> email;
        };
    }
}
