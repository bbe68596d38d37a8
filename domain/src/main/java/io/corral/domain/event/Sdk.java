package io.corral.domain.event;

import org.jspecify.annotations.Nullable;

/// The client library that sent the event.
///
/// @param name for example `sentry.javascript.browser`
/// @param inferIp whether the server is asked to fill in the client's address (`settings.infer_ip`
///     is `auto`, seen from SDK 11 on)
public record Sdk(@Nullable String name, @Nullable String version, boolean inferIp) {}
