package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.store.artifact.ArtifactStore;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import io.corral.store.artifact.ArtifactStore.NewBundle;
import io.corral.store.artifact.DebugFileStore;
import io.corral.store.artifact.DebugFileStore.NewDebugFile;
import io.corral.store.artifact.UploadChunkStore;
import io.corral.store.artifact.UploadChunkStore.UploadChunk;
import io.corral.store.directory.DirectoryChange.PutOrganization;
import io.corral.store.directory.DirectoryChange.PutProject;
import io.corral.store.directory.DirectoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [UploadChunkStore], [ArtifactStore] and [DebugFileStore] does.
public abstract class UploadStoresContract {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(3));
    private static final OrganizationId ACME = new OrganizationId(1);
    private static final OrganizationId OTHER = new OrganizationId(2);
    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId API = new ProjectId(2);
    private static final DebugId ID =
            DebugId.parse("8C1F3A40-0001-4000-8000-00000000000A").orElseThrow();

    /// The stores under test.
    ///
    /// @param directory knows the organisations and projects that uploads name
    public record Opened(
            DirectoryStore directory, UploadChunkStore chunks, ArtifactStore artifacts,
            DebugFileStore debugFiles) {}

    @SuppressWarnings("NullAway.Init")
    private UploadChunkStore chunks;
    @SuppressWarnings("NullAway.Init")
    private ArtifactStore artifacts;
    @SuppressWarnings("NullAway.Init")
    private DebugFileStore debugFiles;

    /// Opens the stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        opened.directory().apply(List.of(
                new PutOrganization(new Organization(ACME, "acme", "Acme", NOW, null)),
                new PutOrganization(new Organization(OTHER, "other", "Other", NOW, null)),
                new PutProject(project(SHOP, "shop")), new PutProject(project(API, "api"))),
                List.of());
        chunks = opened.chunks();
        artifacts = opened.artifacts();
        debugFiles = opened.debugFiles();
    }

    private static Project project(ProjectId id, String slug) {
        return new Project(id, ACME, slug, slug, null, NOW, List.of(), ProjectSettings.defaults());
    }

    private static StoredContent content(String blob) {
        return new StoredContent(blob, 10, "0123456789012345678901234567890123456789");
    }

    private static NewBundle bundle(
            @Nullable String checksum, @Nullable String release, @Nullable String dist,
            ProjectId... projects) {
        return new NewBundle(ACME, checksum, release, dist, Set.of(projects));
    }

    private static NewArtifact artifact(String url, @Nullable DebugId debugId) {
        return new NewArtifact(url, ArtifactKind.ofName(url), debugId,
                Map.of("sourcemap", "app.js.map", "a b", "c: \uD83D\uDC0E"), content(url));
    }

    @Test
    void chunks_areFoundUntilTheyExpire() {
        chunks.put(ACME, new UploadChunk("aa", "blob-a", 5), NOW);
        chunks.put(ACME, new UploadChunk("bb", "blob-b", 6), NOW);
        chunks.put(ACME, new UploadChunk("aa", "blob-a", 5), LATER);

        assertThat(chunks.find(ACME, List.of("aa", "bb", "cc")))
                .containsOnly(Map.entry("aa", new UploadChunk("aa", "blob-a", 5)),
                        Map.entry("bb", new UploadChunk("bb", "blob-b", 6)));
        assertThat(chunks.find(OTHER, List.of("aa"))).isEmpty();
        assertThat(chunks.namesBlob("blob-b")).isTrue();
        assertThat(chunks.dropBefore(LATER)).isEqualTo(1);
        assertThat(chunks.namesBlob("blob-b")).isFalse();
        assertThat(chunks.find(ACME, List.of("aa", "bb"))).containsOnlyKeys("aa");
    }

    @Test
    void bundle_keepsEverything() {
        NewBundle wanted = bundle("c1", "shop@1.0", "web", SHOP);
        ArtifactBundleId id = artifacts.add(
                wanted, List.of(artifact("~/app.js", ID), artifact("~/app.js.map", null)), NOW);

        ArtifactBundle bundle = artifacts.bundle(id).orElseThrow();
        assertThat(bundle).isEqualTo(new ArtifactBundle(
                id, ACME, "c1", "shop@1.0", "web", List.of(SHOP), NOW, NOW, 2, 20));
        assertThat(artifacts.same(wanted)).contains(bundle);
        Artifact first = artifacts.artifacts(id, 0, 10).getFirst();
        assertThat(first).isEqualTo(new Artifact(first.id(), id, "~/app.js",
                ArtifactKind.MINIFIED_SOURCE, ID,
                Map.of("sourcemap", "app.js.map", "a b", "c: \uD83D\uDC0E"),
                content("~/app.js"), NOW));
        assertThat(artifacts.artifact(first.id())).contains(first);
        assertThat(artifacts.artifacts(id, 1, 10)).extracting(Artifact::url)
                .containsExactly("~/app.js.map");
        assertThat(artifacts.projects()).containsExactly(SHOP);
        assertThat(artifacts.bundle(new ArtifactBundleId(99))).isEmpty();
    }

    @Test
    void bundleAgain_growsItsProjects() {
        NewBundle wanted = bundle("c1", null, null, SHOP);
        ArtifactBundleId id = artifacts.add(wanted, List.of(artifact("~/app.js", ID)), NOW);
        ArtifactBundleId again = artifacts.add(bundle("c1", null, null, API),
                List.of(artifact("~/app.js", ID)), LATER);
        ArtifactBundleId ofRelease = artifacts.add(bundle("c1", "1.0", null, API),
                List.of(artifact("~/app.js", ID)), LATER);

        assertThat(again).isEqualTo(id);
        assertThat(ofRelease).isNotEqualTo(id);
        ArtifactBundle bundle = artifacts.bundle(id).orElseThrow();
        assertThat(bundle.projects()).containsExactly(SHOP, API);
        assertThat(bundle.files()).isEqualTo(1);
        assertThat(bundle.uploadedAt()).isEqualTo(NOW);
    }

    @Test
    void filesOneByOne_replaceTheirUrl() {
        NewBundle single = bundle(null, "1.0", null, SHOP);
        ArtifactBundleId id = artifacts.add(single, List.of(artifact("~/app.js", null)), NOW);
        artifacts.add(single, List.of(artifact("~/b.js", null)), NOW);
        artifacts.add(single, List.of(artifact("~/app.js", ID)), LATER);

        assertThat(artifacts.artifacts(id, 0, 10)).extracting(Artifact::url, Artifact::debugId)
                .containsExactly(
                        Tuple.tuple("~/app.js", ID),
                        Tuple.tuple("~/b.js", null));
        assertThat(artifacts.bundle(id).orElseThrow().uploadedAt()).isEqualTo(LATER);
    }

    @Test
    void lookUp_isByDebugId_orByReleaseAndUrl_newestFirst() {
        ArtifactBundleId old = artifacts.add(
                bundle("c1", "1.0", null, SHOP), List.of(artifact("~/app.js", ID)), NOW);
        ArtifactBundleId newer = artifacts.add(
                bundle("c2", "1.0", null, SHOP), List.of(artifact("~/app.js", ID)), LATER);
        artifacts.add(bundle("c3", "1.0", "web", SHOP), List.of(artifact("~/app.js", null)), NOW);
        artifacts.add(bundle("c4", "1.0", null, API), List.of(artifact("~/app.js", ID)), NOW);

        assertThat(artifacts.byDebugId(SHOP, ID)).extracting(Artifact::bundle)
                .containsExactly(newer, old);
        assertThat(artifacts.byUrl(SHOP, "1.0", null, List.of("https://x/app.js", "~/app.js")))
                .extracting(Artifact::bundle).containsExactly(newer, old);
        assertThat(artifacts.byUrl(SHOP, "1.0", "web", List.of("~/app.js"))).hasSize(1);
        assertThat(artifacts.byUrl(SHOP, "1.0", "ios", List.of("~/app.js"))).isEmpty();
        assertThat(artifacts.byUrl(SHOP, "2.0", null, List.of("~/app.js"))).isEmpty();
        assertThat(artifacts.byUrl(SHOP, "1.0", null, List.of("\"]\\", "é\n"))).isEmpty();
    }

    @Test
    void lists_areSearchedAndPaged() {
        artifacts.add(bundle("c1", "shop@1.0", null, SHOP), List.of(artifact("~/a.js", ID)), NOW);
        artifacts.add(
                bundle("c2", "shop@2.0", "web", SHOP), List.of(artifact("~/b.js", null)), LATER);
        artifacts.add(bundle("c3", "shop@2.0", null, API), List.of(artifact("~/c.js", null)), NOW);

        assertThat(releases(null, 0)).containsExactly("shop@2.0", "shop@1.0");
        assertThat(releases(null, 1)).containsExactly("shop@1.0");
        assertThat(releases("p@2", 0)).containsExactly("shop@2.0");
        assertThat(releases("web", 0)).containsExactly("shop@2.0");
        assertThat(releases("a.js", 0)).containsExactly("shop@1.0");
        assertThat(releases(ID.value().replace("-", ""), 0)).containsExactly("shop@1.0");
        assertThat(releases("8c1f3a40", 0)).containsExactly("shop@1.0");
        assertThat(releases("nothing%", 0)).isEmpty();
        assertThat(artifacts.ofRelease(ACME, null, "shop@2.0", null, 0, 10))
                .extracting(Artifact::url).containsExactly("~/b.js", "~/c.js");
        assertThat(artifacts.ofRelease(ACME, API, "shop@2.0", null, 0, 10)).hasSize(1);
        assertThat(artifacts.ofRelease(ACME, null, "shop@2.0", "b.", 0, 10)).hasSize(1);
        assertThat(artifacts.ofRelease(OTHER, null, "shop@2.0", null, 0, 10)).isEmpty();
    }

    private List<String> releases(@Nullable String text, int offset) {
        return artifacts.bundles(SHOP, text, offset, 10).stream()
                .map(bundle -> String.valueOf(bundle.release())).toList();
    }

    @Test
    void delete_takesFilesAndEmptyBundles() {
        ArtifactBundleId both = artifacts.add(bundle("c1", "1.0", null, SHOP),
                List.of(artifact("~/a.js", ID), artifact("~/b.js", null)), NOW);
        List<Artifact> files = artifacts.artifacts(both, 0, 10);

        assertThat(artifacts.namesBlob("~/a.js")).isTrue();
        assertThat(artifacts.deleteArtifact(files.getFirst().id())).isTrue();
        assertThat(artifacts.deleteArtifact(files.getFirst().id())).isFalse();
        assertThat(artifacts.namesBlob("~/a.js")).isFalse();
        assertThat(artifacts.bundle(both)).isPresent();
        assertThat(artifacts.deleteArtifact(files.getLast().id())).isTrue();
        assertThat(artifacts.bundle(both)).isEmpty();
        assertThat(artifacts.deleteBundle(both)).isFalse();
        assertThat(artifacts.deleteArtifact(new ArtifactId(999))).isFalse();

        ArtifactBundleId next =
                artifacts.add(bundle("c1", "1.0", null, SHOP), List.of(artifact("x", ID)), NOW);
        assertThat(next).isGreaterThan(both);
        assertThat(artifacts.deleteBundle(next)).isTrue();
        assertThat(artifacts.byDebugId(SHOP, ID)).isEmpty();
        assertThat(artifacts.projects()).isEmpty();
    }

    @Test
    void deleteProject_leavesWhatOthersShare() {
        ArtifactBundleId own =
                artifacts.add(bundle("c1", null, null, SHOP), List.of(artifact("a", ID)), NOW);
        ArtifactBundleId shared = artifacts.add(
                bundle("c2", null, null, SHOP, API), List.of(artifact("b", ID)), NOW);

        artifacts.deleteProject(SHOP);

        assertThat(artifacts.bundle(own)).isEmpty();
        assertThat(artifacts.bundle(shared).orElseThrow().projects()).containsExactly(API);
        assertThat(artifacts.projects()).containsExactly(API);
    }

    @Test
    void unused_isDropped() {
        ArtifactBundleId idle =
                artifacts.add(bundle("c1", null, null, SHOP), List.of(artifact("a", ID)), NOW);
        ArtifactBundleId used =
                artifacts.add(bundle("c2", null, null, SHOP), List.of(artifact("b", ID)), NOW);
        artifacts.noteUsed(List.of(used), LATER);

        assertThat(artifacts.dropUnusedSince(LATER)).isEqualTo(1);
        assertThat(artifacts.bundle(idle)).isEmpty();
        assertThat(artifacts.bundle(used).orElseThrow().usedAt()).isEqualTo(LATER);
        assertThat(artifacts.namesBlob("a")).isFalse();
    }

    private DebugFile debugFile(@Nullable DebugId debugId, String name, Instant at) {
        return debugFiles.add(new NewDebugFile(SHOP, debugId, DebugFileKind.PROGUARD, name, "any",
                new StoredContent("blob of " + name, 10, "sha of " + name)), at);
    }

    @Test
    void debugFiles_areFound() {
        DebugFile mapping = debugFile(ID, "mapping.txt", NOW);
        DebugFile newer = debugFile(ID, "other.txt", LATER);
        DebugFile nameless = debugFile(null, "third.txt", NOW);

        assertThat(debugFile(ID, "mapping.txt", LATER)).isEqualTo(mapping);
        assertThat(mapping.uploadedAt()).isEqualTo(NOW);
        assertThat(debugFiles.bySha1(SHOP, "sha of mapping.txt")).containsExactly(mapping);
        assertThat(debugFiles.bySha1(API, "sha of mapping.txt")).isEmpty();
        assertThat(debugFiles.byDebugId(SHOP, ID, DebugFileKind.PROGUARD)).contains(newer);
        assertThat(debugFiles.byDebugId(SHOP, ID, DebugFileKind.ELF)).isEmpty();
        assertThat(debugFiles.list(SHOP, null, 0, 10))
                .containsExactly(newer, nameless, mapping);
        assertThat(debugFiles.list(SHOP, null, 1, 1)).containsExactly(nameless);
        assertThat(debugFiles.list(SHOP, "third", 0, 10)).containsExactly(nameless);
        assertThat(debugFiles.list(SHOP, "8c1f3a41", 0, 10)).isEmpty();
        assertThat(debugFiles.list(SHOP, "8C1F3A40-0001-4000-8000-00000000000A", 0, 10))
                .containsExactly(newer, mapping);
        assertThat(debugFiles.projects(DebugFileKind.PROGUARD)).containsExactly(SHOP);
        assertThat(debugFiles.projects(DebugFileKind.ELF)).isEmpty();
        assertThat(debugFiles.find(new DebugFileId(99))).isEmpty();
    }

    @Test
    void debugFiles_areForgotten() {
        DebugFile first = debugFile(ID, "1", NOW);
        DebugFile second = debugFile(null, "2", NOW);
        DebugFile third = debugFile(null, "3", NOW);

        assertThat(debugFiles.delete(first.id())).isTrue();
        assertThat(debugFiles.delete(first.id())).isFalse();
        debugFiles.noteUsed(List.of(second.id()), LATER);
        assertThat(debugFiles.namesBlob("blob of 3")).isTrue();
        assertThat(debugFiles.dropUnusedSince(LATER)).isEqualTo(1);
        assertThat(debugFiles.find(third.id())).isEmpty();
        assertThat(debugFiles.namesBlob("blob of 3")).isFalse();
        assertThat(debugFiles.find(second.id()).orElseThrow().usedAt()).isEqualTo(LATER);
        debugFiles.deleteProject(SHOP);
        assertThat(debugFiles.list(SHOP, null, 0, 10)).isEmpty();
    }
}
