package io.corral.protocol.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder.Decoded;
import io.corral.testkit.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyDecoderTest {

    private static final byte[] TEXT = "{\"message\":\"naïve\"}\n".repeat(500)
            .getBytes(StandardCharsets.UTF_8);
    private static final int LIMIT = 1024 * 1024;

    private final BodyDecoder decoder = new BodyDecoder();

    @ParameterizedTest
    @EnumSource
    void everyEncoding_inMemoryAndAsStream_givesTheBytes(BodyEncoding encoding)
            throws IOException {
        byte[] body = encoded(TEXT, encoding);

        assertThat(decode(body, encoding, LIMIT)).isEqualTo(TEXT);
        try (InflatingBody stream = open(body, encoding, LIMIT)) {
            assertThat(stream.readAllBytes()).isEqualTo(TEXT);
            assertThat(stream.problem()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTheLimit_isTaken_oneMoreIsNot(BodyEncoding encoding) throws IOException {
        byte[] body = encoded(TEXT, encoding);

        assertThat(decode(body, encoding, TEXT.length)).isEqualTo(TEXT);
        assertThat(refusal(body, encoding, TEXT.length - 1)).isEqualTo(BodyProblem.TOO_LARGE);
        try (InflatingBody stream = open(body, encoding, TEXT.length - 1)) {
            stream.transferTo(OutputStream.nullOutputStream());
            assertThat(stream.problem()).isEqualTo(BodyProblem.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
    void bomb_stopsAtTheLimit(BodyEncoding encoding) throws IOException {
        byte[] bomb = encoded(new byte[64 * 1024 * 1024], encoding);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb, encoding, LIMIT)).isEqualTo(BodyProblem.TOO_LARGE);
        try (InflatingBody stream = open(bomb, encoding, LIMIT)) {
            assertThat(stream.transferTo(OutputStream.nullOutputStream()))
                    .isLessThanOrEqualTo(LIMIT);
            assertThat(stream.problem()).isEqualTo(BodyProblem.TOO_LARGE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
    void cutOff_isCorrupt(BodyEncoding encoding) throws IOException {
        byte[] body = encoded(TEXT, encoding);
        byte[] cut = Arrays.copyOf(body, body.length / 2);

        assertThat(refusal(cut, encoding, LIMIT)).isEqualTo(BodyProblem.CORRUPT);
        try (InflatingBody stream = open(cut, encoding, LIMIT)) {
            stream.transferTo(OutputStream.nullOutputStream());
            assertThat(stream.problem()).isEqualTo(BodyProblem.CORRUPT);
        }
    }

    @Test
    void rawDeflate_isAccepted() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflater.write(TEXT);
        }

        assertThat(decode(out.toByteArray(), BodyEncoding.DEFLATE, LIMIT)).isEqualTo(TEXT);
        try (InflatingBody stream = open(out.toByteArray(), BodyEncoding.DEFLATE, LIMIT)) {
            assertThat(stream.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void gzipWithNameCommentAndExtra_headerIsSkipped() throws IOException {
        byte[] plain = encoded(TEXT, BodyEncoding.GZIP);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 3);
        out.write(4 | 8 | 16 | 2);
        out.write(plain, 4, 6);
        out.writeBytes(new byte[]{3, 0, 1, 2, 3, 'n', 0, 'c', 0, 9, 9});
        out.write(plain, 10, plain.length - 10);

        assertThat(decode(out.toByteArray(), BodyEncoding.GZIP, LIMIT)).isEqualTo(TEXT);
    }

    @Test
    void twoGzipMembers_areJoined() throws IOException {
        byte[] one = encoded(TEXT, BodyEncoding.GZIP);
        byte[] both = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, both, one.length, one.length);

        assertThat(decode(both, BodyEncoding.GZIP, LIMIT)).hasSize(TEXT.length * 2);
    }

    @Test
    void gzipWithWrongChecksum_isCorrupt() throws IOException {
        byte[] body = encoded(TEXT, BodyEncoding.GZIP);
        body[body.length - 6] ^= 1;

        assertThat(refusal(body, BodyEncoding.GZIP, LIMIT)).isEqualTo(BodyProblem.CORRUPT);
    }

    @Test
    void sourceThatFails_throws() {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return read();
            }
        };

        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> InflatingBody.open(failing, BodyEncoding.GZIP, LIMIT)
                        .readAllBytes())
                .hasMessage("connection reset");
    }

    @Test
    void anyBytes_neverThrowAndNeverExceedTheLimit() {
        Property.forAll(BodyDecoderTest::brokenBody, body -> {
            for (BodyEncoding encoding : BodyEncoding.values()) {
                if (decoder.decode(Slice.of(body), encoding,
                        5000) instanceof Decoded.Whole(var bytes)) {
                    assertThat(bytes.length()).isLessThanOrEqualTo(5000);
                }
            }
        });
    }

    @Test
    void legacyBodies_areUnwrapped() throws IOException {
        byte[] json = "{\"message\":\"old\"}".getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(json);
        String zlib = Base64.getEncoder().encodeToString(encoded(json, BodyEncoding.DEFLATE));

        assertThat(legacy(" " + new String(json, StandardCharsets.UTF_8))).contains("\"old\"");
        assertThat(legacy(base64)).isEqualTo("{\"message\":\"old\"}");
        assertThat(legacy(zlib)).isEqualTo("{\"message\":\"old\"}");
        assertThat(legacy("sentry_data=" + zlib.replace("+", "%2B") + "&x=y"))
                .isEqualTo("{\"message\":\"old\"}");
        assertThat(LegacyBody.decodeText(zlib.replace('+', ' '), decoder, LIMIT))
                .isInstanceOf(Decoded.Whole.class);
        assertThat(LegacyBody.decodeText("%%%", decoder, LIMIT))
                .isInstanceOf(Decoded.Refused.class);
    }

    private String legacy(String body) {
        Decoded decoded = LegacyBody.decode(
                Slice.of(body.getBytes(StandardCharsets.UTF_8)), decoder, LIMIT);
        return ((Decoded.Whole) decoded).bytes().utf8();
    }

    private byte[] decode(byte[] body, BodyEncoding encoding, int limit) {
        return ((Decoded.Whole) decoder.decode(Slice.of(body), encoding, limit)).bytes().copy();
    }

    private BodyProblem refusal(byte[] body, BodyEncoding encoding, int limit) {
        return ((Decoded.Refused) decoder.decode(Slice.of(body), encoding, limit)).problem();
    }

    private static InflatingBody open(byte[] body, BodyEncoding encoding, int limit) {
        return InflatingBody.open(new ByteArrayInputStream(body), encoding, limit);
    }

    private static byte[] brokenBody(RandomGenerator random, int size) {
        byte[] body = new byte[size * 10];
        random.nextBytes(body);
        try {
            if (random.nextBoolean()) {
                var encodings = BodyEncoding.values();
                body = encoded(body, encodings[random.nextInt(encodings.length)]);
                body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return Arrays.copyOf(body, body.length - random.nextInt(Math.min(8, body.length)));
    }

    private static byte[] encoded(byte[] bytes, BodyEncoding encoding) throws IOException {
        var out = new ByteArrayOutputStream();
        switch (encoding) {
            case IDENTITY -> out.writeBytes(bytes);
            case GZIP -> {
                try (var gzip = new GZIPOutputStream(out)) {
                    gzip.write(bytes);
                }
            }
            case DEFLATE -> {
                try (var zlib = new DeflaterOutputStream(out)) {
                    zlib.write(bytes);
                }
            }
            case BROTLI -> {
                Brotli4jLoader.ensureAvailability();
                out.writeBytes(Encoder.compress(bytes, new Encoder.Parameters().setQuality(4)));
            }
            case ZSTD -> out.writeBytes(Zstd.compress(bytes, 3));
        }
        return out.toByteArray();
    }
}
