package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aRow;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.engine.search.IssueEvents.Filtering;
import io.corral.engine.search.IssueEvents.Found;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.TagSummary;
import io.corral.testkit.issue.GroupedEventBuilder;
import java.time.Duration;
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
        assertThat(id(all().latest())).isEqualTo(3);
        assertThat(id(all().oldest())).isEqualTo(1);
        assertThat(id(events.all(issue(), Set.of("prod")).latest())).isEqualTo(1);
        assertThat(events.all(issue(), Set.of("stage")).latest()).isEmpty();
    }

    @Test
    void neighbours_followTimeThenId() {
        assertThat(id(all().newer(event(1), NOW.minusSeconds(20)))).isEqualTo(2);
        assertThat(id(all().newer(event(2), NOW.minusSeconds(10)))).isEqualTo(3);
        assertThat(all().newer(event(3), NOW.minusSeconds(10))).isEmpty();
        assertThat(id(all().older(event(3), NOW.minusSeconds(10)))).isEqualTo(2);
        assertThat(all().older(event(1), NOW.minusSeconds(20))).isEmpty();
        assertThat(filtered("plan:gold").older(event(3), NOW.minusSeconds(10)))
                .map(found -> found.id().low()).contains(1L);
    }

    @Test
    void following_meetsEachOnce_whateverIsStoredMeanwhile() {
        var first = all().following(null, 1);
        assertThat(ids(first)).isEqualTo("3");
        fixture.append(aRow().withKey(7).withId(9).at(NOW.minusSeconds(5)));
        var second = all().following(first.getLast(), 1);
        assertThat(ids(second)).isEqualTo("2");
        assertThat(ids(all().following(second.getLast(), 5))).isEqualTo("1");
        assertThat(all().following(all().oldest().orElseThrow(), 5)).isEmpty();
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
    }

    @Test
    void candidates_olderThanAWeek_areTakenWhenNoneIsNewer() {
        fixture.digest.digest(EVENT.withId(8).at(NOW.minus(Duration.ofDays(20))));
        fixture.append(aRow().withKey(7).withId(8).at(NOW.minus(Duration.ofDays(20)))
                .withTag("plan", "old"));

        assertThat(ids(events.all(issue(), Set.of()).candidates(false))).isEqualTo("3 2 1");
        assertThat(ids(events.all(issue(), Set.of()).candidates(true))).isEqualTo("3 2 1 8");
        var scope = SearchFixture.scope().in(
                TimeWindow.last(Duration.ofDays(30), NOW));
        var old = (Filtering.Of) events.filtered(issue(), "plan:old", scope);
        assertThat(ids(old.events().candidates(false))).isEqualTo("8");
    }

    private static Trace trace(@Nullable String traceId, @Nullable String replayId) {
        return new Trace(traceId, null, null, null, replayId, null);
    }

    private String candidates(String query) {
        return ids(filtered(query).candidates(false));
    }

    @Test
    void filtered_pagesNewestFirst() {
        assertThat(page("", 0, 2)).isEqualTo("3 2 more");
        assertThat(page("", 2, 2)).isEqualTo("1");
        assertThat(page("plan:free", 0, 5)).isEqualTo("3 2");
        assertThat(events.filtered(issue(), "plan:", SearchFixture.scope()))
                .isInstanceOf(Filtering.Refused.class);
    }

    @Test
    void lines_sayWhoAndWhere() {
        FilteredEvents.Line oldest = all().lines(2, 5).getFirst();

        assertThat(oldest.id()).isEqualTo(event(1));
        assertThat(oldest.environment()).isEqualTo("prod");
        assertThat(oldest.user()).isEqualTo("id:1");
        assertThat(all().lines(0, 2)).hasSize(2);
    }

    @Test
    void counts_haveAPlaceForEachInterval() {
        Instant from = NOW.minusSeconds(30);

        assertThat(all().counts(from, Duration.ofSeconds(10), 3)).containsExactly(0L, 1L, 2L);
        assertThat(filtered("plan:gold").counts(from, Duration.ofSeconds(10), 3))
                .containsExactly(0L, 1L, 0L);
        assertThat(all().counts(NOW.minusSeconds(10), Duration.ofSeconds(10), 1))
                .containsExactly(2L);
    }

    @Test
    void tags_countValues() {
        List<TagSummary> tags = all().tags("plan", 1, 10);

        assertThat(tags.getFirst().top()).extracting(TagSummary.Value::value)
                .containsExactly("free", "gold");
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

    private FilteredEvents all() {
        return events.all(issue(), Set.of());
    }

    private FilteredEvents filtered(String query) {
        return ((Filtering.Of) events.filtered(issue(), query, SearchFixture.scope())).events();
    }

    private String page(String query, int offset, int limit) {
        IssueEvents.Page page = filtered(query).page(offset, limit);
        return page.hasMore() ? ids(page.events()) + " more" : ids(page.events());
    }

    private static String ids(List<Found> found) {
        return found.stream().map(each -> String.valueOf(each.id().low()))
                .collect(Collectors.joining(" "));
    }
}
