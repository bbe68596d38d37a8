package io.corral.server.ui.issue.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Message;
import io.corral.domain.group.Explanation;
import io.corral.domain.group.ExplanationDiff;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.Tier;
import io.corral.domain.id.EventId;
import io.corral.web.page.issue.grouping.ComparisonPage.Line;
import io.corral.web.page.issue.grouping.ExplanationPart;
import io.corral.web.page.issue.grouping.ExplanationPart.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupingWordsTest {

    private static Explanation saying(String text) {
        return Grouping.explain(new EventDraft(new EventId(1, 2)).platform("python")
                .message(new Message(null, text, List.of())).build());
    }

    @Test
    void message_isCutAtItsMasks() {
        ExplanationPart part = ExplanationParts.of(saying("cart 17 is closed"));

        assertThat(part.messages().getFirst().pieces()).containsExactly(
                new Piece("cart ", null), new Piece("17", "number"), new Piece(" is closed", null));
        assertThat(part.why()).startsWith("A message");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void everyTier_hasWords(Tier tier) {
        assertThat(ExplanationParts.tier(tier)).isNotBlank();
    }

    @Test
    void whatDiffers_standsBesideEachOther() {
        Explanation left = saying("the cart is closed");
        Explanation right = saying("the cart is empty");
        ExplanationDiff diff = ExplanationDiff.of(left, right);

        assertThat(ComparisonParts.sections(diff).getFirst().lines()).containsExactly(
                new Line("kind: message", "kind: message", true),
                new Line("message: the cart is closed", "message: the cart is empty", true));
        assertThat(ComparisonParts.sections(diff).getFirst().lines())
                .extracting(Line::look).containsExactly("is-same", "is-other");
        assertThat(ComparisonParts.verdict(left, right, diff)).contains("these differ");
        assertThat(ComparisonParts.verdict(left, left, ExplanationDiff.of(left, left)))
                .contains("same key");
    }
}
