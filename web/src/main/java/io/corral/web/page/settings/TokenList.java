package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// API tokens, and the form for a new one.
///
/// @param heading `Auth tokens` or `Internal integrations`
/// @param tabs of the settings it is among
/// @param fresh secret of the token just made, shown this once; null otherwise
/// @param problem with the form; null when nothing is wrong
/// @param name as typed before
public record TokenList(
        Shell shell, String heading, String explanation, List<Tab> tabs, String action,
        List<Token> tokens, List<ScopeChoice> scopes, @Nullable String fresh,
        @Nullable String problem, String name) {

    public TokenList {
        tabs = List.copyOf(tabs);
        tokens = List.copyOf(tokens);
        scopes = List.copyOf(scopes);
    }

    /// A token without its secret.
    ///
    /// @param ends last characters of the secret
    /// @param owner whom it acts for; null where all are one's own
    /// @param organization the only one it opens; null for all
    /// @param lastUsed null when never
    public record Token(String id, String name, String ends, @Nullable String owner,
            @Nullable String organization, String scopes, Moment created,
            @Nullable Moment lastUsed) {}

    /// A scope to choose.
    public record ScopeChoice(String name, boolean chosen) {}
}
