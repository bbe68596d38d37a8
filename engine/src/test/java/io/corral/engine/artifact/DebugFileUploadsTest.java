package io.corral.engine.artifact;

import static io.corral.engine.artifact.UploadFixture.ACME;
import static io.corral.engine.artifact.UploadFixture.NOW;
import static io.corral.engine.artifact.UploadFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.engine.artifact.AssembleAnswer.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebugFileUploadsTest {

    private static final byte[] MAPPING = """
            # compiler: R8
            io.acme.Checkout -> a.b:
                1:3:void pay():10:12 -> a
            """.getBytes(StandardCharsets.UTF_8);

    private final UploadFixture client = new UploadFixture();
    private final Assemblies assemblies = new Assemblies(Duration.ofSeconds(60));

    @TempDir
    Path temporary;

    @AfterEach
    void stop() {
        assemblies.close();
    }

    private AssembleAnswer assemble(
            byte[] file, String name, @Nullable String debugId, List<String> chunks) {
        return uploads().assemble(wanted(file, name, debugId, chunks));
    }

    private DebugFileUploads uploads() {
        return new DebugFileUploads(client.stores, temporary, assemblies, () -> NOW);
    }

    private static DebugFileUploads.Wanted wanted(
            byte[] file, String name, @Nullable String debugId, List<String> chunks) {
        return new DebugFileUploads.Wanted(ACME, SHOP, name, DebugId.parse(debugId).orElse(null),
                UploadFixture.sha1(file), chunks);
    }

    private DebugFile stored(byte[] file, String name) {
        assertThat(assemble(file, name, null, client.chunks(file, 16)).state())
                .isEqualTo(State.OK);
        return client.stores.debugFiles().list(SHOP, name, 0, 1).getFirst();
    }

    @Test
    void assemble_mapping_isNamedByClientNameOrContent() {
        assertThat(assemble(MAPPING, "m", null, List.of()).state()).isEqualTo(State.NOT_FOUND);

        String given = "8c1f3a40-0001-4000-8000-00000000000a";
        assertThat(assemble(MAPPING, "given", given, client.chunks(MAPPING, 16)).state())
                .isEqualTo(State.OK);
        assertThat(client.stores.debugFiles()
                .byDebugId(SHOP, DebugId.parse(given).orElseThrow(), DebugFileKind.PROGUARD))
                .isPresent();
        assertThat(assemble(MAPPING, "m", given, List.of()).state()).isEqualTo(State.OK);

        byte[] other = "io.acme.B -> c:\n".getBytes(StandardCharsets.UTF_8);
        assertThat(stored(other, "/proguard/8c1f3a40-0001-4000-8000-00000000000b.txt").debugId())
                .isEqualTo(DebugId.parse("8c1f3a40-0001-4000-8000-00000000000b").orElseThrow());
    }

    /// The same as Python's `uuid5(uuid5(NAMESPACE_DNS, "guardsquare.com"), content)`.
    @Test
    void assemble_namelessMapping_hasTheIdOfItsContent() {
        assertThat(stored(MAPPING, "mapping.txt").debugId())
                .isEqualTo(DebugId.parse("d9a3576d-7322-5b68-b3f3-3b3024445045").orElseThrow());
    }

    @Test
    void archive_thatExpandsToMoreThanItMay_isRefused() throws IOException {
        byte[] usual = archive(3, MAPPING.length);
        assertThat(uploads().take(SHOP, "usual.zip", new ByteArrayInputStream(usual))).hasSize(3);

        byte[] bomb = archive(5, 60 << 20);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(uploads().take(SHOP, "bomb.zip", new ByteArrayInputStream(bomb))).isEmpty();
    }

    private static byte[] archive(int files, int bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < files; i++) {
                zip.putNextEntry(new ZipEntry("file" + i + ".so"));
                zip.write(new byte[bytes]);
            }
        }
        return out.toByteArray();
    }

    @Test
    void kinds_areRecognisedByTheirFirstBytes() {
        assertThat(stored(padded("7f454c4602010100000000000000000003003e00"), "libapp.so"))
                .returns(DebugFileKind.ELF, DebugFile::kind)
                .returns("x86_64", DebugFile::architecture);
        assertThat(stored(padded("cffaedfe0c00000100000000"), "App"))
                .returns(DebugFileKind.MACHO, DebugFile::kind)
                .returns("arm64", DebugFile::architecture);
        assertThat(stored(padded("0061736d01000000"), "a.wasm").kind())
                .isEqualTo(DebugFileKind.WASM);
        assertThat(stored(text("Microsoft C/C++ MSF 7.00\r\n"), "a.pdb").kind())
                .isEqualTo(DebugFileKind.PDB);
        assertThat(stored(text("MODULE Linux x86_64 0 a"), "a.sym").kind())
                .isEqualTo(DebugFileKind.BREAKPAD);
        assertThat(stored(text("SYSB\2\0\0\0"), "a.src.zip").kind())
                .isEqualTo(DebugFileKind.SOURCE_BUNDLE);
        assertThat(stored(text("[\"SENTRY_DEBUG_ID_MARKER\",\"x\"]"), "a.json").kind())
                .isEqualTo(DebugFileKind.DART_SYMBOL_MAP);
        assertThat(stored(text("MZ"), "odd").kind()).isEqualTo(DebugFileKind.UNKNOWN);
        assertThat(stored(padded("4d5a"), "a.dll").kind()).isEqualTo(DebugFileKind.PE);
        assertThat(stored(text("?"), "what").kind()).isEqualTo(DebugFileKind.UNKNOWN);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] padded(String hex) {
        byte[] head = HexFormat.of().parseHex(hex);
        byte[] file = new byte[128];
        System.arraycopy(head, 0, file, 0, head.length);
        return file;
    }
}
