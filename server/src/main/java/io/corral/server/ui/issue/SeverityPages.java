package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.engine.triage.CloseLooks;
import io.corral.engine.triage.CloseLooks.CloseLook;
import io.corral.server.http.Answer;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issue.severity.SeverityView;
import io.corral.server.ui.triage.CorrectionDesk;
import io.corral.server.ui.triage.EvidenceLinks;
import io.corral.web.page.issue.SeverityPart.Correcting;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What triage says about an issue, as a part of its page.
final class SeverityPages {

    private final Ui ui;
    private final CloseLooks looks;
    private final Function<Visit, Optional<IssuePlace>> places;

    /// @param places the issue a visit is about, if it may be seen
    SeverityPages(Ui ui, CloseLooks looks, Function<Visit, Optional<IssuePlace>> places) {
        this.ui = ui;
        this.looks = looks;
        this.places = places;
    }

    void add() {
        ui.page(IssueDetailPages.ISSUE + "severity/", Scope.EVENT_READ,
                visit -> places.apply(visit).map(this::card).orElseGet(() -> ui.missing(visit)));
    }

    private Answer card(IssuePlace place) {
        CloseLook look = looks.of(place.visit().organization().id(), place.issue());
        var links = new EvidenceLinks(path -> place.below(path).toString(),
                path -> place.visit().address(path));
        boolean open = place.issue().state().status() == IssueStatus.UNRESOLVED
                && place.issue().category() == IssueCategory.ERROR;
        return ui.pages().part(200, "issue/severity",
                SeverityView.of(look, open, links, open ? correcting(place) : null));
    }

    private static @Nullable Correcting correcting(IssuePlace place) {
        return place.visit().may(Scope.EVENT_WRITE)
                ? new Correcting(place.visit().address(CorrectionDesk.ADDRESS),
                        place.issue().id().toString(), place.below("").toString(),
                        CorrectionDesk.choices())
                : null;
    }
}
