package io.corral.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import io.corral.e2e.pages.Places.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stored cross-site scripting: texts that want to be scripts, in every field of an event, come to
/// rest as texts on every page. Each would call `probe`, and each element it would make has the
/// attribute `data-probe`.
@ExtendWith(Stage.Shared.class)
class HostileTextIT {

    /// What a text is made to break out of: an element, an attribute, a script, a style, a
    /// comment, a template, an address, and what htmx would act upon.
    private static final List<String> CORPUS = List.of(
            "<script data-probe>probe(1)</script>",
            "\"><img data-probe src=x onerror=probe(2)>",
            "'><svg data-probe onload=probe(3)>",
            "`--></style></script></textarea></title><b data-probe>",
            "<iframe data-probe srcdoc='<script>parent.probe(4)</script>'>",
            "<math><mtext><table><mglyph><style><img data-probe src=x onerror=probe(5)>",
            "<details data-probe open ontoggle=probe(6)>",
            "<input data-probe autofocus onfocus=probe(7)>",
            "<b data-probe hx-get=/logout hx-trigger=load hx-on:load=probe(8)>",
            "\" data-probe autofocus onfocus=\"probe(9)",
            "javascript:probe(10)//",
            "data:text/html,<script data-probe>probe(11)</script>",
            "&lt;img data-probe src=x onerror=probe(12)&gt;",
            "\\u003cscript data-probe\\u003eprobe(13)\\u003c/script\\u003e",
            "{{constructor.constructor('probe(14)')()}}${probe(14)}#{probe(14)}",
            "<meta data-probe http-equiv=refresh content='0;url=javascript:probe(15)'>",
            "<base data-probe href=//evil.invalid><link data-probe rel=stylesheet href=//e.invalid>",
            "<form data-probe action=javascript:probe(16)><button>",
            "<a data-probe href=javascript:probe(17) autofocus>probe(17)</a>");

    private static final String PREPARE = """
            window.probed = [];
            window.probe = number => { window.probed.push(number); };
            """;

    /// What a page must not have: elements of the corpus, handlers, addresses that are scripts.
    private static final String FOUND = """
            () => {
              document.querySelectorAll("details").forEach(each => { each.open = true; });
              const script = /^\\s*(javascript|data:text|vbscript):/i;
              const found = [...document.querySelectorAll("[data-probe]")];
              for (const element of document.querySelectorAll("*")) {
                for (const {name, value} of element.attributes) {
                  if (name.startsWith("on") || name.startsWith("hx-on") || script.test(value)
                      && ["href", "src", "action", "formaction", "data"].includes(name)) {
                    found.push(element);
                  }
                }
              }
              return [...found.map(each => each.outerHTML.slice(0, 200)),
                ...window.probed.map(number => "ran " + number)];
            }
            """;

    private static final String NOTE =
            "What was done, what is left, and what to watch. It is yours to change.";

    private static Tenant tenant;
    private static final Map<String, String> EVENTS = new HashMap<>();

    private final Stage stage;

    HostileTextIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void send(Stage stage) {
        tenant = stage.tenant("wolves");
        for (String hostile : pairs()) {
            EVENTS.put(hostile, EveryField.send(tenant, name -> name + hostile));
        }
        tenant.awaitDigested();
        tenant.tryOneIssue();
    }

