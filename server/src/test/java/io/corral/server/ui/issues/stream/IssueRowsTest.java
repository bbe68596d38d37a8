package io.corral.server.ui.issues.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Preferences;
import io.corral.domain.access.User;
import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Rating;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Directory;
import io.corral.engine.search.TimeWindow;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutUser;
import io.corral.store.issue.IssuePage;
import io.corral.testkit.Property;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.web.page.stream.IssueRow;
import io.corral.web.page.stream.IssueRow.Chip;
import io.corral.web.page.stream.IssueRow.Person;
import io.corral.web.page.stream.IssueStream.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UserId ANN = new UserId(7);
    private static final IssueId ISSUE = new IssueId(3);

    private static StreamQuery query(StreamSort sort, int offset) {
        var scope = new PageScope(List.of(), List.of("prod"), "14d",
                TimeWindow.last(Duration.ofDays(14), NOW));
        return new StreamQuery(scope, "is:unresolved a&b", sort, GraphSpan.DAY, offset);
    }

    private static Issue issue(
            Metadata metadata, @Nullable Substatus substatus, @Nullable Assignee assignee,
            Priority priority) {
        IssueStatus status = substatus == null ? IssueStatus.RESOLVED : IssueStatus.UNRESOLVED;
        return new Issue(ISSUE, new ProjectId(1), 1, IssueCategory.ERROR, Level.ERROR, "java",
                null, metadata, new Issue.State(status, substatus, NOW, null, null),
                new Issue.Numbers(4321, 17, NOW.minus(Duration.ofDays(3)),
                        NOW.minus(Duration.ofMinutes(5)), null, null),
                priority, new Rating.ByLevel(), assignee, true, false, null, 2);
    }

    private static IssueRow row(Issue issue, StreamSort sort) {
        var store = new MemoryDirectoryStore();
        store.apply(List.of(
                new PutOrganization(new Organization(
                        new OrganizationId(1), "acme", "Acme", NOW, null)),
                new PutUser(new User(ANN, "ann@example.com", "Ann Smith", true, NOW,
                        Preferences.DEFAULT))),
                List.of());
        var directory = new Directory(store, InstantSource.fixed(NOW)).current();
        return new IssueRows("/organizations/acme/issues/", directory, NOW, query(sort, 0),
                Map.of(ISSUE, List.of(1L, 2L))).of(List.of(new IssuePage.Row(issue, 1234)))
                .getFirst();
    }

    private static Metadata metadata(@Nullable String type, @Nullable String value) {
        return new Metadata(type + ": " + value, type, value, null, null, "cart in pay", null);
    }

    @Test
    void row_splitsTitle_andSaysWhatMatters() {
        IssueRow row = row(issue(metadata("TypeError", "x is undefined"), Substatus.REGRESSED,
                new Assignee.ToUser(ANN), Priority.HIGH), StreamSort.DATE);

        assertThat(row.title()).isEqualTo("TypeError");
        assertThat(row.message()).isEqualTo("x is undefined");
        assertThat(row.chips()).containsExactly(
                new Chip("Regressed", "is-regressed"), new Chip("Unhandled", "is-unhandled"));
        assertThat(row.events()).isEqualTo("1.2k");
        assertThat(row.eventsExact()).isEqualTo("1,234 events");
        assertThat(row.usersExact()).isEqualTo("17 users since the beginning");
        assertThat(row.lastSeen().words()).isEqualTo("5 min");
        assertThat(row.firstSeen().words()).isEqualTo("3 d");
        assertThat(row.assignee()).isEqualTo(new Person("Ann Smith", "AS"));
        assertThat(row.priority()).as("what the level suggests goes without saying").isNull();
    }

    @Test
    void row_leadsToTheIssue_whichKnowsTheListOneCameFrom() {
        IssueRow row = row(issue(metadata("E", "v"), Substatus.NEW, null, Priority.HIGH),
                StreamSort.DATE);

        assertThat(row.url()).isEqualTo("/organizations/acme/issues/3/?from="
                + "query%3Dis%253Aunresolved%2Ba%2526b%26environment%3Dprod");
    }

    @Test
    void row_withoutType_hasTheWholeTitle() {
        IssueRow row = row(issue(new Metadata("disk is full", null, null, null, null, null, null),
                null, null, Priority.LOW), StreamSort.DATE);

        assertThat(row.title()).isEqualTo("disk is full");
        assertThat(row.message()).isNull();
        assertThat(row.culprit()).isNull();
        assertThat(row.assignee()).isNull();
        assertThat(row.chips()).first().isEqualTo(new Chip("Resolved", "is-resolved"));
        assertThat(row.priority()).isNotNull();
    }

    @Test
    void row_sortedByPriority_alwaysSaysIt() {
        IssueRow row = row(issue(metadata("E", "v"), Substatus.ONGOING, null, Priority.HIGH),
                StreamSort.PRIORITY);

        assertThat(row.priority()).isNotNull();
        assertThat(row.chips()).containsExactly(new Chip("Unhandled", "is-unhandled"));
    }

    @Test
    void row_anyTexts_areCutBetweenCharacters() {
        Property.forAll((random, size) -> "\uD83D\uDC0E".repeat(random.nextInt(400))
                + (char) random.nextInt(0xd800) + "<\"'&\u202E\n", text -> {
                    IssueRow row = row(issue(metadata(text, text), Substatus.NEW, null,
                            Priority.HIGH), StreamSort.DATE);
                    assertThat(row.title().length()).isLessThanOrEqualTo(302);
                    assertThat(row.title()).satisfies(IssueRowsTest::isWhole);
                });
    }

    /// No half of a character is left before the dots.
    private static void isWhole(String text) {
        int last = text.endsWith("…") ? text.length() - 2 : -1;
        assertThat(last >= 0 && Character.isHighSurrogate(text.charAt(last))).isFalse();
    }

    @Test
    void paging_keepsTheSearch_andSaysWhereItStands() {
        var address = query(StreamSort.NEW, 50).on(Address.of("/i/"));
        IssuePage page = new IssuePage(List.of(new IssuePage.Row(issue(metadata("E", "v"),
                Substatus.NEW, null, Priority.HIGH), 1)), true, 1000);

        Paging paging = StreamViews.paging(query(StreamSort.NEW, 50), address, page);

        assertThat(paging.range()).isEqualTo("51–51 of 1,000+");
        assertThat(paging.previous()).isEqualTo(
                "/i/?query=is%3Aunresolved+a%26b&environment=prod&sort=new");
        assertThat(paging.next()).isEqualTo(paging.previous() + "&offset=100");
        assertThat(paging.matching()).isEqualTo("the first 1,000 that match");
    }
}
