package io.corral.domain.project;

import java.util.List;

/// Which events of a project are left out before they are stored.
///
/// @param browserExtensions errors raised by extensions of the visitor's browser
/// @param webCrawlers errors seen by crawlers
/// @param localhost events from a developer's machine
/// @param errorMessages patterns with `*` over `type: value` of an error; a match is left out
/// @param releases patterns with `*` over the release; a match is left out
public record InboundFilters(
        boolean browserExtensions,
        boolean webCrawlers,
        boolean localhost,
        List<String> errorMessages,
        List<String> releases) {

    public InboundFilters {
        errorMessages = Lines.of(errorMessages);
        releases = Lines.of(releases);
    }

    /// Whether the filter of this name, as the API calls it, is on.
    public boolean isOn(String name) {
        return switch (name) {
            case "browser-extensions" -> browserExtensions;
            case "web-crawlers" -> webCrawlers;
            case "localhost" -> localhost;
            default -> false;
        };
    }

    /// What a new project gets: crawlers are left out, everything else is taken.
    public static InboundFilters defaults() {
        return new InboundFilters(false, true, false, List.of(), List.of());
    }

    /// Everything is taken.
    public static InboundFilters none() {
        return new InboundFilters(false, false, false, List.of(), List.of());
    }
}
