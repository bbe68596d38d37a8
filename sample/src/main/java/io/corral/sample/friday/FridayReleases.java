package io.corral.sample.friday;

import io.corral.sample.SdkFlavour;
import io.corral.sample.render.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The releases of the shop around the weekend, with what they are made of and how their sessions
/// go.
public final class FridayReleases {

    private FridayReleases() {}

    /// One release.
    ///
    /// @param project slug of its project
    /// @param released when it went out
    /// @param replaced when the next one took over; the end of the weekend for those that stay
    /// @param flavour SDK that tells about its sessions
    /// @param weight how many sessions it has an hour at most, beside the others
    /// @param crashedPerMille sessions that crash
    /// @param erroredPerMille sessions with a handled error
    public record ShopRelease(
            String project, String version, Instant released, Instant replaced,
            String environment, SdkFlavour flavour, int weight, int crashedPerMille,
            int erroredPerMille, List<ShopCommit> commits) {
        public ShopRelease {
            commits = List.copyOf(commits);
        }
    }

    /// A commit of a release.
    ///
    /// @param at when it was made
    /// @param files letter and path, as `M web/cart.ts`
    public record ShopCommit(
            String id, String message, String author, Instant at, List<String> files) {
        public ShopCommit {
            files = List.copyOf(files);
        }
    }

    /// The releases, for a weekend that ends at this time.
    public static List<ShopRelease> endingAt(Instant end) {
        List<ShopRelease> releases = new ArrayList<>();
        for (JsonNode each : Resources.read("releases.json")) {
            Instant released = end.minus(Duration.ofHours(each.path("hoursBefore").intValue()));
            releases.add(new ShopRelease(
                    each.path("project").stringValue(), each.path("version").stringValue(),
                    released, end.minus(Duration.ofHours(each.path("until").intValue())),
                    each.path("environment").stringValue(),
                    SdkFlavour.valueOf(
                            each.path("sdk").stringValue().toUpperCase(Locale.ROOT)),
                    each.path("weight").intValue(), each.path("crashedPerMille").intValue(),
                    each.path("erroredPerMille").intValue(),
                    commits(each.path("commits"), released)));
        }
        return List.copyOf(releases);
    }

    private static List<ShopCommit> commits(JsonNode list, Instant released) {
        List<ShopCommit> commits = new ArrayList<>();
        for (JsonNode each : list) {
            List<String> files = new ArrayList<>();
            each.path("files").forEach(file -> files.add(file.stringValue()));
            Instant at = released.minus(Duration.ofMinutes(35L + 190L * commits.size()));
            commits.add(new ShopCommit(each.path("id").stringValue(),
                    each.path("message").stringValue(), each.path("author").stringValue(), at,
                    files));
        }
        return commits;
    }
}
