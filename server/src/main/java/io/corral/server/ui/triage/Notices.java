package io.corral.server.ui.triage;

import io.corral.domain.access.Scope;
import io.corral.engine.triage.ProductContexts;
import io.corral.server.ui.Visit;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.triage.CatchUp.Notice;
import java.util.ArrayList;
import java.util.List;

/// What to know before one trusts the list.
final class Notices {

    /// Where an organisation says what its product does, below it.
    private static final String CONTEXT = "settings/context/";

    private final ProductContexts contexts;
    private final Trust trust;

    Notices(ProductContexts contexts, Trust trust) {
        this.contexts = contexts;
        this.trust = trust;
    }

    /// @param isQuiet whether nothing happened
    List<Notice> of(Visited visited, boolean isQuiet) {
        Visit visit = visited.visit();
        List<Notice> notices = new ArrayList<>();
        if (isQuiet) {
            notices.add(new Notice("check", "",
                    "Nothing new, worse, fixed or recovered since then.", List.of(), null));
        }
        if (visit.may(Scope.ORG_WRITE)
                && contexts.find(visit.organization().id()).isEmpty()) {
            notices.add(new Notice("info-circle", "",
                    "Nobody has told Corral yet what this product does; it goes by words of"
                            + " routes, jobs and messages.",
                    List.of(), new Link(visit.address(CONTEXT), "Name what matters")));
        }
        notices.addAll(trust.warnings(visit));
        return notices;
    }
}
