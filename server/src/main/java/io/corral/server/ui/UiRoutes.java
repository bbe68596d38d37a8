package io.corral.server.ui;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.web.page.Shell;
import io.corral.web.page.SignIn;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pages. Everything but sign-in needs a session; what the person may not see answers as if it
/// did not exist.
public final class UiRoutes {

    private static final String EXPIRED =
            "This link was used before, or is too old. Links work once, for a day.";

    private final Pages pages;
    private final Browsers browsers;
    private final Directory directory;
    private final IssueListView list;
    private final IssueDetailView detail;
    private final ReadStores stores;
    private final BlobStore blobs;

    /// Pages made of these parts.
    public UiRoutes(UiParts parts) {
        this.pages = new Pages();
        this.browsers = new Browsers(parts.accounts(), parts.clock());
        this.directory = parts.directory();
        this.list = new IssueListView(parts.stores(), parts.queries(), parts.clock());
        this.detail = new IssueDetailView(parts.stores(), parts.assembly(), parts.clock());
        this.stores = parts.stores();
        this.blobs = parts.blobs();
    }

    /// Adds the routes.
    public void addTo(RouteTable routes) {
        String issues = "/organizations/{org}/issues/";
        routes.add("GET", "/", request -> signedIn(request, this::home));
        routes.add("GET", "/login/", request -> signInPage(200, null, null));
        routes.add("GET", "/login/{secret}", request -> signInPage(200, request.rawPath(), null));
        routes.add("POST", "/login/{secret}", this::signIn);
        routes.add("POST", "/logout", this::signOut);
        routes.add("GET", issues, request -> within(request, this::issues));
        routes.add("GET", issues + "{issue}/", request -> within(request, this::issue));
        routes.add("GET", issues + "{issue}/events/{event}/",
                request -> within(request, this::issue));
        routes.add("GET", issues + "{issue}/events/{event}/attachments/{attachment}/",
                request -> within(request, this::attachment));
        routes.add("GET", "/assets/{name}", request -> pages.asset(request.parameter("name")));
    }

    @FunctionalInterface
    private interface SignedIn {
        Answer answer(Request request, Principal principal);
    }

    @FunctionalInterface
    private interface Within {
        Answer answer(Request request, Principal principal, Organization organization);
    }

    private Answer signedIn(Request request, SignedIn page) {
        Optional<Principal> principal = browsers.principal(request);
        return principal.isEmpty()
                ? Answer.seeOther("/login/")
                : page.answer(request, principal.get());
    }

    private Answer within(Request request, Within page) {
        return signedIn(request, (_, principal) -> {
            Optional<Organization> organization = directory.current()
                    .organization(request.parameter("org"))
                    .filter(each -> principal.may(Scope.EVENT_READ, each.id()));
            return organization.isEmpty()
                    ? missing()
                    : page.answer(request, principal, organization.get());
        });
    }

    private Answer home(Request request, Principal principal) {
        List<Organization> all = directory.organizationsVisibleTo(principal);
        return all.isEmpty()
                ? pages.problem(200, "No organisation yet",
                        "Ask an owner to invite you into their organisation.")
                : Answer.seeOther("/organizations/" + all.getFirst().slug() + "/issues/");
    }

    private Answer signInPage(int status, @Nullable String action, @Nullable String problem) {
        return pages.page(status, "signin",
                new SignIn(Shell.signedOut("Sign in"), action, problem));
    }

    private Answer signIn(Request request) {
        if (!Browsers.isOwnForm(request)) {
            return signInPage(403, null, "This form came from another site.");
        }
        return browsers.signIn(request, request.parameter("secret"), "/")
                .orElseGet(() -> signInPage(403, null, EXPIRED));
    }

    private Answer signOut(Request request) {
        return Browsers.isOwnForm(request) ? browsers.signOut(request, "/login/") : missing();
    }

    private Answer issues(Request request, Principal principal, Organization organization) {
        return pages.page(200, "issues",
                list.of(request, principal, organization, directory.current()));
    }

    private Answer issue(Request request, Principal principal, Organization organization) {
        DirectorySnapshot all = directory.current();
        Optional<Issue> issue = find(request.parameter("issue"), organization, all);
        Optional<Project> project = issue.flatMap(found -> all.project(found.project()));
        if (issue.isEmpty() || project.isEmpty()) {
            return missing();
        }
        boolean named = request.rawPath().contains("/events/");
        Optional<EventId> event =
                named ? EventId.parse(request.parameter("event")) : Optional.empty();
        String base = "/organizations/" + organization.slug() + "/issues/";
        return pages.page(200, "issue", detail.of(issue.get(), event.orElse(null),
                new IssueDetailView.Place(principal, all, project.get(), base)));
    }

    private Answer attachment(Request request, Principal principal, Organization organization) {
        Optional<Issue> issue =
                find(request.parameter("issue"), organization, directory.current());
        Optional<EventId> event = EventId.parse(request.parameter("event"));
        if (issue.isEmpty() || event.isEmpty()) {
            return missing();
        }
        String wanted = request.parameter("attachment");
        return stores.payloads().attachments(issue.get().project(), event.get()).stream()
                .filter(file -> file.id().equals(wanted)).findFirst()
                .map(this::download).orElseGet(this::missing);
    }

    private Answer download(Attachment file) {
        Optional<InputStream> content = blobs.open(file.blob());
        if (content.isEmpty()) {
            return missing();
        }
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Answer(200, List.of(), new Answer.Streamed("application/octet-stream", out -> {
            try (InputStream in = content.get()) {
                in.transferTo(out);
            }
        })).with("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "sandbox");
    }

    private Optional<Issue> find(
            String word, Organization organization, DirectorySnapshot all) {
        boolean digits = !word.isEmpty() && word.length() <= 18
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || word.equals("0")) {
            return Optional.empty();
        }
        return stores.issues().find(new IssueId(Long.parseLong(word)))
                .filter(issue -> all.project(issue.project())
                        .filter(project -> project.organization().equals(organization.id()))
                        .isPresent());
    }

    private Answer missing() {
        return pages.problem(404, "There is no such page",
                "It may have been deleted, or you may not be allowed to see it.");
    }
}
