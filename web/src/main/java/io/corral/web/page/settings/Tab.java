package io.corral.web.page.settings;

/// A page of the settings.
///
/// @param group heading above it; empty where it goes on with the group before
public record Tab(String url, String text, boolean current, String group) {}
