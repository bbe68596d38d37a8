package io.corral.server.rest.dashboards;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Former states of dashboards: the last ones of each, and within an organisation the last ones of
/// all.
final class Revisions {

    private static final int PER_DASHBOARD_MAX = 20;

    private final Definitions revisions;

    Revisions(DefinitionStore store, InstantSource clock) {
        this.revisions = new Definitions(store, DefinitionKind.DASHBOARD_REVISION, "title", clock);
    }

    /// A former state as it is kept.
    record Revision(long dashboard, DashboardBody state) {}

    /// A former state in a list.
    ///
    /// @param createdBy who replaced it
    /// @param dateCreated when it was replaced
    record RevisionView(
            String id, String title, String source, UserReference createdBy, String dateCreated) {}

    Answer list(Call call, Definition dashboard) {
        List<RevisionView> views = of(dashboard).reversed().stream()
                .map(each -> new RevisionView(Long.toString(each.id()),
                        revision(each).state().title(), "edit",
                        DashboardView.author(call.directory(), each),
                        WireTime.of(each.createdAt())))
                .toList();
        return Answers.page(call, views, view -> view);
    }

    /// The state of a revision.
    Optional<DashboardBody> find(Definition dashboard, String id) {
        return of(dashboard).stream().filter(each -> Long.toString(each.id()).equals(id))
                .findAny().map(each -> revision(each).state());
    }

    /// Keeps the state a dashboard had.
    void keep(Call call, Definition before) {
        List<Definition> known = of(before);
        if (known.size() >= PER_DASHBOARD_MAX) {
            drop(known.getFirst());
        }
        List<Definition> all = revisions.all(before.organization());
        if (all.size() >= DefinitionStore.PER_KIND_MAX) {
            drop(all.getFirst());
        }
        revisions.add(call, before.organization(), new Definitions.Wish(null, null,
                new Revision(before.id(), DashboardView.body(before))), _ -> Answer.empty(201));
    }

    /// Forgets all states of a dashboard.
    void forget(Definition dashboard) {
        of(dashboard).forEach(this::drop);
    }

    private void drop(Definition revision) {
        revisions.delete(revision, 204);
    }

    private List<Definition> of(Definition dashboard) {
        return revisions.all(dashboard.organization()).stream()
                .filter(each -> revision(each).dashboard() == dashboard.id()).toList();
    }

    private static Revision revision(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), Revision.class);
    }
}
