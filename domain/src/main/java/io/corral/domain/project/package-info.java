/// Who sends events and how they are treated: [io.corral.domain.project.Organization] owns
/// [io.corral.domain.project.Project]s, a project has [io.corral.domain.project.ClientKey]s and
/// [io.corral.domain.project.ProjectSettings]. Who may see what is in `domain.access`.
@NullMarked
package io.corral.domain.project;

import org.jspecify.annotations.NullMarked;
