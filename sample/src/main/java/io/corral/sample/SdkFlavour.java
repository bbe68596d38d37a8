package io.corral.sample;

import java.util.Locale;

/// The SDK that reports an event: decides the shape of frames, of times and of the request.
public enum SdkFlavour {
    /// `@sentry/browser` and the packages built on it.
    BROWSER("sentry.javascript.react/11.12.0", TimeFormat.EPOCH_SECONDS),
    /// `@sentry/node`.
    NODE("sentry.javascript.node/11.11.0", TimeFormat.EPOCH_SECONDS),
    /// `sentry-sdk` of Python.
    PYTHON("sentry.python.django/2.46.0", TimeFormat.ISO),
    /// `io.sentry:sentry` in a server.
    JAVA("sentry.java.spring-boot.jakarta/8.62.0", TimeFormat.ISO),
    /// `io.sentry:sentry-android`.
    ANDROID("sentry.java.android/8.62.0", TimeFormat.ISO),
    /// `sentry-ruby` with Rails and Sidekiq.
    RUBY("sentry.ruby.rails/6.2.0", TimeFormat.ISO),
    /// `sentry-cocoa`.
    COCOA("sentry.cocoa/9.1.0", TimeFormat.EPOCH_SECONDS);

    /// How an SDK writes times.
    public enum TimeFormat {
        /// Seconds since 1970 as a decimal number.
        EPOCH_SECONDS,
        /// ISO 8601 in UTC with milliseconds.
        ISO
    }

    private final String client;
    private final TimeFormat timeFormat;

    SdkFlavour(String client, TimeFormat timeFormat) {
        this.client = client;
        this.timeFormat = timeFormat;
    }

    /// Name and version as the request states them, such as `sentry.cocoa/9.1.0`.
    public String client() {
        return client;
    }

    /// The name before the slash of `client`.
    public String sdkName() {
        return client.substring(0, client.indexOf('/'));
    }

    /// The version after the slash of `client`.
    public String sdkVersion() {
        return client.substring(client.indexOf('/') + 1);
    }

    public TimeFormat timeFormat() {
        return timeFormat;
    }

    /// The name used in resources: the constant in lower case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
