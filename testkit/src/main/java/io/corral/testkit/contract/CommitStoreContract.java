package io.corral.testkit.contract;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static io.corral.testkit.issue.SmallDigest.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.Resolution;
import io.corral.domain.release.Commit;
import io.corral.domain.release.Commit.Author;
import io.corral.domain.release.Commit.FileChange;
import io.corral.domain.release.Commit.FileChange.Kind;
import io.corral.store.release.CommitStore.CommitFile;
import io.corral.store.release.CommitStore.Ref;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.Repository;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [io.corral.store.release.CommitStore], [DeployStore] and
/// [io.corral.store.release.RepositoryStore] does.
public abstract class CommitStoreContract {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId MAIL = new ProjectId(2);
    private static final Author ADA = new Author("Ada", "ada@example.com");
    private static final Author BOB = new Author("Bob", null);

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

    private Release release(String version, Instant at, ProjectId... projects) {
        return stores.releases()
                .upsert(ReleaseEdit.of(ORGANIZATION, version, Set.of(projects)), at).release();
    }

    private static Commit commit(String hash, FileChange... files) {
        return new Commit(hash, "acme/shop", "Change " + hash, ADA, NOON, List.of(files));
    }

    private static Commit bare(Commit commit) {
        return new Commit(commit.hash(), commit.repository(), commit.message(), commit.author(),
                commit.at(), List.of());
    }

    @Test
    void set_commits_areListedInTheirOrder_andReplaceEarlierOnes() {
        ReleaseId release = release("1", NOON, SHOP).id();
        Commit a = commit("a", new FileChange("b/B.java", Kind.ADDED),
                new FileChange("a/A.java", Kind.DELETED));
        Commit b = commit("b", new FileChange("b/B.java", Kind.MODIFIED));

        assertThat(stores.commits().set(release, List.of(b, a), NOON)).containsExactly(b, a);
        assertThat(stores.commits().list(release, 0, 9)).containsExactly(bare(b), bare(a));
        assertThat(stores.commits().list(release, 1, 1)).containsExactly(bare(a));
        assertThat(stores.commits().files(release, 0, 9)).containsExactly(
                new CommitFile(bare(b), new FileChange("b/B.java", Kind.MODIFIED)),
                new CommitFile(bare(a), new FileChange("a/A.java", Kind.DELETED)),
                new CommitFile(bare(a), new FileChange("b/B.java", Kind.ADDED)));
        assertThat(stores.commits().files(release, 1, 1)).hasSize(1);

        Commit c = commit("c");
        assertThat(stores.commits().set(release, List.of(c, a, c), NOON)).containsExactly(c);
        assertThat(stores.commits().list(release, 0, 9)).containsExactly(bare(c), bare(a));
        assertThat(stores.commits().set(release, List.of(), NOON)).isEmpty();
        assertThat(stores.commits().list(release, 0, 9)).isEmpty();
    }

    @Test
    void set_knownCommit_keepsWhatIsNotToldAgain() {
        ReleaseId first = release("1", NOON, SHOP).id();
        ReleaseId second = release("2", NOON, SHOP).id();
        Commit told = commit("a", new FileChange("A.java", Kind.ADDED));
        stores.commits().set(first, List.of(told), NOON);

        stores.commits().set(second, List.of(new Commit(
                "a", "acme/shop", null, new Author(null, "new@example.com"), NOON, List.of())),
                NOON);

        assertThat(stores.commits().list(first, 0, 9)).containsExactly(new Commit("a",
                "acme/shop", "Change a", new Author("Ada", "new@example.com"), NOON, List.of()));
        assertThat(stores.commits().files(second, 0, 9)).extracting(CommitFile::change)
                .containsExactly(new FileChange("A.java", Kind.ADDED));
    }

    @Test
    void repositories_becomeKnownByTheirCommits() {
        ReleaseId release = release("1", NOON, SHOP).id();
        Commit later = new Commit("b", "acme/shop", null, null, NOON.plusSeconds(9), List.of());
        stores.commits().set(release, List.of(commit("a"), later), NOON);
        stores.repositories().named(ORGANIZATION, "acme/api", NOON.plusSeconds(5));

        List<Repository> all = stores.repositories().list(ORGANIZATION, null, 0, 9);
        assertThat(all).extracting(Repository::name).containsExactly("acme/api", "acme/shop");
        assertThat(stores.repositories().list(ORGANIZATION, "SHOP", 0, 9)).hasSize(1);
        Repository shop = all.get(1);
        assertThat(shop.createdAt()).isEqualTo(NOON);
        assertThat(stores.repositories().named(ORGANIZATION, "acme/shop", NOON.plusSeconds(1)))
                .isEqualTo(shop);
        assertThat(stores.repositories().find(ORGANIZATION, shop.id())).contains(shop);
        assertThat(stores.repositories().find(new OrganizationId(2), shop.id())).isEmpty();
        assertThat(stores.repositories().find(ORGANIZATION, List.of("acme/shop", "none")))
                .containsOnly(Map.entry("acme/shop", shop));
        assertThat(stores.commits().list(shop.id(), 0, 9))
                .containsExactly(later, bare(commit("a")));
    }

    @Test
    void refs_areReplaced() {
        ReleaseId release = release("1", NOON, SHOP).id();
        stores.commits().setRefs(release, List.of(new Ref("b", "2", "1"), new Ref("a", "9", null)),
                NOON);
        assertThat(stores.commits().refs(release))
                .containsExactly(new Ref("a", "9", null), new Ref("b", "2", "1"));
        stores.commits().setRefs(release, List.of(), NOON);
        assertThat(stores.commits().refs(release)).isEmpty();
    }

