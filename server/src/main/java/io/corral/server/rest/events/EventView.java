package io.corral.server.rest.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.server.rest.releases.ReleaseView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event on the wire, in full (API reference 2.2).
///
/// @param groupID null without an issue
/// @param type `error`, `default`, `transaction`, `csp`, ...; `generic` for feedback
/// @param context what the SDK calls extra
/// @param fingerprints the key the event was grouped by
/// @param packages installed packages and versions
/// @param startTimestamp begin of a transaction in seconds; absent for others
/// @param lateUpload when what its stacks are read with was uploaded, where that was after it came
/// @param nextEventID the next newer event of the issue; null when this is the newest
record EventView(
        String id,
        String eventID,
        @Nullable String groupID,
        String projectID,
        String projectSlug,
        String title,
        @Nullable String message,
        String type,
        String platform,
        @Nullable String culprit,
        @Nullable String location,
        String dateCreated,
        String dateReceived,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double startTimestamp,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double endTimestamp,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Measurement> measurements,
        List<EntryView> entries,
        Map<String, Map<String, @Nullable Object>> contexts,
        Map<String, @Nullable Object> context,
        List<TagView> tags,
        @Nullable EventUserView user,
        @Nullable SdkView sdk,
        @Nullable ReleaseView release,
        @Nullable String dist,
        Map<String, String> metadata,
        int size,
        List<ErrorView> errors,
        List<String> fingerprints,
        GroupingConfig groupingConfig,
        Map<String, String> packages,
        @Nullable Object crashFile,
        @Nullable Object occurrence,
        @Nullable String nextEventID,
        @Nullable String previousEventID,
        @Nullable String lateUpload,
        Map<String, Object> _meta) {

    /// A part of the event that its page shows by itself.
    record EntryView(String type, Object data) {}

    record TagView(String key, String value) {}

    record SdkView(@Nullable String name, @Nullable String version) {}

    record Measurement(double value, @Nullable String unit) {}

    record GroupingConfig(String id, String enhancements) {}

    /// A note about a repaired or dropped part.
    record ErrorView(String type, String message, Map<String, @Nullable Object> data) {}

    /// The user of the application.
    record EventUserView(
            @Nullable String id, @Nullable String email, @Nullable String username,
            @Nullable String ip_address, @Nullable String name,
            @Nullable Map<String, String> geo, Map<String, @Nullable Object> data) {}
}
