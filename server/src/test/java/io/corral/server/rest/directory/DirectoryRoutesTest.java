package io.corral.server.rest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
import io.corral.engine.admin.KeyEntry;
import io.corral.engine.admin.Setup.SetUp;
import io.corral.engine.admin.Setup.Wish;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.server.rest.directory.RestFixture.Reply;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DirectoryRoutesTest {

    private static final String SHOP = "/projects/acme/shop/";

    private final RestFixture rest = new RestFixture();
    private final SetUp shop = setUp("acme", "shop");

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void projectsOfOrganization_areSearchedAndPaged() {
        setUp("acme", "api-gateway");

        Reply page = get("/organizations/acme/projects/?per_page=1");

        assertThat(slugs(page)).containsExactly("api-gateway");
        assertThat(page.link()).contains("rel=\"next\"; results=\"true\"; cursor=\"0:1:0\"");
        assertThat(slugs(get("/organizations/acme/projects/?query=slug:shop")))
                .containsExactly("shop");
        assertThat(slugs(get("/organizations/acme/projects/?query=GATE")))
                .containsExactly("api-gateway");
        assertThat(get("/organizations/acme/projects/?per_page=101").status()).isEqualTo(400);
    }

    @Test
    void token_unknown_is401() {
        Reply reply = rest.ask("nonsense", "GET", "/organizations/acme/projects/", "");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("detail").asString()).isEqualTo("Invalid token");
    }

    @Test
    void scope_missing_is403() {
        String reader = token(Scope.PROJECT_READ);

        assertThat(rest.ask(reader, "GET", SHOP, "").status()).isEqualTo(200);
        assertThat(rest.ask(reader, "PUT", SHOP, "{'name':'x'}").status()).isEqualTo(403);
        assertThat(rest.ask(reader, "GET", "/organizations/", "").status()).isEqualTo(403);
        assertThat(rest.ask(token(Scope.ORG_READ), "GET", "/projects/", "").status())
                .isEqualTo(403);
    }

    @Test
    void slug_unknownOrOfOthers_is404() {
        setUp("rival", "secret");

        for (String path : List.of("/projects/acme/none/", "/organizations/none/projects/",
                "/organizations/rival/", "/projects/rival/secret/", SHOP + "keys/none/",
                "/organizations/acme/members/99/")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(slugs(get("/organizations/"))).containsExactly("acme");
        assertThat(slugs(get("/projects/"))).containsExactly("shop");
    }

    @Test
    void organization_hasTheWholeShape_andCanBeRenamed() {
        JsonNode acme = get("/organizations/acme/").body();

        assertThat(acme.propertyNames()).contains("requireEmailVerification", "require2FA",
                "isEarlyAdopter", "dateCreated", "avatar", "features", "status", "access");
        assertThat(acme.at("/links/organizationUrl").asString()).isEqualTo(RestFixture.URL);
        assertThat(acme.path("links").has("regionUrl")).isFalse();
        assertThat(acme.path("orgRole").asString()).isEqualTo("owner");
        assertThat(ask("PUT", "/organizations/acme/", "{'name':'Acme Ltd'}").body()
                .path("name").asString()).isEqualTo("Acme Ltd");
    }

    @Test
    void project_createdForTeam_hasKeyAndIsFoundByDsn() {
        assertThat(ask("POST", "/organizations/acme/teams/", "{'slug':'web'}").status())
                .isEqualTo(201);
        assertThat(ask("POST", "/organizations/acme/teams/", "{'name':'web'}").status())
                .isEqualTo(409);

        Reply made = ask("POST", "/teams/acme/web/projects/",
                "{'name':'My App','platform':'python'}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("slug").asString()).isEqualTo("my-app");
        assertThat(made.body().at("/team/slug").asString()).isEqualTo("web");
        assertThat(ask("POST", "/teams/acme/web/projects/", "{'name':'My App'}").status())
                .isEqualTo(409);
        String key = get("/projects/acme/my-app/keys/").body().at("/0/id").asString();
        assertThat(slugs(get("/projects/?query=dsn:" + key))).containsExactly("my-app");
        assertThat(slugs(get("/projects/?query=dsn:0000"))).isEmpty();
        assertThat(slugs(get("/organizations/acme/projects/?query=team:web")))
                .containsExactly("my-app");
    }

    @Test
    void project_createdWithoutTeam_getsOneOfTheCaller() {
        Reply made = ask("POST", "/organizations/acme/projects/", "{'name':'Solo'}");

        assertThat(made.status()).isEqualTo(201);
        String team = made.body().path("team_slug").asString();
        assertThat(made.body().at("/teams/0/slug").asString()).isEqualTo(team);
        assertThat(made.body().path("isMember").asBoolean()).isTrue();
        assertThat(get("/organizations/acme/members/me/").body().path("teams"))
                .extracting(JsonNode::asString).containsExactly(team);
        assertThat(ask("POST", "/organizations/acme/projects/", "{'name':'Solo'}").status())
                .isEqualTo(409);
    }

    @Test
    void project_changedAndDeleted() {
        Reply changed = ask("PUT", SHOP, "{'name':'Store','slug':'store','platform':'go',"
                + "'allowedDomains':['example.com'],'options':{'filters:releases':'1.*\\n2.*'}}");

        assertThat(changed.body().path("platform").asString()).isEqualTo("go");
        assertThat(changed.body().at("/allowedDomains/0").asString()).isEqualTo("example.com");
        assertThat(changed.body().path("options").path("filters:releases").asString())
                .isEqualTo("1.*\n2.*");
        assertThat(get(SHOP).status()).isEqualTo(404);
        assertThat(ask("DELETE", "/projects/acme/store/", "").status()).isEqualTo(204);
        assertThat(slugs(get("/organizations/acme/projects/"))).isEmpty();
    }

    @Test
    void fields_wrong_areNamed() {
        assertThat(ask("PUT", SHOP, "{'slug':'Not A Slug'}").body().has("slug")).isTrue();
        assertThat(ask("PUT", SHOP, "{'name':7}").body().has("name")).isTrue();
        assertThat(ask("POST", "/organizations/acme/projects/", "{}").body().has("name")).isTrue();
        assertThat(ask("PUT", SHOP, "[]").status()).isEqualTo(400);
        assertThat(ask("PUT", SHOP + "keys/" + firstKey() + "/",
                "{'rateLimit':{'window':0,'count':5}}").body().has("rateLimit")).isTrue();
    }

    @Test
    void teams_ofProject_comeAndGo() {
        ask("POST", "/organizations/acme/teams/", "{'name':'Web'}");

        assertThat(ask("POST", SHOP + "teams/web/", "{}").status()).isEqualTo(201);
        assertThat(slugs(get(SHOP + "teams/"))).containsExactly("web");
        assertThat(ask("POST", "/organizations/acme/members/me/teams/web/", "").body()
                .path("memberCount").asInt()).isEqualTo(1);
        assertThat(get(SHOP + "members/").body()).hasSize(1);
        assertThat(ask("DELETE", SHOP + "teams/web/", "").status()).isEqualTo(200);
        assertThat(slugs(get(SHOP + "teams/"))).isEmpty();
    }

    @Test
    void key_disabledLimitedAndDeleted_isSeenByIntake() {
        JsonNode made = ask("POST", SHOP + "keys/", "{'name':'Second'}").body();
        String id = made.path("id").asString();
        String path = SHOP + "keys/" + id + "/";

        assertThat(made.at("/dsn/public").asString())
                .isEqualTo("https://" + id + "@errors.example.com/" + shop.projectId());
        assertThat(made.path("isActive").asBoolean()).isTrue();

        JsonNode changed = ask("PUT", path,
                "{'isActive':false,'rateLimit':{'window':60,'count':5}}").body();
        assertThat(changed.at("/rateLimit/window").asInt()).isEqualTo(60);
        assertThat(changed.path("isActive").asBoolean()).isFalse();
        assertThat(rest.directory.byPublicKey(id).map(KeyEntry::key))
                .hasValueSatisfying(key -> assertThat(key.active()).isFalse());

        assertThat(ask("PUT", path, "{'rateLimit':null}").body().path("rateLimit").isNull())
                .isTrue();
        assertThat(ask("DELETE", path, "").status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(rest.directory.byPublicKey(id)).isEmpty();
    }

    private String firstKey() {
        return rest.directory.current().keysOf(shop.projectId()).getFirst().publicKey();
    }

    private Reply get(String path) {
        return ask("GET", path, "");
    }

    private Reply ask(String method, String path, String body) {
        return rest.ask(shop.token(), method, path, body);
    }

    private SetUp setUp(String organization, String project) {
        return rest.admin.setup().setUp(
                "test", new Wish(organization, project, null, true), RestFixture.URL).granted();
    }

    private String token(Scope scope) {
        var owner = rest.directory.current().users().getFirst().id();
        return rest.admin.tokens()
                .create("test", new NewToken("narrow", owner, null, Set.of(scope), null))
                .granted().secret();
    }

    private static List<String> slugs(Reply reply) {
        return reply.body().valueStream().map(each -> each.path("slug").asString()).toList();
    }
}
