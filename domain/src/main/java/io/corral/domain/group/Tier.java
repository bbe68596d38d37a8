package io.corral.domain.group;

/// What a grouping key was made from, best evidence first.
public enum Tier {
    /// Fingerprint sent by the client or set by a rule.
    FINGERPRINT,
    /// Checksum sent by the client.
    CHECKSUM,
    /// At least one trustworthy frame of the application.
    APP_FRAMES,
    /// Only library frames.
    LIBRARY_FRAMES,
    /// Only weak frames (minified or unnamed): file stems, type and message.
    WEAK_FRAMES,
    /// Exception type and message template, or the message alone.
    MESSAGE,
    /// Attributes of a security report.
    SECURITY_REPORT,
    /// One issue per piece of feedback.
    FEEDBACK,
    /// Nothing but level, logger, transaction and culprit.
    FALLBACK
}
