package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.domain.search.Glob;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.NumberField;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssueMark;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.issue.TextMatch;
import io.corral.testkit.issue.GroupedEventBuilder;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every list of [io.corral.store.issue.IssueQueries] finds, and in which order. Four issues
/// stand for many:
///
/// - 1, `TypeError` in checkout: two events and users, production, releases shop@1 and shop@2
/// - 2, `Timeout 50%` in mail: warning, staging, assigned to Anne, bookmarked by her
/// - 3, feedback, resolved
/// - 4, in project 2, ignored, assigned to team 9
public abstract class IssueQueriesContract {

    private static final UserId ANNE = new UserId(7);
    private static final Set<ProjectId> BOTH = Set.of(new ProjectId(1), new ProjectId(2));
    private static final GroupedEventBuilder CHECKOUT = anEvent().ofKey(1)
            .inEnvironment("production").inRelease("shop@1").ofUser(1L).handled(false);
    private static final GroupedEventBuilder MAIL = anEvent().ofKey(2).titled("Timeout 50% of it")
            .inCulprit("Mail_er").withLevel(Level.WARNING).inEnvironment("staging")
            .at(NOON.plusSeconds(60)).onPlatform("python");
    private static final GroupedEventBuilder FEEDBACK = anEvent().ofKey(3)
            .ofCategory(IssueCategory.FEEDBACK).titled("I like ÖL").inCulprit(null)
            .withLevel(Level.INFO).at(NOON.minus(Duration.ofDays(2)));
    private static final GroupedEventBuilder OTHER = anEvent().ofKey(4).inProject(2)
            .titled("Crash").at(NOON.plusSeconds(120));

    @SuppressWarnings("NullAway.Init")
    private IssueStores stores;

    @SuppressWarnings("NullAway.Init")
    private SmallDigest digest;

    /// Opens empty stores.
    protected abstract IssueStores open();

    @BeforeEach
    void fill() {
        stores = open();
        digest = new SmallDigest(stores);
        digest.digest(FEEDBACK);
        digest.digest(CHECKOUT.withId(1), MAIL.withId(2), OTHER.withId(4));
        digest.digest(CHECKOUT.withId(5).at(NOON.plusSeconds(30)).inRelease("shop@2").ofUser(2L));
        digest.update(FEEDBACK, IssueUpdate.ofStatus(IssueStatus.RESOLVED),
                SmallDigest.at(NOON, null));
        digest.update(OTHER, IssueUpdate.ofStatus(IssueStatus.IGNORED),
                SmallDigest.at(NOON, null));
        digest.edit(OTHER, NOON, new Step.Assign(new Assignee.ToTeam(new TeamId(9))));
        stores.issues().edit(List.of(new IssueEdit(
                digest.issueOf(MAIL).id(), ANNE, NOON,
                List.of(new Step.Assign(new Assignee.ToUser(ANNE)), new Step.Bookmark(true),
                        new Step.SetInbox(false)),
                List.of())));
    }

    @Test
    void list_everything_latestFirst() {
        assertThat(found(IssueCondition.EVERYTHING)).containsExactly(4L, 2L, 1L, 3L);
    }

    @Test
    void list_conditionsOnState() {
        assertThat(found(new IssueCondition.StatusIn(Set.of(IssueStatus.UNRESOLVED))))
                .containsExactly(2L, 1L);
        assertThat(found(new IssueCondition.SubstatusIn(
                Set.of(Substatus.NEW, Substatus.ARCHIVED_UNTIL_ESCALATING))))
                .containsExactly(4L, 2L, 1L);
        assertThat(found(new IssueCondition.IsForReview())).containsExactly(1L);
        assertThat(found(new IssueCondition.IsUnhandled())).containsExactly(1L);
        assertThat(found(new IssueCondition.IsAssigned())).containsExactly(4L, 2L);
        assertThat(found(new IssueCondition.AssignedTo(
                Set.of(new Assignee.ToUser(ANNE), new Assignee.ToTeam(new TeamId(8))))))
                .containsExactly(2L);
        assertThat(found(new IssueCondition.BookmarkedBy(ANNE))).containsExactly(2L);
        assertThat(found(new IssueCondition.SubscribedBy(ANNE))).isEmpty();
    }

