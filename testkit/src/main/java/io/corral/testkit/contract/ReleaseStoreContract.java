package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static io.corral.testkit.issue.SmallDigest.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.store.release.Release;
import io.corral.store.release.Release.InProject;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStatus;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [io.corral.store.release.ReleaseStore] does.
public abstract class ReleaseStoreContract {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId MAIL = new ProjectId(2);

    @SuppressWarnings("NullAway.Init")
    private IssueStores stores;

    @SuppressWarnings("NullAway.Init")
    private SmallDigest digest;

    /// Opens empty stores.
    protected abstract IssueStores open();

    @BeforeEach
    void openStores() {
        stores = open();
        digest = new SmallDigest(stores);
    }

    private static ReleaseEdit edit(String version, ProjectId... projects) {
        return ReleaseEdit.of(ORGANIZATION, version, Set.of(projects));
    }

    @Test
    void upsert_unknownVersion_creates() {
        var result = stores.releases().upsert(edit("shop@1", SHOP), NOON);

        assertThat(result.created()).isTrue();
        Release release = result.release();
        assertThat(release.version()).isEqualTo("shop@1");
        assertThat(release.createdAt()).isEqualTo(NOON);
        assertThat(release.status()).isEqualTo(ReleaseStatus.OPEN);
        assertThat(release.projects()).containsExactly(new InProject(SHOP, 0, null, null));
        assertThat(stores.releases().find(ORGANIZATION, "shop@1")).contains(release);
        assertThat(stores.releases().find(new OrganizationId(2), "shop@1")).isEmpty();
    }

    @Test
    void upsert_knownVersion_setsWhatIsGivenAndKeepsTheRest() {
        stores.releases().upsert(new ReleaseEdit(ORGANIZATION, "1", Set.of(SHOP), NOON,
                NOON.plusSeconds(1), "https://example.com", "abc", null), NOON);
        var result = stores.releases().upsert(new ReleaseEdit(ORGANIZATION, "1", Set.of(MAIL),
                null, null, null, null, ReleaseStatus.ARCHIVED), NOON.plusSeconds(60));

        assertThat(result.created()).isFalse();
        assertThat(result.release()).isEqualTo(new Release(
                result.release().id(), ORGANIZATION, "1", NOON, NOON, NOON.plusSeconds(1),
                "https://example.com", "abc", ReleaseStatus.ARCHIVED,
                List.of(new InProject(SHOP, 0, null, null), new InProject(MAIL, 0, null, null))));
    }

    @Test
    void events_createReleases_withTheirSpanAndNewIssues() {
        digest.digest(
                anEvent().withId(1).inRelease("shop@1"),
                anEvent().withId(2).inRelease("shop@1").ofKey(2).at(NOON.plusSeconds(60)),
                anEvent().withId(3).inRelease("shop@2").at(NOON.plusSeconds(90)),
                anEvent().withId(4).inRelease("shop@1").inProject(2).at(NOON.plusSeconds(120)));

        assertThat(projects("shop@1")).containsExactly(
                new InProject(SHOP, 2, NOON, NOON.plusSeconds(60)),
                new InProject(MAIL, 1, NOON.plusSeconds(120), NOON.plusSeconds(120)));
        assertThat(projects("shop@2")).containsExactly(
                new InProject(SHOP, 0, NOON.plusSeconds(90), NOON.plusSeconds(90)));
    }

    private List<InProject> projects(String version) {
        return stores.releases().find(ORGANIZATION, version).orElseThrow().projects();
    }

