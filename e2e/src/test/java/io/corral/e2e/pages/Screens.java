package io.corral.e2e.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.corral.e2e.Chromium;
import io.corral.e2e.CorralServer;
import io.corral.e2e.Demo;
import io.corral.e2e.Rest;
import io.corral.e2e.pages.Places.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Pictures of every page of the demo, on a desk and on a phone, light and dark, to be looked at:
/// `./corral-screens` runs it. It is no test of the suite.
class Screens {

    private static final List<Integer> WIDTHS = List.of(1440, 375);
    private static final int HEIGHT = 900;
    private static final String ORGANIZATION = "demo";
    private static final String RELEASE = "fernwood-web@5.14.0+2611201630";

    @TempDir
    Path place;

    @Test
    void everyPage_isPictured() throws IOException {
        Path folder = Files.createDirectories(CorralServer.root().resolve("e2e/target/screens"));
        try (var demo = Demo.start(place.resolve("demo"));
                Chromium chromium = Chromium.launched()) {
            String state = signedIn(chromium, demo);
            List<Place> places = new ArrayList<>(Places.personal());
            places.addAll(placesOf(demo.rest()));
            for (int width : WIDTHS) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    String ending = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                    try (var stranger = visitor(chromium, demo, width, scheme, null)) {
                        picture(stranger, Places.open(), folder, ending);
                    }
                    try (var owner = visitor(chromium, demo, width, scheme, state)) {
                        picture(owner, places, folder, ending);
                    }
                }
            }
        }
    }

    private static String signedIn(Chromium chromium, Demo demo) {
        try (var owner = visitor(chromium, demo, 1440, ColorScheme.LIGHT, null)) {
            owner.follow(demo.signInLink());
            return owner.context().storageState();
        }
    }

    /// With the issue that most people met.
    private static List<Place> placesOf(Rest rest) {
        String issues = "/api/0/organizations/" + ORGANIZATION + "/issues/";
        JsonNode issue = rest.get(issues + "?query=&sort=user").orElseThrow().path(0);
        String id = issue.path("id").asString();
        String event = rest.get(issues + id + "/events/latest/").orElseThrow()
                .path("eventID").asString();
        List<Place> places = new ArrayList<>(
                Places.of(ORGANIZATION, issue.at("/project/slug").asString(), id, event));
        places.add(Places.release(ORGANIZATION, RELEASE));
        return places;
    }

    private static Visitor visitor(
            Chromium chromium, Demo demo, int width, ColorScheme scheme,
            @Nullable String state) {
        var device = new NewContextOptions().setViewportSize(width, HEIGHT).setColorScheme(scheme)
                .setLocale("en-GB").setIsMobile(width < 500);
        if (state != null) {
            device.setStorageState(state);
        }
        return new Visitor(chromium.browser().newContext(device), demo.url());
    }

    private static void picture(
            Visitor visitor, List<Place> places, Path folder, String ending) {
        for (Place place : places) {
            visitor.open(place.path());
            visitor.settle();
            visitor.page().screenshot(new ScreenshotOptions().setFullPage(true)
                    .setPath(folder.resolve(place.name() + ending + ".png")));
        }
    }
}
