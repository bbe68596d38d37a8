package io.corral.store.definition;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.util.List;
import java.util.Optional;

/// Definitions people made. Thread-safe; each change is durable when it returns.
public interface DefinitionStore {

    /// An organisation may have so many of a kind.
    int PER_KIND_MAX = 1_000;

    /// What became of a wish to keep a definition.
    sealed interface Kept {
        /// It is kept.
        record Done(Definition definition) implements Kept {}

        /// Another of its kind has the key.
        record Taken() implements Kept {}

        /// The organisation has as many of the kind as it may.
        record Full() implements Kept {}

        /// There is none with this id any more.
        record Gone() implements Kept {}
    }

    /// Adds a definition under a new id.
    Kept add(Definition definition);

    /// Replaces key, project, body and time of change of the definition with this id.
    Kept replace(Definition definition);

    /// All of a kind, in order of their ids.
    List<Definition> list(OrganizationId organization, DefinitionKind kind);

    /// The one with this id; empty when it is of another kind or organisation.
    Optional<Definition> find(OrganizationId organization, DefinitionKind kind, long id);

    /// The one with this key.
    Optional<Definition> find(OrganizationId organization, DefinitionKind kind, String key);

    /// Forgets a definition.
    ///
    /// @return false when there was none
    boolean delete(OrganizationId organization, DefinitionKind kind, long id);

    /// Forgets everything that belongs to a project.
    void deleteProject(ProjectId project);
}
