package io.corral.server.rest.directory;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Projects;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.directory.Views.OrganizationView;
import java.io.IOException;
import java.util.List;

/// Organisations.
final class OrganizationRoutes {

    private final Projects projects;

    OrganizationRoutes(Projects projects) {
        this.projects = projects;
    }

    void addTo(Api api) {
        String path = "/api/0/organizations/{org}/";
        api.caller("GET", "/api/0/organizations/", Scope.ORG_READ, OrganizationRoutes::list);
        api.organization("GET", path, Scope.ORG_READ, OrganizationRoutes::one);
        api.organization("PUT", path, Scope.ORG_WRITE, this::change);
    }

    private static Answer list(Call call) {
        Principal principal = call.principal();
        List<Organization> all = call.directory().organizationsVisibleTo(principal).stream()
                .filter(each -> principal.may(Scope.ORG_READ, each.id())).toList();
        return Answers.page(call, Words.of(call).select(all, OrganizationRoutes::matches),
                each -> OrganizationView.of(call, each));
    }

    private static boolean matches(Organization organization, Word word) {
        return switch (word.key()) {
            case "slug" -> organization.slug().equals(word.value());
            case "id" -> organization.id().toString().equals(word.value());
            default -> word.isIn(organization.slug(), organization.name());
        };
    }

    private static Answer one(Call call, Organization organization) {
        return Answers.json(200, OrganizationView.of(call, organization));
    }

    private Answer change(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        String name = fields.textOr("name", organization.name());
        String slug = fields.slug("slug");
        return fields.then(() -> Answers.of(
                projects.update(Answers.actor(call), new Organization(organization.id(),
                        slug == null ? organization.slug() : slug, name,
                        organization.createdAt(), organization.quota())),
                changed -> one(call, changed)));
    }
}
