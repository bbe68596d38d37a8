package io.corral.engine.ingest.digest;

import io.corral.domain.event.Event;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.project.Project;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What digest asks about projects, for every event: nobody may be waited for.
///
/// @param find empty once a project is deleted
/// @param marks what people split off
/// @param owner whom a new issue of an event is assigned to; null when to nobody
public record DigestProjects(
        Function<ProjectId, Optional<Project>> find, Function<ProjectId, SplitMarks> marks,
        BiFunction<Project, Event, @Nullable Assignee> owner) {}
