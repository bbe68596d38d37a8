package io.corral.web.page.account;

import io.corral.web.page.Shell;
import org.jspecify.annotations.Nullable;

/// The page that asks for a password.
///
/// @param email as typed before
/// @param next where to go afterwards; empty for the start
/// @param problem what was wrong; null at first
public record SignIn(Shell shell, String email, String next, @Nullable String problem) {}
