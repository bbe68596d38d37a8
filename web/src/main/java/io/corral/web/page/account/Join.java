package io.corral.web.page.account;

import io.corral.web.page.Shell;
import org.jspecify.annotations.Nullable;

/// The page of an invitation.
///
/// @param name as typed before
/// @param problem what was wrong; null at first
public record Join(
        Shell shell, State state, String action, String organization, String email,
        String invitedBy, String role, String name, @Nullable String problem) {

    /// What the person must do.
    public enum State {
        /// Choose a name and a password.
        NEW_ACCOUNT,
        /// Say yes.
        SIGNED_IN,
        /// Sign in first: there is an account for the email.
        SIGN_IN,
        /// Ask for another one: spent, withdrawn or too old.
        GONE
    }
}