    @Test
    void previous_isTheLatestOlderOneWithCommitsOfTheSameProject() {
        Release first = release("1", NOON, SHOP);
        Release bareOne = release("2", NOON.plusSeconds(1), SHOP);
        Release mail = release("3", NOON.plusSeconds(2), MAIL);
        Release last = release("4", NOON.plusSeconds(3), SHOP);
        stores.commits().set(first.id(), List.of(commit("a")), NOON);
        stores.commits().set(mail.id(), List.of(commit("b")), NOON);
        stores.commits().set(last.id(), List.of(commit("c")), NOON);

        assertThat(stores.commits().previous(last)).contains(first);
        assertThat(stores.commits().previous(bareOne)).contains(first);
        assertThat(stores.commits().previous(first)).isEmpty();
        assertThat(stores.commits().previous(mail)).isEmpty();
    }

    @Test
    void commit_ofAPendingResolution_settlesIt() {
        digest.digest(anEvent(), anEvent().withId(2).inProject(2));
        resolveBy("a");
        ReleaseId release = release("1", NOON, SHOP).id();

        stores.commits().set(release, List.of(commit("a")), NOON);

        assertThat(fix(1)).isEqualTo(new Fix.InCommit("a", "acme/shop", "1"));
        assertThat(fix(2)).isEqualTo(new Fix.InCommit("a", "acme/shop", null));
    }

    @Test
    void resolution_byAReleasedCommit_isFixedInItsFirstRelease() {
        digest.digest(anEvent(), anEvent().withId(2).inProject(2));
        stores.commits().set(release("2", NOON.plusSeconds(5), SHOP).id(), List.of(commit("a")),
                NOON);
        stores.commits().set(release("1", NOON, SHOP).id(), List.of(commit("a")), NOON);

        resolveBy("a");

        assertThat(fix(1)).isEqualTo(new Fix.InCommit("a", "acme/shop", "1"));
        assertThat(fix(2)).isEqualTo(new Fix.InCommit("a", "acme/shop", null));
        assertThat(stores.commits().releaseOf(ORGANIZATION, "acme/shop", "a")).contains("1");
        assertThat(stores.commits().releaseOf(ORGANIZATION, "acme/shop", "b")).isEmpty();
        assertThat(stores.commits().releaseOf(new OrganizationId(2), "acme/shop", "a")).isEmpty();
    }

    private void resolveBy(String commit) {
        for (int project = 1; project <= 2; project++) {
            digest.edit(anEvent().inProject(project), NOON, new Step.Resolve(
                    new Resolution(new Fix.InCommit(commit, "acme/shop", null), NOON, null)));
        }
    }

    private Fix fix(long project) {
        return Objects.requireNonNull(
                digest.issueOf(anEvent().inProject(project)).state().resolution()).fix();
    }

    @Test
    void deploys_latestFirst_byProject() {
        ReleaseId release = release("1", NOON, SHOP, MAIL).id();
        Deploy staging = stores.deploys().add(new DeployStore.Wanted(release, "staging", "one",
                "https://example.com", NOON, NOON.plusSeconds(5), Set.of(SHOP, MAIL)));
        Deploy production = stores.deploys().add(new DeployStore.Wanted(
                release, "production", null, null, null, NOON.plusSeconds(9), Set.of(SHOP)));

        assertThat(stores.deploys().list(release, Set.of(SHOP), 0, 9))
                .containsExactly(production, staging);
        assertThat(stores.deploys().list(release, Set.of(SHOP), 1, 9)).containsExactly(staging);
        assertThat(stores.deploys().list(release, Set.of(MAIL), 0, 9)).containsExactly(staging);
        assertThat(staging.name()).isEqualTo("one");
        assertThat(staging.projects()).containsExactlyInAnyOrder(SHOP, MAIL);
    }

    @Test
    void histories_tellWhatReleasesAreMadeOf() {
        ReleaseId first = release("1", NOON, SHOP).id();
        ReleaseId second = release("2", NOON, SHOP).id();
        ReleaseId third = release("3", NOON, SHOP).id();
        Commit byBob = new Commit("b", "acme/shop", null, BOB, NOON, List.of());
        Commit byNobody = new Commit("c", "acme/shop", null, null, NOON, List.of());
        stores.commits().set(first, List.of(byBob, commit("a"), byNobody), NOON);
        Deploy deploy = stores.deploys().add(new DeployStore.Wanted(
                second, "production", null, null, null, NOON, Set.of(SHOP)));
        stores.deploys().add(new DeployStore.Wanted(
                second, "staging", null, null, null, NOON.minusSeconds(1), Set.of(SHOP)));

        var histories = stores.commits().histories(List.of(first, second, third));

        assertThat(histories).containsOnlyKeys(first, second);
        var made = Objects.requireNonNull(histories.get(first));
        assertThat(made.commits()).isEqualTo(3);
        assertThat(made.lastCommit()).isEqualTo(byBob);
        assertThat(made.authors()).containsExactly(BOB, ADA);
        assertThat(made.lastDeploy()).isNull();
        var went = Objects.requireNonNull(histories.get(second));
        assertThat(went.commits()).isZero();
        assertThat(went.deploys()).isEqualTo(2);
        assertThat(went.lastDeploy()).isEqualTo(deploy);
    }
}
