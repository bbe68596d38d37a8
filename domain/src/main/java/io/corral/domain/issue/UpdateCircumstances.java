package io.corral.domain.issue;

import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an update is decided from beside the issue itself.
///
/// @param actor who asks; null when Corral itself does
/// @param newestRelease of the issue's project; null when it has none
/// @param knownReleases those of the versions named in the update that exist in the project
/// @param hourlyMaximum most events of one hour of the last seven days; 0 without events
/// @param isUnread whether whoever asks has never opened the issue
/// @param shareId to share the issue under, should that be asked for
public record UpdateCircumstances(
        @Nullable UserId actor,
        Instant now,
        @Nullable String newestRelease,
        Set<String> knownReleases,
        long hourlyMaximum,
        boolean isUnread,
        String shareId) {

    public UpdateCircumstances {
        knownReleases = Set.copyOf(knownReleases);
    }

    /// The same for somebody who opened the issue before, or did not.
    public UpdateCircumstances unread(boolean isSo) {
        return new UpdateCircumstances(
                actor, now, newestRelease, knownReleases, hourlyMaximum, isSo, shareId);
    }
}