    @Test
    void list_conditionsOnKind() {
        assertThat(found(new IssueCondition.CategoryIn(Set.of(IssueCategory.FEEDBACK))))
                .containsExactly(3L);
        assertThat(found(new IssueCondition.LevelIn(Set.of(Level.WARNING, Level.INFO))))
                .containsExactly(2L, 3L);
        assertThat(found(new IssueCondition.PriorityIn(Set.of(Priority.HIGH))))
                .containsExactly(4L, 1L);
        assertThat(found(new IssueCondition.ProjectIn(Set.of(new ProjectId(2)))))
                .containsExactly(4L);
        assertThat(found(new IssueCondition.NumberIs(new ProjectId(1), 2)))
                .containsExactly(1L);
        assertThat(found(new IssueCondition.NumberIs(new ProjectId(2), 2))).isEmpty();
        assertThat(found(new IssueCondition.IdIn(Set.of(digest.issueOf(MAIL).id(),
                new IssueId(999))))).containsExactly(2L);
        assertThat(found(new IssueCondition.HasKey(Set.of(
                new IssueKey(new ProjectId(1), 1), new IssueKey(new ProjectId(2), 4),
                new IssueKey(new ProjectId(2), 2))))).containsExactly(4L, 1L);
    }

    @Test
    void list_emptySets_findNothing() {
        assertThat(found(new IssueCondition.StatusIn(Set.of()))).isEmpty();
        assertThat(found(new IssueCondition.IdIn(Set.of()))).isEmpty();
        assertThat(found(new IssueCondition.HasKey(Set.of()))).isEmpty();
        assertThat(found(new IssueCondition.AssignedTo(Set.of()))).isEmpty();
        assertThat(found(new IssueCondition.Any(List.of()))).isEmpty();
        assertThat(stores.queries().list(IssueQuery.of(Set.of())).rows()).isEmpty();
    }

    @Test
    void list_not_includesWhatIsAbsent() {
        assertThat(found(new IssueCondition.Not(
                new IssueCondition.SubstatusIn(Set.of(Substatus.NEW))))).containsExactly(4L, 3L);
        assertThat(found(new IssueCondition.Not(new IssueCondition.AssignedTo(
                Set.of(new Assignee.ToUser(ANNE)))))).containsExactly(4L, 1L, 3L);
        assertThat(found(new IssueCondition.Not(new IssueCondition.HasRelease())))
                .containsExactly(4L, 2L, 3L);
    }

    @Test
    void list_allAndAny_nest() {
        IssueCondition warning = new IssueCondition.LevelIn(Set.of(Level.WARNING));
        IssueCondition assigned = new IssueCondition.IsAssigned();
        IssueCondition unhandled = new IssueCondition.IsUnhandled();

        assertThat(found(new IssueCondition.All(List.of(
                new IssueCondition.Any(List.of(warning, unhandled)), assigned))))
                .containsExactly(2L);
    }

    @Test
    void list_ranges_fromInclusive_toExclusive() {
        assertThat(found(time(TimeField.FIRST_SEEN, NOON, NOON.plusSeconds(60))))
                .containsExactly(1L);
        assertThat(found(time(TimeField.LAST_SEEN, NOON.plusSeconds(30), null)))
                .containsExactly(4L, 2L, 1L);
        assertThat(found(time(TimeField.STATE_SINCE, null, NOON.plusSeconds(1))))
                .containsExactly(4L, 3L);
        assertThat(found(new IssueCondition.NumberIn(NumberField.EVENTS, 2L, null)))
                .containsExactly(1L);
        assertThat(found(new IssueCondition.NumberIn(NumberField.USERS, null, 1L)))
                .containsExactly(4L, 2L, 3L);
    }

    private static IssueCondition time(
            TimeField field, @Nullable Instant from, @Nullable Instant to) {
        return new IssueCondition.TimeIn(field, from, to);
    }

    @Test
    void unresolved_areAllOpenOnesOfTheProjects_latestFirst() {
        assertThat(unresolved(BOTH, 10)).containsExactly(MAIL, CHECKOUT);
        assertThat(unresolved(BOTH, 1)).containsExactly(MAIL);
        assertThat(unresolved(Set.of(new ProjectId(2)), 10)).isEmpty();
        assertThat(unresolved(Set.of(), 10)).isEmpty();
    }

    @Test
    void turned_areThoseThatAreNew_orStandElsewhereSince() {
        IssueQueries queries = stores.queries();
        assertThat(bugs(queries.turned(BOTH, NOON, 10)))
                .containsExactly(OTHER, MAIL, CHECKOUT, FEEDBACK);
        assertThat(bugs(queries.turned(BOTH, NOON, 2))).containsExactly(OTHER, MAIL);
        assertThat(bugs(queries.turned(BOTH, NOON.plusSeconds(1), 10)))
                .containsExactly(OTHER, MAIL, CHECKOUT);
        assertThat(bugs(queries.turned(Set.of(new ProjectId(2)), NOON, 10)))
                .containsExactly(OTHER);
        assertThat(queries.turned(Set.of(), NOON, 10)).isEmpty();
    }

