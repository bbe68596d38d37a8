package io.corral.domain.project;

import io.corral.domain.outcome.FilterReason;
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

    /// Whether the filter that leaves out for this reason is a switch and on.
    public boolean isOn(FilterReason reason) {
        return switch (reason) {
            case BROWSER_EXTENSIONS -> browserExtensions;
            case WEB_CRAWLERS -> webCrawlers;
            case LOCALHOST -> localhost;
            case ERROR_MESSAGE, RELEASE_VERSION, NOT_USED_YET, UNKNOWN_ITEM -> false;
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
