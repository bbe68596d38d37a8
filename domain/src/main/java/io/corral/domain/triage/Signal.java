package io.corral.domain.triage;

/// One piece of evidence about one issue.
///
/// @param value what was seen, as a person reads it
/// @param source field it was seen in, such as `event.transaction` or `tags.celery.retries`
/// @param weight points it adds to the score; negative when it speaks for waiting
public record Signal(SignalType type, String value, String source, double weight) {}
