package io.corral.web.page.account;

import io.corral.web.page.Shell;
import org.jspecify.annotations.Nullable;

/// The page of a one-time link: a button, so that a program that looks at links does not spend it.
///
/// @param problem what is wrong with the link; null when nothing is
public record SignInLink(Shell shell, String action, @Nullable String problem) {}
