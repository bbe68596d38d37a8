package io.corral.domain.issue;

import io.corral.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That an issue was resolved.
///
/// @param at moment of the resolution; events that happened before never reopen the issue
/// @param actor null when nobody did it by hand
public record Resolution(Fix fix, Instant at, @Nullable UserId actor) {}
