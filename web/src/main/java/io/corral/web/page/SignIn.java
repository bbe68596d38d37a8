package io.corral.web.page;

import org.jspecify.annotations.Nullable;

/// The page of a one-time link, or the one that says how to get a link.
///
/// @param action where the button leads; null without a link
/// @param problem what is wrong with the link; null when nothing is
public record SignIn(Shell shell, @Nullable String action, @Nullable String problem) {}
