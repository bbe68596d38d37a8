package io.corral.server.ui.settings;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.admin.Tokens.Created;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.account.AccountTabs;
import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import io.corral.web.page.settings.TokenList;
import io.corral.web.page.settings.TokenList.ScopeChoice;
import io.corral.web.page.settings.TokenList.Token;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// API tokens: those of a person, for everything they may see, and integrations of an organisation.
public final class TokenPages {

    private static final String OWN = AccountTabs.TOKENS.address();
    private static final Set<Scope> USUAL = EnumSet.of(
            Scope.ORG_READ, Scope.PROJECT_READ, Scope.PROJECT_RELEASES, Scope.EVENT_READ,
            Scope.EVENT_WRITE);

    private final Ui ui;
    private final Administration administration;
    private final InstantSource clock;

    /// Token pages.
    public TokenPages(Ui ui, Administration administration, InstantSource clock) {
        this.ui = ui;
        this.administration = administration;
        this.clock = clock;
    }

    /// Adds the pages.
    public void add() {
        ui.personal(OWN, (request, principal) -> page(own(request, principal), 200, Said.NOTHING));
        ui.personalForm(OWN, (request, principal, form) -> create(own(request, principal), form));
        ui.personalForm(OWN + "revoke/",
                (request, principal, form) -> revoke(own(request, principal), form));
        String pattern = SettingsTabs.INTEGRATIONS.pattern();
        Scope scope = SettingsTabs.INTEGRATIONS.scope();
        ui.page(pattern, scope, visit -> page(of(visit), 200, Said.NOTHING));
        ui.form(pattern, scope, (visit, form) -> create(of(visit), form));
        ui.form(pattern + "revoke/", scope, (visit, form) -> revoke(of(visit), form));
    }

    /// Whose tokens a page is about.
    ///
    /// @param organization null for those of a person
    private record Place(Principal principal, @Nullable OrganizationId organization, Shell shell,
            List<Tab> tabs, String address) {

        boolean has(ApiToken token) {
            return organization == null
                    ? token.user().equals(principal.user().id())
                    : organization.equals(token.organization());
        }
    }

    /// What the page says besides the tokens.
    private record Said(@Nullable String fresh, @Nullable String problem, String name,
            Set<Scope> chosen) {
        static final Said NOTHING = new Said(null, null, "", USUAL);
    }

    private Place own(Request request, Principal principal) {
        return new Place(principal, null,
                ui.shells().outside(request, principal, administration.directory().current(),
                        "API tokens"),
                AccountTabs.TOKENS.all(), OWN);
    }

    private Place of(Visit visit) {
        return new Place(visit.principal(), visit.organization().id(),
                ui.shells().of(visit, "Internal integrations", Section.SETTINGS),
                SettingsTabs.INTEGRATIONS.among(visit),
                SettingsTabs.INTEGRATIONS.address(visit));
    }

    private Answer create(Place place, Query form) {
        String name = form.firstOr("name", "").strip();
        Set<Scope> scopes = form.all("scope").stream()
                .flatMap(word -> Scope.ofWireName(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
        if (name.isEmpty() || name.length() > 100) {
            return page(place, 422,
                    new Said(null, "A name has 1 to 100 characters.", name, scopes));
        }
        return switch (administration.tokens().create(place.principal().user().email(),
                new NewToken(name, place.principal().user().id(), place.organization(), scopes,
                        null))) {
            case Done<Created>(var created) ->
                page(place, 200, new Said(created.secret(), null, "", USUAL));
            case Refused<Created>(_, var sentence) ->
                page(place, 422, new Said(null, sentence, name, scopes));
        };
    }

    private Answer revoke(Place place, Query form) {
        String wanted = form.firstOr("token", "");
        Optional<ApiToken> token = administration.directory().current().contents().tokens()
                .stream().filter(each -> each.id().toString().equals(wanted))
                .filter(place::has).findFirst();
        token.ifPresent(each -> administration.tokens().revoke(
                place.principal().user().email(), each.id()));
        return Ui.done(place.address(), token.isPresent()
                ? "The token is revoked."
                : "That token was revoked before.");
    }

    private Answer page(Place place, int status, Said said) {
        DirectorySnapshot all = administration.directory().current();
        boolean own = place.organization() == null;
        List<Token> tokens = all.contents().tokens().stream().filter(place::has)
                .map(token -> token(token, all, own)).toList().reversed();
        return ui.pages().page(status, "settings/tokens", new TokenList(place.shell(),
                own ? "API tokens" : "Internal integrations",
                own
                        ? "Acts for you, in every organisation you are a member of, within its"
                                + " scopes and your role."
                        : "Opens this organisation alone. It acts for you, within its scopes and"
                                + " your role here.",
                place.tabs(), place.address(), tokens, choices(said.chosen()), said.fresh(),
                said.problem(), said.name()));
    }

    private static List<ScopeChoice> choices(Set<Scope> chosen) {
        return Stream.of(Scope.values())
                .map(scope -> new ScopeChoice(scope.wireName(), chosen.contains(scope))).toList();
    }

    private Token token(ApiToken token, DirectorySnapshot all, boolean own) {
        Instant now = clock.instant();
        OrganizationId organization = token.organization();
        Instant used = token.lastUsedAt();
        Moment lastUsed = used == null ? null : Words.ago(used, now);
        return new Token(token.id().toString(), token.name(), token.lastCharacters(),
                own ? null : all.user(token.user()).map(User::name).orElse(""),
                own && organization != null
                        ? all.organization(organization).map(Organization::name).orElse(null)
                        : null,
                scopes(token.scopes()),
                Words.ago(token.createdAt(), now), lastUsed);
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.size() == Scope.values().length
                ? "everything"
                : scopes.stream().sorted().map(Scope::wireName).collect(Collectors.joining(" "));
    }
}
