package io.corral.domain.event;

import org.jspecify.annotations.Nullable;

/// The client library that sent the event.
///
/// @param name for example `sentry.javascript.browser`
/// @param inferIp whether the server shall fill in the client's address (`settings.infer_ip` is
///     `auto` or `never`, seen from SDK 11 on); null where the SDK does not say
public record Sdk(@Nullable String name, @Nullable String version, @Nullable Boolean inferIp) {}
