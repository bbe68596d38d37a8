package io.corral.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.artifact.DebugFileKind;
import io.corral.testkit.Property;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeIdTest {

    private static final String BUILD_ID = "b5381a457906d279073822a5ceb24c4bfef94ddb";

    /// A program header that names a note segment, with another note before the build id.
    private static byte[] elf(boolean wide, ByteOrder order) {
        ByteBuffer file = ByteBuffer.allocate(512).order(order);
        file.put(0, new byte[]{0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1),
            (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2)});
        int header = 64;
        int notes = 256;
        if (wide) {
            file.putLong(32, header).putShort(54, (short) 56).putShort(56, (short) 1);
            file.putInt(header, 4).putLong(header + 8, notes).putLong(header + 32, 60);
        } else {
            file.putInt(28, header).putShort(42, (short) 32).putShort(44, (short) 1);
            file.putInt(header, 4).putInt(header + 4, notes).putInt(header + 16, 60);
        }
        byte[] id = HexFormat.of().parseHex(BUILD_ID);
        file.putInt(notes, 4).putInt(notes + 4, 6).putInt(notes + 8, 1);
        file.put(notes + 12, new byte[]{'G', 'N', 'U', 0});
        int second = notes + 12 + 4 + 8;
        file.putInt(second, 4).putInt(second + 4, id.length).putInt(second + 8, 3);
        file.put(second + 12, new byte[]{'G', 'N', 'U', 0}).put(second + 16, id);
        return file.array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void elf_isTheBuildId(boolean wide) {
        assertThat(CodeId.of(elf(wide, ByteOrder.LITTLE_ENDIAN), DebugFileKind.ELF))
                .contains(BUILD_ID);
        assertThat(CodeId.of(elf(wide, ByteOrder.BIG_ENDIAN), DebugFileKind.ELF))
                .contains(BUILD_ID);
    }

    @Test
    void macho_isTheUuid() {
        ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0xfeedfacf).putInt(16, 2).putInt(32, 0x19).putInt(36, 72);
        file.putInt(104, 0x1b).putInt(108, 24);
        file.put(112, HexFormat.of().parseHex("67e9247c814e392ba027dbde6748fcbf"));

        assertThat(CodeId.of(file.array(), DebugFileKind.MACHO))
                .contains("67e9247c814e392ba027dbde6748fcbf");
    }

    @Test
    void pe_isTimeStampAndSizeOfTheImage() {
        ByteBuffer file = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x3c, 128).putInt(128 + 8, 0x0ab9_2f71).putInt(128 + 80, 0x9000);

        assertThat(CodeId.of(file.array(), DebugFileKind.PE)).contains("0ab92f719000");
    }

    @Test
    void breakpad_saysIt() {
        byte[] file = "MODULE Linux x86_64 ABC0 a.out\nINFO CODE_ID B5381A45 a.out\nFUNC 0 1 0 f\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(CodeId.of(file, DebugFileKind.BREAKPAD)).contains("b5381a45");
    }

    @ParameterizedTest
    @EnumSource(DebugFileKind.class)
    void anyBytes_areNoFailure(DebugFileKind kind) {
        Property.forAll((random, size) -> {
            byte[] bytes = random.nextInt(2) == 0
                    ? elf(true, ByteOrder.LITTLE_ENDIAN)
                    : new byte[size];
            for (int i = 0; i < 20 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            return bytes;
        }, bytes -> CodeId.of(bytes, kind).ifPresent(id -> assertThat(id).isNotEmpty()));
    }
}
