package io.corral.server.rest.issues;

import io.corral.server.rest.WireTime;
import io.corral.store.issue.UserReport;
import org.jspecify.annotations.Nullable;

/// What a user said about an event, on the wire; every key is always there.
record UserReportView(
        String id,
        String eventID,
        @Nullable String name,
        @Nullable String email,
        String comments,
        String dateCreated,
        @Nullable Person user,
        EventReference event) {

    /// The reporter as a user of the application.
    ///
    /// @param id the e-mail address, or the name where there is none: reporters have no number, and
    ///        clients take no null
    record Person(
            String id, @Nullable String username, @Nullable String email,
            @Nullable String name, @Nullable String ipAddress, @Nullable String avatarUrl) {}

    /// The event it is about.
    record EventReference(String id, String eventID) {}

    static UserReportView of(UserReport report) {
        String event = report.event().toString();
        return new UserReportView(
                Long.toString(report.id()), event, report.name(), report.email(),
                report.comments(), WireTime.of(report.receivedAt()),
                person(report.name(), report.email()), new EventReference(event, event));
    }

    private static @Nullable Person person(@Nullable String name, @Nullable String email) {
        String id = email == null ? name : email;
        return id == null ? null : new Person(id, name, email, name, null, null);
    }
}
