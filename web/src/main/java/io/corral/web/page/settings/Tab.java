package io.corral.web.page.settings;

/// A page of the settings.
public record Tab(String url, String text, boolean current) {}