    private List<GroupedEventBuilder> unresolved(Set<ProjectId> projects, int limit) {
        return bugs(stores.queries().unresolved(projects, limit));
    }

    private List<GroupedEventBuilder> bugs(List<IssueMark> marks) {
        return marks.stream().map(mark -> {
            GroupedEventBuilder bug = Stream.of(CHECKOUT, MAIL, FEEDBACK, OTHER)
                    .filter(each -> digest.issueOf(each).id().equals(mark.id()))
                    .findFirst().orElseThrow();
            assertThat(mark).isEqualTo(IssueMark.of(digest.issueOf(bug)));
            return bug;
        }).toList();
    }

    @Test
    void list_releasesAndEnvironments() {
        assertThat(found(new IssueCondition.SeenInEnvironment(Set.of("staging", "qa"))))
                .containsExactly(2L);
        assertThat(found(new IssueCondition.SeenInRelease(new TextMatch.Equal("shop@2"))))
                .containsExactly(1L);
        assertThat(found(new IssueCondition.SeenInRelease(
                new TextMatch.OneOf(Set.of("shop@0", "shop@2"))))).containsExactly(1L);
        assertThat(found(new IssueCondition.SeenInRelease(new TextMatch.OneOf(Set.of()))))
                .isEmpty();
        assertThat(found(new IssueCondition.TextIs(TextField.PLATFORM,
                new TextMatch.OneOf(Set.of("python", "go"))))).containsExactly(2L);
        assertThat(found(new IssueCondition.SeenInRelease(like("SHOP@", ""))))
                .containsExactly(1L);
        assertThat(found(new IssueCondition.TextIs(
                TextField.FIRST_RELEASE, new TextMatch.Equal("shop@2")))).isEmpty();
        assertThat(found(new IssueCondition.TextIs(
                TextField.FIRST_RELEASE, new TextMatch.Equal("shop@1")))).containsExactly(1L);
        assertThat(found(new IssueCondition.HasRelease())).containsExactly(1L);
    }

    @Test
    void list_texts() {
        assertThat(found(new IssueCondition.Contains("TIMEOUT"))).containsExactly(2L);
        assertThat(found(new IssueCondition.Contains("0% o"))).containsExactly(2L);
        assertThat(found(new IssueCondition.Contains("l_e"))).containsExactly(2L);
        assertThat(found(new IssueCondition.Contains("lxe"))).isEmpty();
        assertThat(found(new IssueCondition.Contains("\" OR \""))).isEmpty();
        assertThat(found(new IssueCondition.Contains("i"))).containsExactly(2L, 1L, 3L);
        assertThat(found(new IssueCondition.TextIs(
                TextField.PLATFORM, new TextMatch.Equal("python")))).containsExactly(2L);
        assertThat(found(new IssueCondition.TextIs(TextField.CULPRIT, like("mail_", ""))))
                .containsExactly(2L);
        assertThat(found(new IssueCondition.TextIs(TextField.TITLE, like("", "50%", ""))))
                .containsExactly(2L);
        assertThat(found(new IssueCondition.HasText(TextField.CULPRIT)))
                .containsExactly(4L, 2L, 1L);
        assertThat(found(new IssueCondition.HasText(TextField.LOGGER))).isEmpty();
    }

    @Test
    void list_newTitle_isFoundInsteadOfTheOld() {
        digest.digest(CHECKOUT.withId(9).at(NOON.plusSeconds(31)).titled("Altogether different"));

        assertThat(found(new IssueCondition.Contains("together"))).containsExactly(1L);
        assertThat(found(new IssueCondition.Contains("not a function"))).isEmpty();
    }

    private static TextMatch like(String... pieces) {
        return new TextMatch.Like(new Glob(List.of(pieces)));
    }

    @Test
    void list_projects_boundEverything() {
        assertThat(keys(new IssueQuery(Set.of(new ProjectId(1)), Set.of(), null, null,
                new IssueCondition.IdIn(Set.of(digest.issueOf(OTHER).id())), IssueSort.DATE, 0,
                10))).isEmpty();
    }

    @Test
    void list_window_restrictsByEventsInside() {
        assertThat(keys(window(NOON, null, IssueSort.DATE))).containsExactly(4L, 2L, 1L);
        assertThat(keys(window(null, NOON.minus(Duration.ofHours(1)), IssueSort.DATE)))
                .containsExactly(3L);
        digest.digest(FEEDBACK.withId(20).at(NOON.plusSeconds(300)));
        assertThat(keys(window(NOON.minus(Duration.ofDays(1)), NOON.minusSeconds(3600),
                IssueSort.DATE))).isEmpty();
    }

