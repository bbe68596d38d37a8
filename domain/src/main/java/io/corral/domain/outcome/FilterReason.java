package io.corral.domain.outcome;

/// Why an item was left out on purpose.
public enum FilterReason {
    /// Raised by a browser extension.
    BROWSER_EXTENSIONS("browser-extensions"),
    /// Sent by a crawler.
    WEB_CRAWLERS("web-crawlers"),
    /// Happened on a developer's machine.
    LOCALHOST("localhost"),
    /// Its message matches a pattern of the project.
    ERROR_MESSAGE("error-message"),
    /// Its release matches a pattern of the project.
    RELEASE_VERSION("release-version"),
    /// A kind of item Corral does not use yet.
    NOT_USED_YET("not-used-yet"),
    /// A kind of item nobody defined.
    UNKNOWN_ITEM("unknown-item");

    private final String wireName;

    FilterReason(String wireName) {
        this.wireName = wireName;
    }

    /// The word people and `stats_v2` read.
    public String wireName() {
        return wireName;
    }
}