    @Test
    void list_latestFirst_boundByProjectsTextAndStatus() {
        create("shop@1", NOON, null);
        create("shop@2", NOON.plusSeconds(1), null);
        create("Mail@1", NOON.plusSeconds(2), NOON.minusSeconds(60));
        stores.releases().upsert(edit("other", MAIL), NOON);

        assertThat(listed(null, null, 0, 10)).containsExactly("shop@2", "shop@1", "Mail@1");
        assertThat(listed("mail", null, 0, 10)).containsExactly("Mail@1");
        assertThat(listed("@1", null, 0, 1)).containsExactly("shop@1");
        assertThat(listed("@1", null, 1, 1)).containsExactly("Mail@1");
        assertThat(listed("%", null, 0, 10)).isEmpty();
        stores.releases().upsert(new ReleaseEdit(ORGANIZATION, "shop@1", Set.of(), null, null,
                null, null, ReleaseStatus.ARCHIVED), NOON);
        assertThat(listed(null, ReleaseStatus.ARCHIVED, 0, 10)).containsExactly("shop@1");
        assertThat(listed(null, ReleaseStatus.OPEN, 0, 10)).containsExactly("shop@2", "Mail@1");
    }

    private void create(String version, Instant at, @Nullable Instant released) {
        stores.releases().upsert(new ReleaseEdit(ORGANIZATION, version, Set.of(SHOP), null,
                released, null, null, null), at);
    }

    private List<String> listed(
            @Nullable String text, @Nullable ReleaseStatus status, int offset, int limit) {
        return stores.releases()
                .list(new ReleaseQuery(ORGANIZATION, Set.of(SHOP), text, status, offset, limit))
                .stream().map(Release::version).toList();
    }

    @Test
    void delete_release_isGone_issuesKeepItsName() {
        digest.digest(anEvent().inRelease("shop@1"));

        assertThat(stores.releases().delete(ORGANIZATION, "shop@1")).isTrue();
        assertThat(stores.releases().delete(ORGANIZATION, "shop@1")).isFalse();
        assertThat(stores.releases().find(ORGANIZATION, "shop@1")).isEmpty();
        assertThat(digest.issueOf(anEvent()).numbers().firstRelease()).isEqualTo("shop@1");
    }

    @Test
    void order_unknownVersions_countFromNow() {
        create("blue", NOON.plusSeconds(5), null);
        create("red", NOON, NOON.plusSeconds(10));

        var order = stores.releases().order(
                ORGANIZATION, List.of("blue", "red", "grey"), NOON.plusSeconds(7));
        assertThat(order.compare("red", "blue").isNewer()).isTrue();
        assertThat(order.compare("grey", "blue").isNewer()).isTrue();
        assertThat(order.compare("red", "grey").isNewer()).isTrue();
    }

    @Test
    void newest_bySemver_elseByDate() {
        assertThat(stores.releases().newest(SHOP)).isEmpty();
        create("shop@1.10.0", NOON, null);
        create("shop@1.9.1", NOON.plusSeconds(60), null);
        assertThat(stores.releases().newest(SHOP)).contains("shop@1.10.0");
        assertThat(stores.releases().newest(MAIL)).isEmpty();
    }

    @Test
    void release_ofTheFixingCommit_settlesPendingResolutions() {
        digest.digest(anEvent(), anEvent().inProject(2));
        for (int project = 1; project <= 2; project++) {
            digest.edit(anEvent().inProject(project), NOON, new Step.Resolve(
                    new Resolution(new Fix.InCommit("abc", "shop", null), NOON, null)));
        }

        stores.releases().upsert(new ReleaseEdit(ORGANIZATION, "shop@2", Set.of(SHOP), null, null,
                null, "abc", null), NOON);

        assertThat(fix(1)).isEqualTo(new Fix.InCommit("abc", "shop", "shop@2"));
        assertThat(fix(2)).isEqualTo(new Fix.InCommit("abc", "shop", null));
        digest.digest(anEvent().withId(2).inRelease("shop@2").at(NOON.plusSeconds(5)));
        assertThat(digest.issueOf(anEvent()).state().status()).isEqualTo(IssueStatus.UNRESOLVED);
    }

    private Fix fix(long project) {
        return Objects.requireNonNull(
                digest.issueOf(anEvent().inProject(project)).state().resolution()).fix();
    }
}
