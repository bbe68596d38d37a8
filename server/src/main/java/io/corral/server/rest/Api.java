package io.corral.server.rest;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Answer;
import io.corral.server.http.Endpoint;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Registers endpoints of the API. Before an endpoint runs, the caller is known, its organisation
/// and project are found and visible to it, and its token and role cover the scope: an endpoint
/// cannot forget to ask.
public final class Api {

    /// Who reads releases and what is of them: whoever publishes them has often no other scope.
    public static final Set<Scope> READS_RELEASES =
            Set.of(Scope.PROJECT_READ, Scope.PROJECT_RELEASES);

    private static final String BEARER = "bearer ";

    private final RouteTable routes;
    private final List<ApiRoute> served = new ArrayList<>();
    private final Directory directory;
    private final ApiLimiter limiter;
    private final Function<Request, String> publicUrl;

    /// An API on these routes.
    ///
    /// @param publicUrl address of the server for links in answers, without a slash at its end
    public Api(
            RouteTable routes, Directory directory, ApiLimiter limiter,
            Function<Request, String> publicUrl) {
        this.routes = routes;
        this.directory = directory;
        this.limiter = limiter;
        this.publicUrl = publicUrl;
    }

    /// Answers any authenticated caller.
    @FunctionalInterface
    public interface CallerEndpoint {
        /// Answers a call.
        Answer answer(Call call) throws IOException;
    }

    /// Answers within an organisation the caller may see.
    @FunctionalInterface
    public interface OrganizationEndpoint {
        /// Answers a call.
        Answer answer(Call call, Organization organization) throws IOException;
    }

    /// Answers within a project the caller may see.
    @FunctionalInterface
    public interface ProjectEndpoint {
        /// Answers a call.
        Answer answer(Call call, Project project) throws IOException;
    }

    /// What was registered, in order.
    public List<ApiRoute> served() {
        return List.copyOf(served);
    }

    /// An endpoint for anybody, with or without a token.
    public void open(String method, String pattern, Endpoint endpoint) {
        served.add(new ApiRoute(method, pattern, new ApiRoute.Anybody()));
        routes.add(method, pattern, endpoint);
    }

    /// An endpoint for everybody with a token that works.
    public void caller(String method, String pattern, CallerEndpoint endpoint) {
        add(method, pattern, new ApiRoute.AnyToken(), endpoint);
    }

    /// An endpoint without organisation in its path, for tokens with a scope. What it shows of an
    /// organisation it must ask for itself, with [Principal#may].
    public void caller(String method, String pattern, Scope scope, CallerEndpoint endpoint) {
        add(method, pattern, new ApiRoute.Scoped(Set.of(scope)),
                call -> call.principal().scopes().contains(scope)
                        ? endpoint.answer(call)
                        : ApiErrors.forbidden());
    }

    private void add(
            String method, String pattern, ApiRoute.Access access, CallerEndpoint endpoint) {
        served.add(new ApiRoute(method, pattern, access));
        routes.add(method, pattern, request -> authenticated(request, endpoint));
    }

    /// An endpoint whose path holds `{org}`, slug or number.
    public void organization(
            String method, String pattern, Scope scope, OrganizationEndpoint endpoint) {
        organization(method, pattern, Set.of(scope), endpoint);
    }

    /// The same where one of several scopes is enough.
    public void organization(
            String method, String pattern, Set<Scope> oneOf, OrganizationEndpoint endpoint) {
        add(method, pattern, new ApiRoute.Scoped(oneOf), call -> {
            Optional<Organization> organization = organizationOf(call);
            if (organization.isEmpty()) {
                return ApiErrors.notFound();
            }
            OrganizationId id = organization.get().id();
            return oneOf.stream().anyMatch(scope -> call.principal().may(scope, id))
                    ? endpoint.answer(call, organization.get())
                    : ApiErrors.forbidden();
        });
    }

    /// An endpoint whose path holds `{org}` and `{project}`, slugs or numbers.
    public void project(String method, String pattern, Scope scope, ProjectEndpoint endpoint) {
        project(method, pattern, Set.of(scope), endpoint);
    }

    /// The same where one of several scopes is enough.
    public void project(
            String method, String pattern, Set<Scope> oneOf, ProjectEndpoint endpoint) {
        organization(method, pattern, oneOf, (call, organization) -> {
            Optional<Project> project = call.directory()
                    .project(organization.id(), call.request().parameter("project"));
            return project.isEmpty()
                    ? ApiErrors.notFound()
                    : endpoint.answer(call, project.get());
        });
    }

    private Answer authenticated(Request request, CallerEndpoint endpoint) throws IOException {
        String header = request.header("Authorization").orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return ApiErrors.unauthorized("Authentication credentials were not provided.");
        }
        Optional<Principal> principal =
                directory.authenticate(header.substring(BEARER.length()).strip());
        if (principal.isEmpty()) {
            return ApiErrors.unauthorized("Invalid token");
        }
        ApiLimiter.Verdict verdict = limiter.take(principal.get());
        if (!verdict.isAllowed()) {
            return verdict.on(ApiErrors.detail(429,
                    "You are attempting to use this endpoint too frequently. Wait "
                            + verdict.retryAfterSeconds() + " seconds."));
        }
        var call = new Call(request, principal.get(), directory.current(),
                publicUrl.apply(request));
        return verdict.on(endpoint.answer(call));
    }

    private static Optional<Organization> organizationOf(Call call) {
        DirectorySnapshot all = call.directory();
        return all.organization(call.request().parameter("org"))
                .filter(organization -> call.principal().sees(organization.id()));
    }
}
