package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Definitions in memory. Thread-safe; `this` guards all fields.
public final class MemoryDefinitionStore implements DefinitionStore {

    private final Map<Long, Definition> definitions = new TreeMap<>();
    private long last;

    @Override
    public synchronized Kept add(Definition definition) {
        if (isTaken(definition)) {
            return new Kept.Taken();
        }
        if (list(definition.organization(), definition.kind()).size() >= PER_KIND_MAX) {
            return new Kept.Full();
        }
        last++;
        Definition kept = definition.withId(last);
        definitions.put(last, kept);
        return new Kept.Done(kept);
    }

    @Override
    public synchronized Kept replace(Definition definition) {
        Optional<Definition> before =
                find(definition.organization(), definition.kind(), definition.id());
        if (before.isEmpty()) {
            return new Kept.Gone();
        }
        if (isTaken(definition)) {
            return new Kept.Taken();
        }
        Definition kept = before.get().inProject(definition.project())
                .rewritten(definition.key(), definition.body(), definition.updatedAt());
        definitions.put(kept.id(), kept);
        return new Kept.Done(kept);
    }

    private boolean isTaken(Definition definition) {
        String key = definition.key();
        return key != null && find(definition.organization(), definition.kind(), key)
                .filter(holder -> holder.id() != definition.id()).isPresent();
    }

    @Override
    public synchronized List<Definition> list(OrganizationId organization, DefinitionKind kind) {
        return definitions.values().stream()
                .filter(each -> each.organization().equals(organization) && each.kind() == kind)
                .toList();
    }

    @Override
    public synchronized Optional<Definition> find(
            OrganizationId organization, DefinitionKind kind, long id) {
        return list(organization, kind).stream().filter(each -> each.id() == id).findAny();
    }

    @Override
    public synchronized Optional<Definition> find(
            OrganizationId organization, DefinitionKind kind, String key) {
        return list(organization, kind).stream().filter(each -> key.equals(each.key())).findAny();
    }

    @Override
    public synchronized boolean delete(
            OrganizationId organization, DefinitionKind kind, long id) {
        return find(organization, kind, id).isPresent() && definitions.remove(id) != null;
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        definitions.values().removeIf(each -> project.equals(each.project()));
    }
}
