package io.corral.server.ui.issue;

import io.corral.domain.issue.Issue;
import io.corral.server.ui.Address;
import io.corral.server.ui.issue.event.Values;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.IssueDetail.Heading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an issue is called, and where one is.
final class Headings {

    private static final int TITLE_LENGTH_MAX = 300;
    private static final int SYMPTOM_LENGTH_MAX = 4_000;

    private Headings() {}

    static Heading of(IssuePlace place) {
        Issue issue = place.issue();
        String type = issue.metadata().type();
        boolean hasType = type != null && !type.isBlank();
        String title = type != null && hasType ? type : issue.metadata().title();
        boolean isListed = !place.filter().from().isEmpty();
        return new Heading(
                place.here(), new Shell.Link(place.list(),
                        place.filter().isOfWorklist() ? "Catch me up" : "Issues"),
                isListed ? place.below("previous/").toString() : null,
                isListed ? place.below("next/").toString() : null,
                place.shortId(), new Shell.Link(
                        Address.of(place.visit().address("issues/"))
                                .with("project", place.project().id().toString()).toString(),
                        place.project().name()),
                Values.cut(title, TITLE_LENGTH_MAX),
                hasType ? symptom(issue.metadata().value()) : null,
                issue.metadata().culprit(), issue.level().wireName(),
                chips(place));
    }

    private static @Nullable String symptom(@Nullable String value) {
        return value == null || value.isBlank() ? null : Values.cut(value, SYMPTOM_LENGTH_MAX);
    }

    private static List<Chip> chips(IssuePlace place) {
        Issue issue = place.issue();
        List<Chip> chips = new ArrayList<>();
        chips.add(StateWords.chip(issue.state(), place.visit().zone()));
        if (issue.unhandled()) {
            chips.add(new Chip("unhandled", "is-unhandled",
                    "Nothing in the application caught it"));
        }
        String level = issue.level().wireName();
        if (!level.equals("error")) {
            chips.add(Chip.of(level, "is-" + level));
        }
        return chips;
    }
}
