package io.corral.engine.search;

import static io.corral.engine.search.SearchFixture.NOW;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.Issue;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.search.IssueVolumes.Shown;
import io.corral.engine.search.IssueVolumes.Volume;
import io.corral.store.event.EventExpression.Tag;
import io.corral.store.event.EventPredicate;
import io.corral.testkit.issue.GroupedEventBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssueVolumesTest {

    private static final GroupedEventBuilder EVENT = anEvent().ofKey(7);
    private static final Instant OLD = NOW.minus(Duration.ofDays(3));
    private static final Instant LATE = NOW.minusSeconds(10);
    private static final EventPredicate GOLD =
            new EventPredicate.Compare(new Tag("plan"), SearchOperator.EQUAL, "gold");

    private final SearchFixture fixture = new SearchFixture();
    private final IssueVolumes volumes = new IssueVolumes(fixture.stores);

    @BeforeEach
    void fill() {
        fixture.digest.digest(
                EVENT.withId(1).at(OLD).inEnvironment("staging").ofUser(1L),
                EVENT.withId(2).at(LATE).inEnvironment("production").ofUser(1L),
                EVENT.withId(3).at(LATE).inEnvironment("production").ofUser(2L));
        fixture.append(
                aRow().withKey(7).withId(1).at(OLD).byUser("1").inEnvironment("staging"),
                aRow().withKey(7).withId(2).at(LATE).byUser("1").inEnvironment("production")
                        .withTag("plan", "gold"),
                aRow().withKey(7).withId(3).at(LATE).byUser("2").inEnvironment("production"));
    }

    @Test
    void withoutWindow_isEverything() {
        assertThat(shown(SearchFixture.scope(), false, null))
                .isEqualTo(new Shown(new Volume(3, 2, OLD, LATE), null));
    }

    @Test
    void window_countsWhatLiesInIt() {
        assertThat(shown(SearchFixture.scope(), true, null))
                .isEqualTo(new Shown(new Volume(2, 2, OLD, LATE), null));
    }

    @Test
    void windowAroundTheIssue_needsNoCounting() {
        var scope = SearchFixture.scope().in(TimeWindow.last(Duration.ofDays(4), NOW));

        assertThat(shown(scope, true, null).seen()).isEqualTo(new Volume(3, 2, OLD, LATE));
    }

    @Test
    void environments_haveTheirOwnFirstTime() {
        var scope = SearchFixture.scope();
        var production = new SearchScope(scope.organization(), scope.projects(),
                Set.of("production"), scope.window(), null, NOW);

        assertThat(shown(production, false, null).seen())
                .isEqualTo(new Volume(2, 2, LATE, LATE));
    }

    @Test
    void query_countsWhatItIsAbout() {
        assertThat(shown(SearchFixture.scope(), false, GOLD).filtered())
                .isEqualTo(new Volume(1, 1, LATE, LATE));
        assertThat(shown(SearchFixture.scope(), false, EventPredicate.NEVER).filtered())
                .isEqualTo(new Volume(0, 0, OLD, LATE));
    }

    @Test
    void noIssues_isNothing() {
        assertThat(volumes.shown(List.of(), SearchFixture.scope(), true, null)).isEmpty();
    }

    private Shown shown(SearchScope scope, boolean timed, @Nullable EventPredicate about) {
        Issue issue = fixture.digest.issueOf(EVENT);
        return Objects.requireNonNull(
                volumes.shown(List.of(issue), scope, timed, about).get(issue.id()));
    }
}