    /// Two texts at a time: a field has room for both.
    static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < CORPUS.size(); i += 2) {
            pairs.add(CORPUS.get(i) + CORPUS.get((i + 1) % CORPUS.size()));
        }
        return pairs;
    }

    private static Visitor watched(Visitor visitor) {
        visitor.context().addInitScript(PREPARE);
        return visitor;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eventText_staysText_onEveryPage(String hostile) {
        String event = Objects.requireNonNull(EVENTS.get(hostile));
        String issue = tenant.awaitIssueOf(event);
        List<Place> places = new ArrayList<>(Places.of(tenant, issue, event));
        places.addAll(Places.partsOf(tenant, issue, event));
        boolean isFirst = hostile.startsWith(CORPUS.getFirst());
        // Pages without an event look the same for each of them.
        places.removeIf(place -> !isFirst && !place.path().contains("/issues/" + issue));
        try (var owner = watched(stage.owner())) {
            for (Place place : places) {
                owner.open(place.path());
                assertHarmless(owner, place.toString());
            }
            owner.open(tenant.path("issues/" + issue + "/"));
            assertThat(owner.page().innerText("main")).contains("exception" + hostile);
        }
    }

    private static void assertHarmless(Visitor visitor, String what) {
        visitor.settle();
        assertThat((List<?>) visitor.page().evaluate(FOUND)).as(what).isEmpty();
    }

    /// What stands in an address comes back on the page.
    @Test
    void addressText_staysText() {
        try (var owner = watched(stage.owner()); var stranger = watched(stage.stranger())) {
            for (String hostile : pairs()) {
                String value = encoded(hostile);
                owner.open(tenant.path("issues/?query=" + value + "&environment=" + value
                        + "&sort=" + value + "&statsPeriod=" + value + "&project=" + value));
                assertHarmless(owner, "search for " + hostile);
                stranger.open("/login/?next=" + value);
                assertHarmless(stranger, "sign-in with " + hostile);
            }
        }
    }

    /// What people type for each other: names of organisations, projects, people, teams, tokens.
    @Test
    void namesPeopleGive_stayText() {
        Tenant flock = stage.tenant("sheep");
        String hostile = "<img data-probe src=x onerror=probe(18)>";
        try (var owner = watched(stage.owner())) {
            owner.agree();
            owner.open(flock.path("settings/"));
            owner.field("Name").fill(hostile);
            owner.button("Save").click();
            owner.open(flock.path("projects/shop/"));
            owner.field("Name").fill(hostile);
            owner.button("Save").click();
            owner.open(flock.path("settings/teams/"));
            owner.field("New team").fill(hostile);
            owner.button("Create").click();
            owner.open("/account/tokens/");
            owner.field("Name").fill(hostile);
            owner.page().getByText("event:read").click();
            owner.button("Create token").click();
            for (Place place : Places.of(flock, "0", "0")) {
                owner.open(place.path());
                assertHarmless(owner, place.toString());
            }
            owner.open("/account/tokens/");
            assertHarmless(owner, "tokens");
            assertThat(owner.page().innerText("main")).contains(hostile);
        }
    }

    /// What people tell triage, and what it says about such issues.
    @Test
    void whatTriageIsTold_staysText() {
        String pair = pairs().getFirst();
        String issue = tenant.awaitIssueOf(Objects.requireNonNull(EVENTS.get(pair)));
        FormData about = FormData.create().set("issue", issue).set("wish", "noise:bot")
                .set("word", pair);
        try (var owner = watched(stage.owner())) {
            assertThat(owner.post(tenant.path("catch-up/pass/"), about).status()).isEqualTo(303);
            owner.open(tenant.path("catch-up/handover/"));
            assertHarmless(owner, "handover");
            assertThat(owner.field(NOTE).inputValue()).contains("data-probe");
            owner.field(NOTE).fill(pair);
            owner.button("Keep it and end my session").click();
            owner.isTold("Kept.");
            assertHarmless(owner, "kept note");
            assertThat(owner.page().innerText("#note")).isEqualTo(pair);

            assertThat(owner.post(tenant.path("catch-up/correct/"), about).status())
                    .isEqualTo(303);
            for (String below : List.of("catch-up/?section=noise-bot&since=" + encoded(pair),
                    "catch-up/why/?issue=" + issue, "issues/" + issue + "/")) {
                owner.open(tenant.path(below));
                assertHarmless(owner, below);
            }
            owner.open(tenant.path("settings/pruning/"));
            owner.button("Look again now").click();
            owner.isTold("proposal");
            assertHarmless(owner, "pruning");
            assertThat(owner.page().innerText("main")).contains("exception" + CORPUS.getFirst());
            tellContext(owner, pair);
        }
    }

    private static void tellContext(Visitor owner, String hostile) {
        String quoted = "'" + hostile.replace("'", "''") + "'";
        owner.open(tenant.path("settings/context/"));
        owner.field("Product context").fill(quoted + ": " + quoted);
        owner.button("Save").click();
        owner.isWarned("Nothing was saved.");
        assertHarmless(owner, "wrong context");
        owner.field("Product context").fill("""
                services:
                  - {name: %1$s, projects: [shop], audience: customer, owner: %1$s}
                thirdParties:
                  - {host: pay.example, usedFor: %1$s}
                owners: {shop: %1$s}
                """.formatted(quoted));
        owner.button("Save").click();
        owner.isTold("Saved.");
        assertHarmless(owner, "context");
        assertThat(owner.page().innerText("main")).contains(hostile);
        owner.button("What would change?").click();
        owner.heading("What would change").waitFor();
        assertHarmless(owner, "preview of a context");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A file is never a page of this server, whatever it says it is.
    @Test
    void attachments_areNeverPages() {
        try (var owner = watched(stage.owner())) {
            for (String event : EVENTS.values()) {
                owner.open(tenant.path(
                        "issues/" + tenant.awaitIssueOf(event) + "/events/" + event + "/"));
                List<?> addresses = (List<?>) owner.page().evaluate(
                        "[...document.querySelectorAll('a[href*=\"/attachments/\"]')]"
                                + ".map(each => each.href)");
                assertThat(addresses).hasSizeGreaterThanOrEqualTo(4);
                addresses.forEach(address -> assertIsFile(owner, address.toString()));
            }
        }
    }

    private static void assertIsFile(Visitor visitor, String address) {
        APIResponse file = visitor.context().request().get(address);
        Map<String, String> headers = file.headers();
        if (address.endsWith("/picture/") && file.status() == 404) {
            return; // what only claims to be a picture is not shown as one
        }
        assertThat(file.status()).as(address).isEqualTo(200);
        assertThat(headers).as(address).containsEntry("x-content-type-options", "nosniff");
        boolean isPicture = headers.getOrDefault("content-type", "")
                .matches("image/(png|jpeg|gif|webp)");
        boolean isDownload = headers.getOrDefault("content-disposition", "")
                .startsWith("attachment");
        assertThat(isDownload || isPicture).as(address + headers).isTrue();
    }
}
