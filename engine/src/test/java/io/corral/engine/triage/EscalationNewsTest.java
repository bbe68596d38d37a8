package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Severity;
import io.corral.domain.triage.Verdict;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationNewsTest {

    private static final GroupedEventBuilder CART = anEvent().ofKey(1).withId(1);
    private static final GroupedEventBuilder MAIL = anEvent().ofKey(2).withId(2);
    private static final EventId EVENT = new EventId(0, 9);

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final EscalationNews news = at(NOON);

    EscalationNewsTest() {
        digest.digest(CART, MAIL);
    }

    private EscalationNews at(Instant now) {
        return new EscalationNews(stores.queries(), now);
    }

    private Issue issue(GroupedEventBuilder event) {
        return digest.issueOf(event);
    }

    private static Verdict verdict(
            String shortId, @Nullable NoiseClass noise, @Nullable String family) {
        return new Verdict(1, shortId, "shop", 1, Severity.P1, null, noise, 1, List.of(),
                List.of("tier 1: x"), family, "", List.of(), List.of());
    }

    @Test
    void whatIsNoNoise_isTold_noiseIsNot() {
        assertThat(news.silence(issue(CART), verdict("S-1", null, null), EVENT)).isEmpty();
        assertThat(news.silence(issue(MAIL), verdict("S-2", NoiseClass.BOT, null), EVENT))
                .contains("noise: bot");
        assertThat(news.silence(issue(MAIL), verdict("S-2", null, null), null)).isPresent();
    }

    @Test
    void ofAFamily_theFirstIsTold() {
        assertThat(news.silence(issue(CART), verdict("S-1", null, "redis"), EVENT)).isEmpty();
        assertThat(news.silence(issue(MAIL), verdict("S-2", null, "redis"), EVENT))
                .contains("told with S-1, of the same family");
        assertThat(at(NOON).silence(issue(MAIL), verdict("S-2", null, "redis"), EVENT)).isEmpty();
    }

    @Test
    void whatWasTold_isSilentForADay() {
        stores.issues().edit(List.of(new IssueEdit(issue(CART).id(), null, NOON, List.of(),
                List.of(new Activity.Entry(ActivityType.SET_ESCALATING,
                        Map.of(EscalationNews.TOLD, true))))));
        Verdict verdict = verdict("S-1", null, null);

        assertThat(at(NOON.plus(Duration.ofHours(23))).silence(issue(CART), verdict, EVENT))
                .isEqualTo(Optional.of("told within 24 hours, at " + NOON));
        assertThat(at(NOON.plus(Duration.ofHours(24))).silence(issue(CART), verdict, EVENT))
                .isEmpty();
    }
}
