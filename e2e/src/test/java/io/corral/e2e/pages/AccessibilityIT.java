package io.corral.e2e.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.corral.e2e.pages.Places.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page, in both themes, is looked at by axe: nothing serious may be found.
@ExtendWith(Stage.Shared.class)
class AccessibilityIT {

    private static final String LINKS = """
            [...document.querySelectorAll("a[href]:not([download])")]
              .filter(each => each.origin === location.origin).map(each => each.pathname)
            """;

    private static Axe axe;
    private static Tenant tenant;
    private static List<Place> places;
    private static List<Place> parts;

    private final Stage stage;

    AccessibilityIT(Stage stage) {
        this.stage = stage;
    }

    @BeforeAll
    static void found(Stage stage) {
        axe = Axe.installed();
        tenant = stage.tenant("everybody");
        String event = EveryField.send(tenant, EveryField.WORDS);
        String _ = tenant.awaitIssueOf(EveryField.send(tenant, EveryField.LONG_WORDS));
        tenant.tryOneIssue();
        String issue = tenant.awaitIssueOf(event);
        places = new ArrayList<>(Places.personal());
        places.addAll(Places.of(tenant, issue, event));
        parts = Places.partsOf(tenant, issue, event);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void pages_keepNobodyOut(ColorScheme scheme) {
        List<String> findings = new ArrayList<>();
        var device = new NewContextOptions().setColorScheme(scheme);
        try (var stranger = stage.visitor(device)) {
            Places.open().forEach(place -> findings.addAll(lookAt(stranger, place)));
        }
        try (var owner = stage.owner(device)) {
            places.forEach(place -> findings.addAll(lookAt(owner, place)));
        }
        assertThat(findings).isEmpty();
    }

    private static List<String> lookAt(Visitor visitor, Place place) {
        visitor.open(place.path());
        visitor.settle();
        return axe.findings(visitor.page()).stream()
                .map(finding -> place.name() + ": " + finding).toList();
    }

    @Test
    void dialogsAndMenus_keepNobodyOut() {
        try (var owner = stage.owner()) {
            owner.open(tenant.path("issues/"));
            owner.press("?");
            assertThat(axe.findings(owner.page())).isEmpty();
        }
        try (var phone = stage.owner(new NewContextOptions().setViewportSize(375, 740))) {
            phone.open(tenant.path("issues/"));
            phone.button("Menu").click();
            assertThat(axe.findings(phone.page())).isEmpty();
        }
    }

    /// A page nobody listed would be looked at by nobody.
    @Test
    void everyLink_leadsToAListedPage() {
        var pattern = Places.patternOf(tenant);
        Set<String> listed = Stream.concat(places.stream(), parts.stream()).map(Place::path)
                .map(pattern).collect(Collectors.toCollection(HashSet::new));
        listed.add("/");
        Set<String> linked = new HashSet<>();
        try (var owner = stage.owner()) {
            for (Place place : places) {
                owner.open(place.path());
                for (Object path : (List<?>) owner.page().evaluate(LINKS)) {
                    linked.add(pattern.apply(path.toString()));
                }
            }
        }
        linked.removeIf(path -> path.contains("/attachments/")
                || path.equals("/api/0/openapi.json")
                || (path.startsWith("/organizations/")
                        && !path.startsWith("/organizations/ORG/")));
        assertThat(listed).containsAll(linked);
    }
}
