package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Projects by their pages, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectFlowTest {

    private static final String PROJECTS = "/organizations/acme/projects/";

    @TempDir
    static Path temporary;

    private ApiServer server;
    private BrowserClient owner;

    @BeforeAll
    void start() {
        server = ApiServer.start(temporary);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterAll
    void stop() {
        owner.close();
        server.close();
    }

    @Test
    void create_leadsToTheGuideOfItsPlatform() {
        Reply made = owner.post(PROJECTS + "new/",
                List.of("name=Django shop", "platform=python-django"));

        assertThat(made.status()).isEqualTo(303);
        assertThat(made.header("Location")).isEqualTo(PROJECTS + "django-shop/start/");
        String page = owner.get(PROJECTS + "django-shop/start/").text();
        assertThat(page).contains("settings.py").contains("Waiting for the first event");
        assertThat(owner.getPart(PROJECTS + "django-shop/start/status/").status())
                .isEqualTo(204);
        assertThat(owner.get(PROJECTS).text()).contains("Django shop");
    }

    @Test
    void create_withoutName_keepsWhatWasChosen() {
        Reply refused = owner.post(PROJECTS + "new/", List.of("name= ", "platform=go"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A name has 1 to 100 characters.")
                .containsPattern("value=\"go\"[^>]*checked");
    }

    @Test
    void filters_areKept() {
        Reply saved = owner.post(PROJECTS + "api/filters/", List.of("crawlers=on",
                "messages=TypeError: <b>*\n\n  Second*  ", "origins=https://shop.example.com",
                "scrub=on", "sensitive=iban"));

        assertThat(saved.status()).isEqualTo(303);
        String page = owner.get(PROJECTS + "api/filters/").text();
        assertThat(page).contains("TypeError: &lt;b&gt;*\nSecond*")
                .contains("https://shop.example.com").contains("iban")
                .containsPattern("name=\"crawlers\"[^>]*checked")
                .doesNotContainPattern("name=\"localhost\"[^>]*checked");
    }

    @Test
    void keys_areMadeLimitedDisabledAndDeleted() {
        String keys = PROJECTS + "shop/keys/";
        owner.post(keys, List.of());
        Matcher id = Pattern.compile("name=\"key\" value=\"(\\d+)\"").matcher(
                owner.get(keys).text());
        String last = "";
        while (id.find()) {
            last = id.group(1);
        }
        String key = "key=" + last;

        assertThat(owner.post(keys + "change/",
                List.of(key, "name=Phone", "count=many", "seconds=60")).status()).isEqualTo(422);
        owner.post(keys + "change/", List.of(key, "name=Phone", "count=500", "seconds=60"));
        owner.post(keys + "active/", List.of(key, "active=false"));
        assertThat(owner.get(keys).text()).contains("Phone").contains("value=\"500\"")
                .contains("disabled");

        owner.post(keys + "delete/", List.of(key));
        assertThat(owner.get(keys).text()).doesNotContain("Phone");
    }

    @Test
    void general_takenSlugOrNonsense_isRefused() {
        assertThat(owner.post(PROJECTS + "shop/",
                List.of("name=Shop", "slug=api", "platform=node")).status()).isEqualTo(422);
        assertThat(owner.post(PROJECTS + "shop/",
                List.of("name=Shop", "slug=Not a slug", "platform=node")).status())
                .isEqualTo(422);
        assertThat(owner.post(PROJECTS + "shop/",
                List.of("name=Shop", "slug=shop", "retention=0")).status()).isEqualTo(422);
    }

    @Test
    void delete_needsTheSlugTyped() {
        owner.post(PROJECTS + "new/", List.of("name=Doomed", "platform=go"));

        assertThat(owner.post(PROJECTS + "doomed/delete/", List.of("confirm=doom")).status())
                .isEqualTo(422);
        assertThat(owner.post(PROJECTS + "doomed/delete/", List.of("confirm=doomed")).status())
                .isEqualTo(303);
        assertThat(owner.get(PROJECTS + "doomed/").status()).isEqualTo(404);
    }

    @Test
    void usage_namesWhatWasFiltered() {
        assertThat(owner.get("/organizations/acme/stats/?category=replay").text())
                .contains("Nothing was sent in this time");
    }
}
