package io.corral.domain.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.SavedViewId;
import io.corral.domain.id.UserId;
import java.time.Instant;

/// A list of issues under a name: what was searched, where, in which order.
///
/// @param author who saved it
/// @param shared whether everybody in the organisation sees it, or its author alone
/// @param name of 1 to 60 characters
/// @param parameters of the list's address, `query=is%3Aunresolved&sort=new`
public record SavedView(
        SavedViewId id, OrganizationId organization, UserId author, boolean shared, String name,
        String parameters, Instant createdAt) {

    public static final int NAME_LENGTH_MAX = 60;
    public static final int PARAMETERS_LENGTH_MAX = 4_000;

    public SavedView {
        name = name.strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            throw new IllegalArgumentException("The name of a view has 1 to " + NAME_LENGTH_MAX
                    + " characters, found " + name.length());
        }
        if (parameters.length() > PARAMETERS_LENGTH_MAX) {
            throw new IllegalArgumentException("A view holds up to " + PARAMETERS_LENGTH_MAX
                    + " characters, found " + parameters.length());
        }
    }

    /// Whether a member sees it.
    public boolean isVisibleTo(UserId user) {
        return shared || author.equals(user);
    }

    /// The same view under another name.
    public SavedView renamed(String newName) {
        return new SavedView(id, organization, author, shared, newName, parameters, createdAt);
    }
}
