package io.corral.store.event;

import io.corral.domain.id.ProjectId;

/// A grouping key; keys are unique only within their project.
public record ProjectKey(ProjectId project, long key) {}
