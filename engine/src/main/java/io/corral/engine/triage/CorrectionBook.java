package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Correction;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.protocol.triage.CorrectionJson;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where corrections of triage are kept, by organisation: each a definition that goes with its
/// project, as many as [DefinitionStore#PER_KIND_MAX]; beyond that the oldest makes room.
/// Thread-safe; what was read once is remembered, because nothing is written anew.
public final class CorrectionBook {

    private static final DefinitionKind KIND = DefinitionKind.TRIAGE_CORRECTION;
    private static final String ISSUE = "issue";

    private final DefinitionStore store;
    private final ConcurrentMap<OrganizationId, Map<Long, Optional<KeptCorrection>>> known =
            new ConcurrentHashMap<>();

    public CorrectionBook(DefinitionStore store) {
        this.store = store;
    }

    /// All of an organisation, the newest first.
    public List<KeptCorrection> list(OrganizationId organization) {
        List<Definition> definitions = store.list(organization, KIND);
        Map<Long, Optional<KeptCorrection>> before = known.getOrDefault(organization, Map.of());
        Map<Long, Optional<KeptCorrection>> read = new LinkedHashMap<>();
        for (Definition definition : definitions.reversed()) {
            Optional<KeptCorrection> same = before.get(definition.id());
            read.put(definition.id(), same == null ? read(definition) : same);
        }
        known.put(organization, read);
        return read.values().stream().flatMap(Optional::stream).toList();
    }

    /// Keeps one under a new id.
    KeptCorrection add(
            OrganizationId organization, Issue issue, Correction correction, UserId author) {
        ObjectNode body = CorrectionJson.write(correction).put(ISSUE, issue.id().value());
        var definition = new Definition(0, organization, KIND, issue.project(), null, author,
                Json.MAPPER.writeValueAsString(body), correction.at(), correction.at());
        Kept kept = store.add(definition);
        while (kept instanceof Kept.Full) {
            store.list(organization, KIND).stream().findFirst()
                    .ifPresent(oldest -> store.delete(organization, KIND, oldest.id()));
            kept = store.add(definition);
        }
        if (!(kept instanceof Kept.Done(var done))) {
            throw new IllegalStateException("a correction was not kept: " + kept);
        }
        return read(done).orElseThrow();
    }

    /// Forgets one; empty when there was none.
    Optional<KeptCorrection> remove(OrganizationId organization, long id) {
        Optional<Definition> definition = store.find(organization, KIND, id);
        return definition.isPresent() && store.delete(organization, KIND, id)
                ? read(definition.get())
                : Optional.empty();
    }

    private static Optional<KeptCorrection> read(Definition definition) {
        JsonNode body = Json.MAPPER.readTree(definition.body());
        Double issue = JsonNodes.number(body.get(ISSUE));
        ProjectId project = definition.project();
        if (issue == null || project == null || !(body instanceof ObjectNode object)) {
            return Optional.empty();
        }
        return CorrectionJson.read(object.put("id", definition.id()))
                .map(read -> new KeptCorrection(project, new IssueId(issue.longValue()),
                        definition.author(), read));
    }
}