    @Test
    void list_frequency_countsWithinTheWindow() {
        Instant before = NOON.minus(Duration.ofHours(5));
        digest.digest(
                MAIL.withId(21).at(before), MAIL.withId(22).at(before.plusSeconds(1)),
                OTHER.withId(23).at(before), OTHER.withId(24).at(before.plusSeconds(2)),
                OTHER.withId(25).at(before.plusSeconds(3)));

        assertThat(keys(window(null, null, IssueSort.FREQUENCY))).startsWith(4L, 2L, 1L);
        assertThat(keys(window(NOON, null, IssueSort.FREQUENCY))).startsWith(1L);
        IssuePage page = stores.queries().list(window(NOON, null, IssueSort.FREQUENCY));
        assertThat(page.rows().getFirst().events()).isEqualTo(2);
        assertThat(page.rows().get(1).events()).isEqualTo(1);
        assertThat(page.rows().get(1).issue().numbers().events()).isGreaterThan(2);
    }

    @Test
    void list_frequency_pageByPage_isTheWholeList() {
        Instant before = NOON.minus(Duration.ofHours(5));
        digest.digest(MAIL.withId(21).at(before), MAIL.withId(22).at(before.plusSeconds(1)),
                MAIL.withId(23).at(before.plusSeconds(2)), OTHER.withId(24).at(before),
                OTHER.withId(25).at(before.plusSeconds(3)));
        List<Long> whole = keys(window(NOON, null, IssueSort.FREQUENCY));

        for (int i = 0; i < whole.size(); i++) {
            assertThat(keys(new IssueQuery(BOTH, Set.of(), NOON, null,
                    IssueCondition.EVERYTHING, IssueSort.FREQUENCY, i, 1)))
                    .containsExactly(whole.get(i));
        }
    }

    @Test
    void list_environments_countOnlyTheirs() {
        digest.digest(CHECKOUT.withId(30).inEnvironment("staging"));
        IssuePage page = stores.queries().list(new IssueQuery(BOTH, Set.of("staging"), NOON, null,
                IssueCondition.EVERYTHING, IssueSort.DATE, 0, 10));

        assertThat(page.rows()).extracting(IssuePage.Row::events).containsExactly(1L, 1L);
        assertThat(page.rows()).extracting(row -> row.issue().numbers().events())
                .containsExactly(1L, 3L);
    }

    @Test
    void list_sorts() {
        assertThat(keys(window(null, null, IssueSort.NEW))).containsExactly(4L, 2L, 1L, 3L);
        assertThat(keys(window(null, null, IssueSort.USER))).startsWith(1L);
        assertThat(keys(window(null, null, IssueSort.PRIORITY))).containsExactly(4L, 1L, 2L, 3L);
        assertThat(keys(window(null, null, IssueSort.INBOX))).startsWith(1L);
    }

    @Test
    void list_pages_followEachOther() {
        IssuePage first = stores.queries().list(page(0, 3));
        IssuePage second = stores.queries().list(page(3, 3));

        assertThat(first.rows()).hasSize(3);
        assertThat(first.hasMore()).isTrue();
        assertThat(first.hits()).isEqualTo(4);
        assertThat(second.rows()).hasSize(1);
        assertThat(second.hasMore()).isFalse();
        assertThat(second.hits()).isEqualTo(4);
        assertThat(stores.queries().list(page(9, 3)).rows()).isEmpty();
    }

    private static IssueQuery page(int offset, int limit) {
        return new IssueQuery(BOTH, Set.of(), null, null, IssueCondition.EVERYTHING,
                IssueSort.DATE, offset, limit);
    }

    private static IssueQuery window(
            @Nullable Instant from, @Nullable Instant to, IssueSort sort) {
        return new IssueQuery(
                BOTH, Set.of(), from, to, IssueCondition.EVERYTHING, sort, 0, 10);
    }

    private List<Long> found(IssueCondition condition) {
        return keys(new IssueQuery(
                BOTH, Set.of(), null, null, condition, IssueSort.DATE, 0, 10));
    }

    /// The keys of the issues found: 1 to 4.
    private List<Long> keys(IssueQuery query) {
        return stores.queries().list(query).rows().stream()
                .map(row -> stores.queries().keys(row.issue().id()).getFirst().key())
                .toList();
    }
}
