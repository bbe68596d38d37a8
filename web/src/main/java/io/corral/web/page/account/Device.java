package io.corral.web.page.account;

import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which a person lets a program in.
///
/// @param code as typed; empty at first
/// @param client what the program calls itself; empty while there is none
/// @param scopes what it may do
/// @param problem what was wrong; null when nothing was
public record Device(
        Shell shell, State state, String code, String client, List<String> scopes,
        @Nullable String problem) {
    public Device {
        scopes = List.copyOf(scopes);
    }

    /// What the person must do.
    public enum State {
        /// Type the code.
        ASK,
        /// Approve or deny.
        DECIDE,
        /// Nothing: the program goes on.
        APPROVED,
        /// Nothing: the program was told no.
        DENIED
    }
}
