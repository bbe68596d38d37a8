package io.corral.e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import io.corral.e2e.pages.Places.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Journey: somebody of one organisation meets addresses of another.
@ExtendWith(Stage.Shared.class)
class TwoOrganizationsIT {

    private static final String TITLE = "StableFire";

    private static Tenant alpha;
    private static Tenant beta;
    private static String betasIssue;
    private static List<Place> betasPlaces;

    private final Stage stage;

    TwoOrganizationsIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        alpha = stage.tenant("alpha");
        beta = stage.tenant("beta");
        Envelope envelope = Envelope.error(TITLE, "hay burns", Map.of())
                .attachment("hay.txt", "text/plain", "dry");
        beta.send(envelope);
        betasIssue = beta.awaitIssueOf(envelope.eventId());
        betasPlaces = new ArrayList<>(Places.of(beta, betasIssue, envelope.eventId()));
        betasPlaces.addAll(Places.partsOf(beta, betasIssue, envelope.eventId()));
    }

    @Test
    void everyPageOfTheOther_isMissing() {
        try (var ann = stage.member(alpha, "ann@alpha.example", "member");
                var owner = stage.owner()) {
            for (Place place : betasPlaces) {
                assertThat(owner.open(place.path()).status()).as("for the owner: " + place)
                        .isIn(200, 422);
                assertThat(ann.open(place.path()).status()).as("for a stranger: " + place)
                        .isEqualTo(404);
                assertThat(ann.heading("There is no such page")).isVisible();
                assertThat(ann.page().content()).doesNotContain(TITLE);
            }
        }
    }

    /// What scripts of pages ask for.
    @Test
    void everyAnswerForScriptsOfTheOther_isMissing() {
        try (var ann = stage.member(alpha, "abe@alpha.example", "member")) {
            for (String below : List.of("issues/live/", "issues/complete/?query=is:",
                    "projects/shop/start/status/")) {
                APIResponse answer =
                        ann.context().request().get(stage.server().url() + beta.path(below));
                assertThat(answer.status()).as(below).isEqualTo(404);
            }
        }
    }

    /// What is missing and what is forbidden look the same, so that nobody learns what exists.
    @Test
    void whatIsNotThere_looksLikeWhatIsNotTheirs() {
        try (var ann = stage.member(alpha, "amy@alpha.example", "member")) {
            String forbidden = textOf(ann, beta.path("issues/" + betasIssue + "/"));
            String missing = textOf(ann, "/organizations/gamma/issues/" + betasIssue + "/");
            assertThat(forbidden).isEqualTo(missing);
            assertThat(ann.open(alpha.path("issues/" + betasIssue + "/")).status())
                    .isEqualTo(404);
        }
    }

    private static String textOf(Visitor visitor, String path) {
        assertThat(visitor.open(path).status()).isEqualTo(404);
        return visitor.page().innerText("body");
    }

    @Test
    void ownPages_nameNothingOfTheOther() {
        try (var ann = stage.member(alpha, "ada@alpha.example", "member")) {
            for (String below : List.of("issues/?query=", "projects/", "stats/", "settings/",
                    "settings/members/", "settings/teams/")) {
                assertThat(ann.open(alpha.path(below)).status()).as(below).isEqualTo(200);
                assertThat(ann.page().content()).as(below).doesNotContain(TITLE)
                        .doesNotContain(beta.slug());
            }
        }
    }

    @Test
    void formsOfTheOther_changeNothing() {
        try (var ann = stage.member(alpha, "aki@alpha.example", "member")) {
            ann.open(alpha.path("issues/"));
            for (String below : List.of("settings/", "settings/members/", "projects/new/",
                    "projects/shop/", "projects/shop/delete/", "projects/shop/keys/",
                    "issues/views/", "issues/" + betasIssue + "/notes/", "catch-up/pass/",
                    "catch-up/correct/", "catch-up/undo/", "catch-up/handover/",
                    "settings/context/", "settings/context/check/", "settings/context/preview/",
                    "settings/pruning/", "settings/pruning/make/")) {
                APIResponse answer = ann.post(beta.path(below), FormData.create()
                        .set("name", "Mine now").set("email", "ann@alpha.example")
                        .set("confirm", "shop").set("issue", betasIssue).set("text", "Mine now"));
                assertThat(answer.status()).as(below).isEqualTo(404);
            }
            assertThat(beta.issue(betasIssue)).isPresent();
        }
    }

    /// What addresses and forms of somebody's own organisation name of another is not there.
    @Test
    void triageOfTheOther_isMissing_underOwnAddresses() {
        String note;
        try (var owner = stage.owner()) {
            assertThat(owner.post(beta.path("catch-up/correct/"), FormData.create()
                    .set("issue", betasIssue).set("wish", "noise:bot")).status()).isEqualTo(303);
            note = owner.post(beta.path("catch-up/handover/"), FormData.create()
                    .set("text", TITLE + " is left")).headers().getOrDefault("location", "");
        }
        assertThat(note).startsWith(beta.path("catch-up/handover/"));
        try (var ann = stage.member(alpha, "ava@alpha.example", "member")) {
            for (String path : List.of(note.replace(beta.path(""), alpha.path("")),
                    alpha.path("catch-up/why/?issue=" + betasIssue))) {
                assertThat(ann.open(path).status()).as(path).isEqualTo(404);
            }
            FormData form = FormData.create().set("issue", betasIssue).set("wish", "up")
                    .set("action", "resolve").set("token", "correction:" + onlyCorrection());
            Map.of("issues/actions/", 404, "catch-up/correct/", 400, "catch-up/undo/", 400,
                    "catch-up/pass/", 303).forEach(
                            (below, status) -> assertThat(
                                    ann.post(alpha.path(below), form).status()).as(below)
                                    .isEqualTo(status));
            ann.open(alpha.path("catch-up/handover/"));
            assertThat(ann.page().content()).contains("0 of 0 triaged").doesNotContain(TITLE);
        }
        assertThat(onlyCorrection()).isNotEmpty();
        assertThat(beta.issue(betasIssue).orElseThrow().path("status").asString())
                .isEqualTo("unresolved");
    }

    private static String onlyCorrection() {
        List<String> ids = beta.rest()
                .all("/api/0/organizations/" + beta.slug() + "/triage/corrections/").stream()
                .map(each -> each.path("id").asString()).toList();
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }
}
