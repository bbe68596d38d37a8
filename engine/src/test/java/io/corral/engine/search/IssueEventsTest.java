package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.engine.search.IssueEvents.Found;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.TagSummary;
import io.corral.testkit.issue.GroupedEventBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueEventsTest {

    private static final Instant NOW = SearchFixture.NOW;
    private static final GroupedEventBuilder EVENT = GroupedEventBuilder.anEvent().ofKey(7);

    private static final String HEX = "0123456789abcdef0123456789abcdef";

    private final SearchFixture fixture = new SearchFixture();
    private final IssueEvents events = new IssueEvents(fixture.stores);

    @BeforeEach
    void fill() {
        fixture.digest.digest(
                EVENT.withId(1).at(NOW.minusSeconds(20)), EVENT.withId(2).at(NOW.minusSeconds(10)),
                EVENT.withId(3).at(NOW.minusSeconds(10)));
        fixture.append(
                aRow().withKey(7).withId(1).at(NOW.minusSeconds(20)).byUser("1")
                        .inEnvironment("prod").withTag("plan", "gold"),
                aRow().withKey(7).withId(2).at(NOW.minusSeconds(10)).byUser("1")
                        .withTag("plan", "free"),
                aRow().withKey(7).withId(3).at(NOW.minusSeconds(10)).withTag("plan", "free"),
                aRow().withKey(9).withId(4));
    }

    @Test
    void latestAndOldest_areFound() {
        assertThat(id(events.latest(issue(), Set.of()))).isEqualTo(3);
        assertThat(id(events.oldest(issue(), Set.of()))).isEqualTo(1);
        assertThat(id(events.latest(issue(), Set.of("prod")))).isEqualTo(1);
        assertThat(events.latest(issue(), Set.of("stage"))).isEmpty();
    }

    @Test
    void neighbours_followTimeThenId() {
        assertThat(id(events.next(issue(), event(1), NOW.minusSeconds(20)))).isEqualTo(2);
        assertThat(id(events.next(issue(), event(2), NOW.minusSeconds(10)))).isEqualTo(3);
        assertThat(events.next(issue(), event(3), NOW.minusSeconds(10))).isEmpty();
        assertThat(id(events.previous(issue(), event(3), NOW.minusSeconds(10)))).isEqualTo(2);
        assertThat(events.previous(issue(), event(1), NOW.minusSeconds(20))).isEmpty();
    }

    @Test
    void search_pagesNewestFirst() {
        assertThat(page("", 0, 2)).isEqualTo("3 2 more");
        assertThat(page("", 2, 2)).isEqualTo("1");
        assertThat(page("plan:free", 0, 5)).isEqualTo("3 2");
        assertThat(events.search(issue(), "plan:", SearchFixture.scope(), 0, 5))
                .isInstanceOf(IssueEvents.Answer.Refused.class);
    }

    @Test
    void tags_countValues() {
        List<TagSummary> tags = events.tags(issue(), SearchFixture.scope(), "plan", 1, 10);

        assertThat(tags.getFirst().top()).extracting(TagSummary.Value::value)
                .containsExactly("free", "gold");
    }

    @Test
    void candidates_preferReplaysThenTracesThenTheNewest() {
        assertThat(candidates("")).isEqualTo("3 2 1");
        fixture.append(aRow().withKey(7).withId(5).at(NOW.minusSeconds(15))
                .withTrace(trace(HEX, null)));
        assertThat(candidates("")).isEqualTo("5");
        fixture.append(aRow().withKey(7).withId(6).at(NOW.minusSeconds(18))
                .withTrace(trace(null, HEX)));
        assertThat(candidates("")).isEqualTo("6");
        assertThat(candidates("plan:free")).isEqualTo("3 2");
        assertThat(candidates("plan:none")).isEmpty();
        assertThat(events.candidates(issue(), "plan:", SearchFixture.scope(), false))
                .isInstanceOf(IssueEvents.Answer.Refused.class);
    }

    private static Trace trace(@Nullable String traceId, @Nullable String replayId) {
        return new Trace(traceId, null, null, null, replayId, null);
    }

    private String candidates(String query) {
        return ids(events.candidates(issue(), query, SearchFixture.scope(), false));
    }

    private Issue issue() {
        return fixture.digest.issueOf(EVENT);
    }

    private static EventId event(long id) {
        return new EventId(id, id);
    }

    private static long id(Optional<Found> found) {
        return found.orElseThrow().id().low();
    }

    private String page(String query, int offset, int limit) {
        return ids(events.search(issue(), query, SearchFixture.scope(), offset, limit));
    }

    private static String ids(IssueEvents.Answer answer) {
        var page = ((IssueEvents.Answer.Events) answer).page();
        String ids = page.events().stream()
                .map(found -> String.valueOf(found.id().low()))
                .collect(Collectors.joining(" "));
        return page.hasMore() ? ids + " more" : ids;
    }
}
