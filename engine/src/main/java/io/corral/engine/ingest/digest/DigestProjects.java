package io.corral.engine.ingest.digest;

import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import java.util.Optional;
import java.util.function.Function;

/// What digest asks about projects, for every event: nobody may be waited for.
///
/// @param find empty once a project is deleted
/// @param marks what people split off
public record DigestProjects(
        Function<ProjectId, Optional<Project>> find, Function<ProjectId, SplitMarks> marks) {}
