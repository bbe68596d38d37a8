package io.corral.server.ui.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.release.ReleaseVersion;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseStatus;
import java.util.Optional;
import java.util.Set;

/// The list of releases, and the page of each.
public final class ReleasePages {

    private static final String RELEASES = "/organizations/{org}/releases/";
    private static final String RELEASE = RELEASES + "{version}/";

    private final Ui ui;
    private final ReleaseReading reading;
    private final ReleaseListView list;
    private final ReleaseDetailView detail;

    public ReleasePages(Ui ui, ReleaseReading reading) {
        this.ui = ui;
        this.reading = reading;
        this.list = new ReleaseListView(reading);
        this.detail = new ReleaseDetailView(reading);
    }

    /// Adds the pages.
    public void add() {
        ui.page(RELEASES, Scope.PROJECT_READ, visit -> ui.pages().page(200, "releases/list",
                list.of(visit, ui.shells().of(visit, "Releases", Section.RELEASES))));
        ui.page(RELEASE, Scope.PROJECT_READ, visit -> find(visit)
                .map(release -> detail(visit, release)).orElseGet(() -> ui.missing(visit)));
        ui.form(RELEASE, Scope.PROJECT_RELEASES, (visit, form) -> find(visit)
                .map(release -> file(visit, release, form)).orElseGet(() -> ui.missing(visit)));
    }

    private Optional<Release> find(Visit visit) {
        return reading.releases().find(
                visit.organization().id(), visit.parameter("version"));
    }

    private Answer detail(Visit visit, Release release) {
        String title = "Release " + ReleaseVersion.parse(release.version()).shortVersion();
        return ui.pages().page(200, "releases/detail", detail.of(
                visit, release, ui.shells().of(visit, title, Section.RELEASES)));
    }

    /// Archives a release or takes it back.
    private Answer file(Visit visit, Release release, Query form) {
        ReleaseStatus wanted = form.firstOr("status", "").equals("archived")
                ? ReleaseStatus.ARCHIVED
                : ReleaseStatus.OPEN;
        reading.releases().upsert(new ReleaseEdit(release.organization(), release.version(),
                Set.of(), null, null, null, null, wanted), visit.now());
        return Ui.done(ReleaseLinks.release(visit, release.version()).toString(),
                wanted == ReleaseStatus.ARCHIVED
                        ? "Archived. It is not listed among open releases any more."
                        : "Restored.");
    }
}
