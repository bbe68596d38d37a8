package io.corral.web.page;

/// A page that could not be shown.
///
/// @param advice what to do
public record Problem(Shell shell, int status, String title, String advice) {}
