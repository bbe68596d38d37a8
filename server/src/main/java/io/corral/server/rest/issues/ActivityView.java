package io.corral.server.rest.issues;

import io.corral.domain.access.User;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.UserReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
                data(activity.entry(), directory));
    }

    private static Map<String, Object> data(
            Activity.Entry entry, DirectorySnapshot directory) {
        return switch (entry.type()) {
            case MERGE, UNMERGE_SOURCE, UNMERGE_DESTINATION -> corrected(entry.data());
            case ASSIGNED -> assigned(entry.data(), directory);
            case FIRST_SEEN, SET_RESOLVED, SET_RESOLVED_IN_RELEASE, SET_RESOLVED_IN_COMMIT,
                    SET_UNRESOLVED, SET_IGNORED, SET_PUBLIC, SET_PRIVATE, SET_REGRESSION,
                    SET_ESCALATING, SET_PRIORITY, SET_TRIAGE, AUTO_SET_ONGOING, MARK_REVIEWED, NOTE,
                    UNASSIGNED ->
                entry.data();
        };
    }

    /// Issues and keys are lists on the wire.
    private static Map<String, Object> corrected(Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.computeIfPresent(CorrectionEntries.ISSUES, (_, ids) -> words(ids)
                .map(id -> Map.of("id", id)).toList());
        all.computeIfPresent(CorrectionEntries.FINGERPRINTS, (_, keys) -> words(keys).toList());
        all.computeIfPresent(CorrectionEntries.SOURCE, (_, id) -> Map.of("id", id));
        all.computeIfPresent(CorrectionEntries.DESTINATION, (_, id) -> Map.of("id", id));
        return all;
    }

    private static Stream<String> words(Object list) {
        return Arrays.stream(list.toString().split(","));
    }

    /// Who got it is named by address too.
    private static Map<String, Object> assigned(
            Map<String, Object> data, DirectorySnapshot directory) {
        boolean isUser = "user".equals(data.get("assigneeType"));
        Optional<String> email = isUser && data.get("assignee") instanceof String id
                ? directory.user(new UserId(Long.parseLong(id))).map(User::email)
                : Optional.empty();
        Map<String, Object> all = new HashMap<>(data);
        email.ifPresent(address -> all.put("assigneeEmail", address));
        return all;
    }
}
