package io.corral.testkit.issue;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Metadata.Feedback;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.KeyBatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes events: valid from the start, so that a test says only what matters. Each step yields a
/// new builder.
public record GroupedEventBuilder(
        long project,
        long id,
        long key,
        IssueCategory category,
        Instant at,
        Level level,
        String platform,
        String title,
        @Nullable String culprit,
        @Nullable String logger,
        @Nullable String release,
        @Nullable String environment,
        @Nullable Long user,
        @Nullable Boolean handled) {

    /// When events happen unless told otherwise.
    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// An error of project 1 and key 1 at noon.
    public static GroupedEventBuilder anEvent() {
        return new GroupedEventBuilder(
                1, 1, 1, IssueCategory.ERROR, NOON, Level.ERROR, "javascript",
                "TypeError: x is not a function", "checkout", null, null, null, null, null);
    }

    public GroupedEventBuilder inProject(long other) {
        return new GroupedEventBuilder(other, id, key, category, at, level, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder withId(long other) {
        return new GroupedEventBuilder(project, other, key, category, at, level, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder ofKey(long other) {
        return new GroupedEventBuilder(project, id, other, category, at, level, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder ofCategory(IssueCategory other) {
        return new GroupedEventBuilder(project, id, key, other, at, level, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder at(Instant other) {
        return new GroupedEventBuilder(project, id, key, category, other, level, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder withLevel(Level other) {
        return new GroupedEventBuilder(project, id, key, category, at, other, platform, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder onPlatform(String other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, other, title,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder titled(String other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, other,
                culprit, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder inCulprit(@Nullable String other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, title,
                other, logger, release, environment, user, handled);
    }

    public GroupedEventBuilder inRelease(@Nullable String other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, title,
                culprit, logger, other, environment, user, handled);
    }

    public GroupedEventBuilder inEnvironment(@Nullable String other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, title,
                culprit, logger, release, other, user, handled);
    }

    public GroupedEventBuilder ofUser(@Nullable Long other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, title,
                culprit, logger, release, environment, other, handled);
    }

    public GroupedEventBuilder handled(boolean other) {
        return new GroupedEventBuilder(project, id, key, category, at, level, platform, title,
                culprit, logger, release, environment, user, other);
    }

    /// The event.
    public GroupedEvent build() {
        return new GroupedEvent(
                new ProjectId(project),
                new EventId(project, id),
                key,
                1,
                category,
                at,
                at,
                level,
                platform,
                metadata(),
                logger,
                release,
                environment,
                user,
                handled);
    }

    /// Feedback is about an event that has the number of its own project.
    private Metadata metadata() {
        return category == IssueCategory.FEEDBACK
                ? new Metadata(title, null, null, null, null, culprit, null, new Feedback(
                        title, "anne@example.com", "Anne", "widget", new EventId(project, 1)))
                : new Metadata(title, "TypeError", title, "app.js", "pay", culprit, "app.js");
    }

    /// A batch of this event alone.
    public KeyBatch batch() {
        return KeyBatch.ofEvents(List.of(build())).getFirst();
    }
}
