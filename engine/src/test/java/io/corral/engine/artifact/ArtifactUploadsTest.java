package io.corral.engine.artifact;

import static io.corral.engine.artifact.UploadFixture.ACME;
import static io.corral.engine.artifact.UploadFixture.NOW;
import static io.corral.engine.artifact.UploadFixture.SHOP;
import static io.corral.testkit.artifact.BundleBuilder.aBundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.engine.artifact.AssembleAnswer.State;
import io.corral.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactUploadsTest {

    private static final String ID = "8c1f3a40-0001-4000-8000-00000000000a";
    private static final String WITH_ID = "\"Debug-Id\":\"" + ID + "\"";

    private final UploadFixture client = new UploadFixture();
    private final Assemblies assemblies = new Assemblies(Duration.ofSeconds(60));

    @TempDir
    Path temporary;

    @SuppressWarnings("NullAway.Init")
    private ArtifactUploads uploads;

    @BeforeEach
    void start() {
        uploads = new ArtifactUploads(client.stores, temporary, assemblies, () -> NOW);
    }

    @AfterEach
    void stop() {
        assemblies.close();
        assertThat(temporary).isEmptyDirectory();
    }

    private AssembleAnswer assemble(byte[] file, @Nullable String release) {
        return uploads.assemble(client.bundle(file, client.chunks(file, 100), release));
    }

    private List<ArtifactBundle> bundles() {
        return client.stores.artifacts().bundles(SHOP, null, 0, 10);
    }

    @Test
    void assemble_missingChunks_areNamed_thenItIsDone() {
        byte[] file = aBundle().with("~/app.js", "minified_source",
                WITH_ID + ",\"Sourcemap\":\"app.js.map\"", "x()")
                .with("~/app.js.map", "source_map", WITH_ID, "{}").sourceBundle();
        byte[] head = Arrays.copyOf(file, 100);
        String second = UploadFixture.sha1("x".getBytes(StandardCharsets.US_ASCII));
        client.chunks(head, 100);

        AssembleAnswer first = uploads.assemble(client.bundle(
                file, List.of(UploadFixture.sha1(head), second, second), null));
        assertThat(first.state()).isEqualTo(State.NOT_FOUND);
        assertThat(first.missingChunks()).containsExactly(second);

        long before = client.stores.watch().changes();
        assertThat(assemble(file, null).state()).isEqualTo(State.OK);
        assertThat(client.stores.watch().changes()).isGreaterThan(before);
        ArtifactBundle bundle = bundles().getFirst();
        assertThat(bundle.release()).isNull();
        assertThat(bundle.files()).isEqualTo(2);
        List<Artifact> files = client.stores.artifacts().byDebugId(
                SHOP, DebugId.parse(ID).orElseThrow());
        assertThat(files).extracting(Artifact::kind)
                .containsExactly(ArtifactKind.MINIFIED_SOURCE, ArtifactKind.SOURCE_MAP);
        assertThat(files.getFirst().sourceMapHeader()).contains("app.js.map");
        assertThat(new UploadedBytes(client.stores.blobs())
                .read(files.getFirst().content(), 1000))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("x()"));
    }

    @Test
    void assemble_againOrForAnotherRelease_isOneBundleEach() {
        byte[] file = aBundle().ofRelease("1.0").with("~/a.js", "minified_source", "", "x").zip();

        assertThat(assemble(file, null).state()).isEqualTo(State.OK);
        assertThat(assemble(file, "1.0").state()).isEqualTo(State.OK);
        assertThat(assemble(file, "2.0").state()).isEqualTo(State.OK);

        assertThat(bundles()).extracting(ArtifactBundle::release)
                .containsExactlyInAnyOrder("1.0", "2.0");
    }

    @Test
    void assemble_whatIsNoBundle_isRefusedWithAReason() {
        byte[] broken = aBundle().with("~/a.js", "minified_source", WITH_ID, "x").zip();
        broken = Arrays.copyOf(broken, broken.length - 30);

        assertThat(assemble(broken, "1").detail()).contains("not a zip archive");
        assertThat(assemble(new byte[0], "1").detail()).contains("not a zip archive");
        assertThat(assemble(aBundle().withEntry("manifest.json", "[]").zip(), "1").detail())
                .contains("no manifest.json");
        assertThat(assemble(aBundle().withEntry("manifest.json",
                "{\"files\":{\"../../etc/passwd\":{\"url\":\"~/x\",\"type\":\"source\"}}}").zip(),
                "1").detail()).contains("none of the files");
        assertThat(assemble(aBundle().with("~/a.js", "source", "", "x").zip(), null).detail())
                .contains("neither a release nor debug ids");
        assertThat(bundles()).isEmpty();
    }

    @Test
    void assemble_bomb_isRefused() {
        byte[] bomb = aBundle()
                .with("~/a.js", "source_map", WITH_ID,
                        new byte[(int) UploadLimits.EXPANDED_BYTES_FREE / 2 + 1])
                .with("~/b.js", "source_map", WITH_ID,
                        new byte[(int) UploadLimits.EXPANDED_BYTES_FREE / 2 + 1])
                .zip();

        AssembleAnswer answer = uploads.assemble(
                client.bundle(bomb, client.chunks(bomb, 1 << 20), "1"));

        assertThat(answer.detail()).contains("expands to more than it may");
        assertThat(bundles()).isEmpty();
    }

    @Test
    void assemble_wrongChecksum_isAnError() {
        byte[] file = aBundle().with("~/a.js", "minified_source", WITH_ID, "x").zip();
        List<String> pieces = client.chunks(file, 100);

        assertThat(uploads.assemble(client.bundle(new byte[3], pieces, "1")).detail())
                .contains("do not have the checksum");
        assertThat(uploads.assemble(new ArtifactUploads.Wanted(ACME, Set.of(SHOP),
                "../x", pieces, "1", null)).state()).isEqualTo(State.ERROR);
    }

    @Test
    void assemble_damagedAnywhere_neverThrows() {
        byte[] good = aBundle().with("~/a.js", "minified_source", WITH_ID, "x".repeat(300))
                .sourceBundle();
        Property.forAll((random, _) -> {
            byte[] bad = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            return bad;
        }, bad -> assertThat(uploads.assemble(
                client.bundle(bad, client.chunks(bad, 200), "1")).state())
                .isIn(State.OK, State.ERROR));
    }
}
