package io.corral.server.rest.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.server.rest.events.EventView.EventUserView;
import io.corral.server.rest.events.EventView.TagView;
import io.corral.server.rest.releases.ReleaseView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event in a list (API reference 2.2, issue-event).
///
/// @param release absent rather than null without one: scripts look for `version` inside. Always
///        absent in lists of a project
record EventRowView(
        String id,
        String eventID,
        @JsonProperty("event.type") String type,
        @Nullable String groupID,
        String projectID,
        String message,
        String title,
        @Nullable String location,
        @Nullable String culprit,
        @Nullable EventUserView user,
        List<TagView> tags,
        String platform,
        String dateCreated,
        String dateReceived,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReleaseView release,
        @Nullable Object crashFile,
        Map<String, String> metadata) {}
