package io.corral.sample.friday;

import io.corral.sample.render.Resources;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the people of the shop had met before the weekend and ignored.
public final class FridayIgnored {

    private FridayIgnored() {}

    /// An ignored bug.
    ///
    /// @param bug its name in the truth of its events
    /// @param reason class of the reason, such as `third-party-flake`
    /// @param note why, in a sentence
    public record Ignored(String bug, String reason, String note) {}

    /// All of them.
    public static List<Ignored> all() {
        List<Ignored> all = new ArrayList<>();
        for (JsonNode each : Resources.read("ignored.json")) {
            all.add(new Ignored(each.path("bug").stringValue(), each.path("reason").stringValue(),
                    each.path("note").stringValue()));
        }
        return List.copyOf(all);
    }
}
