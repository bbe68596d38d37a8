package io.corral.server.rest.issues;

import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.UserReference;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An entry of an issue's history on the wire (API reference 4.4).
///
/// @param user null when Corral itself did it
record ActivityView(
        String id, String type, @Nullable UserReference user, String dateCreated,
        Map<String, Object> data) {

    static ActivityView of(Activity activity, DirectorySnapshot directory) {
        return new ActivityView(
                Long.toString(activity.id()), activity.entry().type().wireName(),
                UserReference.of(directory, activity.actor()), WireTime.of(activity.at()),
                data(activity.entry()));
    }

    /// Merged issues are a list on the wire.
    private static Map<String, Object> data(Activity.Entry entry) {
        boolean isMerge = entry.type() == ActivityType.MERGE
                && entry.data().get("issues") instanceof String;
        return isMerge
                ? Map.of("issues", Arrays.stream(
                        String.valueOf(entry.data().get("issues")).split(","))
                        .map(id -> Map.of("id", id)).toList())
                : entry.data();
    }
}
