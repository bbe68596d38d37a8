package io.corral.server.ui.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.server.http.Answer;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.web.page.Shell;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The pages of issues and their events.
public final class IssuePages {

    private static final String ISSUES = "/organizations/{org}/issues/";

    private final Ui ui;
    private final IssueDetailView detail;
    private final ReadStores stores;
    private final BlobStore blobs;

    /// Pages over these stores.
    public IssuePages(
            Ui ui, ReadStores stores, BlobStore blobs, Assembly assembly,
            InstantSource clock) {
        this.ui = ui;
        this.detail = new IssueDetailView(stores, assembly, clock);
        this.stores = stores;
        this.blobs = blobs;
    }

    /// Adds the pages.
    public void add() {
        ui.page(ISSUES + "{issue}/", Scope.EVENT_READ, visit -> issue(visit, false));
        ui.page(ISSUES + "{issue}/events/{event}/", Scope.EVENT_READ,
                visit -> issue(visit, true));
        ui.page(ISSUES + "{issue}/events/{event}/attachments/{attachment}/", Scope.EVENT_READ,
                this::attachment);
    }

    private Answer issue(Visit visit, boolean isEventNamed) {
        Optional<Issue> issue = find(visit);
        Optional<Project> project =
                issue.flatMap(found -> visit.directory().project(found.project()));
        if (issue.isEmpty() || project.isEmpty()) {
            return ui.missing(visit);
        }
        Optional<EventId> event = isEventNamed
                ? EventId.parse(visit.parameter("event"))
                : Optional.empty();
        String title = issue.get().shortId(project.get().slug()) + " "
                + issue.get().metadata().title();
        Shell shell = ui.shells().of(visit, title, Section.ISSUES);
        return ui.pages().page(200, "issue", detail.of(issue.get(), event.orElse(null),
                new IssueDetailView.Place(shell, project.get(), visit.address("issues/"))));
    }

    private Answer attachment(Visit visit) {
        Optional<Issue> issue = find(visit);
        Optional<EventId> event = EventId.parse(visit.parameter("event"));
        if (issue.isEmpty() || event.isEmpty()) {
            return ui.missing(visit);
        }
        String wanted = visit.parameter("attachment");
        return stores.payloads().attachments(issue.get().project(), event.get()).stream()
                .filter(file -> file.id().equals(wanted)).findFirst()
                .flatMap(this::download).orElseGet(() -> ui.missing(visit));
    }

    private Optional<Answer> download(Attachment file) {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return blobs.open(file.blob()).map(content -> new Answer(200, List.of(),
                new Answer.Streamed("application/octet-stream", out -> {
                    try (InputStream in = content) {
                        in.transferTo(out);
                    }
                })).with("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "sandbox"));
    }

    private Optional<Issue> find(Visit visit) {
        String word = visit.parameter("issue");
        boolean digits = !word.isEmpty() && word.length() <= 18
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || word.equals("0")) {
            return Optional.empty();
        }
        return stores.issues().find(new IssueId(Long.parseLong(word)))
                .filter(issue -> visit.directory().project(issue.project())
                        .filter(project -> project.organization()
                                .equals(visit.organization().id()))
                        .isPresent());
    }
}
