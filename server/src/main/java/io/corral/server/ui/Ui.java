package io.corral.server.ui;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/// Registers pages. Before a page runs, the person is known, the organisation is found and visible
/// to them, their role covers the scope, and a form came from one of our own pages: a page cannot
/// forget to ask. What somebody may not see answers as if it did not exist.
public final class Ui {

    /// Carries a sentence to the next page.
    static final String FLASH_COOKIE = "corral_flash";

    private static final String MISSING =
            "It may have been deleted, or you may not be allowed to see it.";
    private static final String FOREIGN_FORM =
            "This form did not come from a page of this server. Go back, reload, and try again.";

    private final RouteTable routes;
    private final Directory directory;
    private final Browsers browsers;
    private final Pages pages;
    private final Shells shells;
    private final InstantSource clock;

    /// Pages on these routes.
    public Ui(
            RouteTable routes, Directory directory, Browsers browsers, Shells shells,
            InstantSource clock) {
        this.routes = routes;
        this.directory = directory;
        this.browsers = browsers;
        this.pages = shells.pages();
        this.shells = shells;
        this.clock = clock;
    }

    /// Answers anybody.
    @FunctionalInterface
    public interface OpenPage {
        /// Answers a request.
        Answer answer(Request request) throws IOException;
    }

    /// Answers somebody who is signed in.
    @FunctionalInterface
    public interface PersonalPage {
        /// Answers a request.
        Answer answer(Request request, Principal principal) throws IOException;
    }

    /// Answers a form of somebody who is signed in.
    @FunctionalInterface
    public interface PersonalForm {
        /// Answers a form.
        Answer answer(Request request, Principal principal, Query form) throws IOException;
    }

    /// Answers within an organisation.
    @FunctionalInterface
    public interface OrganizationPage {
        /// Answers a visit.
        Answer answer(Visit visit) throws IOException;
    }

    /// Answers a form within an organisation.
    @FunctionalInterface
    public interface OrganizationForm {
        /// Answers a form.
        Answer answer(Visit visit, Query form) throws IOException;
    }

    /// Renders pages.
    public Pages pages() {
        return pages;
    }

    /// Makes what surrounds pages.
    public Shells shells() {
        return shells;
    }

    /// A page for anybody.
    public void open(String pattern, OpenPage page) {
        routes.add("GET", pattern, page::answer);
    }

    /// A form anybody may send from our own pages.
    public void openForm(String pattern, OpenForm form) {
        routes.add("POST", pattern, request -> form(request, fields -> form.answer(
                request, fields)));
    }

    /// Answers a form of anybody.
    @FunctionalInterface
    public interface OpenForm {
        /// Answers a form.
        Answer answer(Request request, Query form) throws IOException;
    }

    /// A page for everybody who is signed in.
    public void personal(String pattern, PersonalPage page) {
        routes.add("GET", pattern, request -> signedIn(request, page));
    }

    /// A form for everybody who is signed in.
    public void personalForm(String pattern, PersonalForm form) {
        routes.add("POST", pattern, request -> form(request, fields -> signedIn(request,
                (_, principal) -> form.answer(request, principal, fields))));
    }

    /// A page whose path holds `{org}`.
    public void page(String pattern, Scope scope, OrganizationPage page) {
        routes.add("GET", pattern, request -> within(request, scope, page));
    }

    /// A form whose path holds `{org}`.
    public void form(String pattern, Scope scope, OrganizationForm form) {
        routes.add("POST", pattern, request -> form(request, fields -> within(request, scope,
                visit -> form.answer(visit, fields))));
    }

    /// Leads to a page that says what was done.
    public static Answer done(String target, String sentence) {
        String value = URLEncoder.encode(sentence, StandardCharsets.UTF_8).replace("+", "%20");
        return Answer.seeOther(target).with("Set-Cookie",
                FLASH_COOKIE + "=" + value + "; Path=/; Max-Age=20; SameSite=Lax");
    }

    /// A path of our own that somebody may be led to, else the start: an address from outside must
    /// not lead out.
    public static String ownPath(String wanted) {
        boolean isOwn = wanted.startsWith("/") && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return isOwn ? wanted : "/";
    }

    /// The page a form stood on, else the start.
    public static String formerPage(Request request) {
        String referer = request.header("Referer").orElse("");
        String base = request.origin().baseUrl();
        return referer.startsWith(base + "/") ? ownPath(referer.substring(base.length())) : "/";
    }

    /// The page of what does not exist, or not for this person.
    public Answer missing(Request request, Principal principal) {
        return pages.problem(404, shells.outside(request, principal, directory.current(),
                "There is no such page"), MISSING);
    }

    /// The same, within an organisation.
    public Answer missing(Visit visit) {
        return pages.problem(404,
                shells.of(visit, "There is no such page", Section.NONE), MISSING);
    }

    @FunctionalInterface
    private interface FormUse {
        Answer answer(Query fields) throws IOException;
    }

    private Answer form(Request request, FormUse use) throws IOException {
        if (!Browsers.isOwnForm(request)) {
            return pages.problem(403, pages.signedOut("This was refused"), FOREIGN_FORM);
        }
        Optional<Query> fields = Form.read(request);
        return fields.isEmpty()
                ? pages.problem(413, pages.signedOut("That is too much"),
                        "A form may hold up to 1 MiB.")
                : use.answer(fields.get());
    }

    private Answer signedIn(Request request, PersonalPage page) throws IOException {
        Optional<Principal> principal = browsers.principal(request);
        if (principal.isEmpty()) {
            return signIn(request);
        }
        Answer answer = page.answer(request, principal.get());
        String flash = request.cookie(FLASH_COOKIE);
        boolean isShown = flash != null && request.header("HX-Request").isEmpty()
                && request.method().equals("GET");
        return isShown
                ? answer.with("Set-Cookie", FLASH_COOKIE + "=; Path=/; Max-Age=0; SameSite=Lax")
                : answer;
    }

    /// A script learns by the status that the session is over; a stream of events is told with 204
    /// not to come again, as HTML says in "server-sent events"; a browser is led to sign in, and
    /// back.
    private static Answer signIn(Request request) {
        if (request.header("Accept").filter("text/event-stream"::equals).isPresent()) {
            return Answer.empty(204);
        }
        if (request.header("HX-Request").isPresent()) {
            return Answer.text(401, "You are signed out; reload the page to sign in.\n");
        }
        String query = request.rawQuery();
        String wanted = request.rawPath() + (query.isEmpty() ? "" : "?" + query);
        return Answer.seeOther(request.method().equals("GET") && !wanted.equals("/")
                ? "/login/?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8)
                : "/login/");
    }

    private Answer within(Request request, Scope scope, OrganizationPage page)
            throws IOException {
        return signedIn(request, (_, principal) -> {
            DirectorySnapshot all = directory.current();
            Optional<Organization> organization = all.organization(request.parameter("org"))
                    .filter(each -> principal.sees(each.id()));
            if (organization.isEmpty()) {
                return missing(request, principal);
            }
            var visit = new Visit(request, principal, organization.get(), all, clock.instant());
            return visit.may(scope) ? page.answer(visit) : forbidden(visit);
        });
    }

    private Answer forbidden(Visit visit) {
        return pages.problem(403, shells.of(visit, "Not with your role", Section.NONE),
                "Your role in this organisation does not allow it; an owner or manager can"
                        + " change it.");
    }
}
