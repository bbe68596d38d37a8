package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of proposals and what leads to it, over HTTP.
class ProposalPagesFlowTest {

    private static final String PAGE = "/organizations/acme/projects/shop/proposals/";
    private static final Pattern ID = Pattern.compile("name=\"proposal\" value=\"(\\d+)\"");

    @SuppressWarnings("NullAway.Init")
    private ApiServer server;

    @SuppressWarnings("NullAway.Init")
    private BrowserClient owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    private String error(String value, String... functions) {
        String frames = Stream.of(functions)
                .map(each -> "{\"module\":\"shop." + each + "\",\"function\":\"" + each
                        + "\",\"in_app\":true}")
                .collect(Collectors.joining(","));
        return server.event("""
                {"platform":"python","exception":{"values":[{"type":"ShopError","value":"%s",
                "stacktrace":{"frames":[%s]}}]}}""".formatted(value, frames));
    }

    private String proposal() {
        Matcher id = ID.matcher(owner.get(PAGE).text());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    /// The page that a form leads to.
    private String after(List<String> fields) {
        Reply sent = owner.post(PAGE, fields);
        assertThat(sent.status()).isEqualTo(303);
        return owner.get(sent.header("Location")).text();
    }

    @Test
    void proposals_areLookedFor_shownWithEvidence_andAccepted() {
        String one = error("<b>gone</b>", "serve", "open_shop", "load_cart");
        String other = error("<b>gone</b>", "serve", "retry_page", "open_shop", "load_cart");
        assertThat(owner.get(PAGE).text()).contains("Issues have not been compared yet.")
                .contains("Nothing to propose");
        assertThat(owner.get("/organizations/acme/issues/").text()).doesNotContain("1 proposal");

        assertThat(after(List.of("do=look"))).contains("1 proposal open.");

        String page = owner.get(PAGE).text();
        assertThat(page).contains("2 issues look like one bug").contains("shop.load_cart:load_cart")
                .contains("shop.retry_page:retry_page").contains("data-key=\"a\"")
                .contains("&lt;b&gt;gone").doesNotContain("<b>gone");
        assertThat(owner.get("/organizations/acme/issues/").text()).contains("1 proposal");
        String issue = server.issueOf(one).get("id").asString();
        assertThat(owner.get("/organizations/acme/issues/" + issue + "/similar/").text())
                .contains("alike").contains("A proposal names this issue");

        assertThat(after(List.of("do=accept", "proposal=" + proposal())))
                .contains("Accepted; later events follow.").contains("accepted");
        assertThat(server.issueOf(one).get("id")).isEqualTo(server.issueOf(other).get("id"));
    }

    @Test
    void refusedProposal_isAmongTheDecided_andStaysAway() {
        error("gone", "serve", "open_shop", "load_cart");
        error("gone", "serve", "retry_page", "open_shop", "load_cart");
        owner.post(PAGE, List.of("do=look"));

        String refused =
                after(List.of("do=refuse", "proposal=" + proposal()));
        assertThat(refused).contains("it will not be proposed again").contains("refused");
        assertThat(after(List.of("do=look"))).contains("Nothing to propose.");
    }

    @Test
    void split_isShown_withWhatTellsTheTwoApart() {
        for (int i = 0; i < 4; i++) {
            error("stock went negative in aisle " + i, "serve", "load_cart");
            error("coupon applied twice to basket " + i, "serve", "load_cart");
        }
        owner.post(PAGE, List.of("do=look"));

        assertThat(owner.get(PAGE).text()).contains("This issue holds two bugs")
                .contains("coupon applied twice to basket")
                .contains("name=\"do\" value=\"refuse\"");
    }

    @Test
    void settings_areSwitched_andNonsenseChangesNothing() {
        assertThat(after(List.of("do=settings", "accepting=on")))
                .contains("Corral merges what leaves hardly a doubt.");
        assertThat(after(List.of("do=settings")))
                .contains("Corral merges nothing by itself.");
        assertThat(after(List.of("do=accept", "proposal=x")))
                .contains("There is no such proposal any more.");
        assertThat(after(List.of("do=nonsense")))
                .contains("Nothing was changed.");
        assertThat(owner.get("/organizations/acme/issues/999999/similar/").status())
                .isEqualTo(404);
    }
}
