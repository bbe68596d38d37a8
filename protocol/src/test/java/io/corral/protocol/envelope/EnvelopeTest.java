package io.corral.protocol.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.protocol.Slice;
import io.corral.protocol.envelope.EnvelopeFraming.FramedItem;
import io.corral.protocol.envelope.EnvelopeFraming.Framing;
import io.corral.protocol.envelope.EnvelopeReader.EnvelopeRead;
import io.corral.protocol.envelope.ItemLimits.Limit;
import io.corral.testkit.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Both readers are asked, and must agree.
class EnvelopeTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";
    private static final ItemLimits LIMITS = ItemLimits.defaults();

    @Test
    void headerAlone_isAnEnvelopeWithoutItems() {
        assertThat(whole("{}").items()).isEmpty();
        assertThat(whole("{}\n").items()).isEmpty();
        assertThat(whole("{}").header()).isEqualTo(EnvelopeHeader.empty());
    }

    @Test
    void header_knownAttributesAreRead() {
        Envelope envelope = whole("{\"event_id\":\"9EC79C33-EC99-42AB-8353-589FCB2E04DC\","
                + "\"dsn\":\"http://abc@localhost:9000/7\",\"sent_at\":\"2026-11-21T10:00:00Z\","
                + "\"sdk\":{\"name\":\"sentry.python\",\"version\":\"2.1\"},\"future\":[1],"
                + "\"trace\":{\"trace_id\":\"x\",\"sample_rate\":\"1\",\"sampled\":true}}");

        EnvelopeHeader header = envelope.header();
        assertThat(header.eventId()).hasToString(ID);
        assertThat(header.dsn()).hasToString("http://abc@localhost:9000/7");
        assertThat(header.sentAt()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(header.sdkName()).isEqualTo("sentry.python");
        assertThat(header.trace())
                .isEqualTo(Map.of("trace_id", "x", "sample_rate", "1", "sampled", "true"));
    }

    @Test
    void itemWithLength_payloadMayHoldLineFeeds() {
        String attachment = "{\"type\":\"attachment\",\"length\":5,\"filename\":\"a\"}";
        Envelope envelope = whole("{}\n" + attachment + "\na\nb\r\n\n"
                + "{\"type\":\"client_report\"}\n{}\n");

        assertThat(envelope.items()).hasSize(2);
        assertThat(envelope.items().get(0)).isInstanceOf(Item.Attachment.class);
        assertThat(envelope.items().get(0).payload().utf8()).isEqualTo("a\nb\r\n");
        assertThat(envelope.items().get(0).header().filename()).isEqualTo("a");
        assertThat(envelope.items().get(1).payload().utf8()).isEqualTo("{}");
    }

    @Test
    void itemWithoutLength_endsAtTheLineFeed_carriageReturnIsPayload() {
        Envelope envelope = whole("{}\n{\"type\":\"event\"}\n{\"a\":1}\r\n{\"type\":\"x\"}\nlast");

        assertThat(envelope.items().get(0).payload().utf8()).isEqualTo("{\"a\":1}\r");
        assertThat(envelope.items().get(1).payload().utf8()).isEqualTo("last");
        assertThat(envelope.items().get(1)).isInstanceOf(Item.Unknown.class);
    }

    @Test
    void emptyPayloads_areFine() {
        assertThat(whole("{}\n{\"type\":\"attachment\",\"length\":0}\n").items()).hasSize(1);
        assertThat(whole("{}\n{\"type\":\"attachment\",\"length\":0}").items()).hasSize(1);
        assertThat(whole("{}\n{\"type\":\"attachment\"}\n\n{\"type\":\"x\"}\n\n").items())
                .hasSize(2);
    }

    @Test
    void unknownKinds_areKept() {
        Envelope envelope = whole("{}\n{\"type\":\"hologram\",\"length\":2}\nhi\n");

        assertThat(envelope.items().getFirst().kind()).isEqualTo(ItemKind.UNKNOWN);
        assertThat(envelope.items().getFirst().header().type()).isEqualTo("hologram");
    }

    @Test
    void spanContainer_headerSaysSo() {
        ItemHeader header = whole("{}\n{\"type\":\"span\",\"item_count\":2,\"content_type\":"
                + "\"application/vnd.sentry.items.span.v2+json\",\"length\":2}\n{}\n")
                .items().getFirst().header();

        assertThat(header.isSpanContainer()).isTrue();
        assertThat(header.itemCount()).isEqualTo(2);
    }

    @Test
    void brokenFraming_isNamed() {
        assertBroken("", EnvelopeProblem.EMPTY_BODY);
        assertBroken("hello", EnvelopeProblem.HEADER_MALFORMED);
        assertBroken("\n{}", EnvelopeProblem.HEADER_MALFORMED);
        assertBroken("[]\n", EnvelopeProblem.HEADER_MALFORMED);
        assertBroken("{}{}\n", EnvelopeProblem.HEADER_MALFORMED);
        assertBroken("{\"event_id\":\"no\"}", EnvelopeProblem.EVENT_ID_MALFORMED);
        assertBroken("{\"event_id\":7}", EnvelopeProblem.EVENT_ID_MALFORMED);
        assertBroken("{\"dsn\":\"no\"}", EnvelopeProblem.DSN_MALFORMED);
        assertBroken("{}\nhello\n", EnvelopeProblem.ITEM_HEADER_MALFORMED);
        assertBroken("{}\n\n{\"type\":\"event\"}\n{}", EnvelopeProblem.ITEM_HEADER_MALFORMED);
        assertBroken("{}\n{}\n{}", EnvelopeProblem.ITEM_TYPE_MISSING);
        assertBroken("{}\n{\"type\":1}\n{}", EnvelopeProblem.ITEM_TYPE_MISSING);
        assertBroken("{}\n{\"type\":\"event\",\"length\":-1}\n",
                EnvelopeProblem.ITEM_LENGTH_MALFORMED);
        assertBroken("{}\n{\"type\":\"event\",\"length\":\"2\"}\n{}",
                EnvelopeProblem.ITEM_LENGTH_MALFORMED);
        assertBroken("{}\n{\"type\":\"event\",\"length\":99999999999999999999}\n{}",
                EnvelopeProblem.ITEM_LENGTH_MALFORMED);
        assertBroken("{}\n{\"type\":\"event\",\"length\":3}\n{}", EnvelopeProblem.ITEM_TRUNCATED);
        assertBroken("{}\n{\"type\":\"event\",\"length\":1}\n{}\n",
                EnvelopeProblem.ITEM_NOT_TERMINATED);
        assertBroken("{}\n{\"type\":\"event\"}\n{}\n{\"type\":\"transaction\"}\n{}",
                EnvelopeProblem.EVENT_WITH_TRANSACTION);
        assertBroken("{}\n{\"type\":\"event\"}\n{}\n{\"type\":\"event\"}\n{}",
                EnvelopeProblem.ITEMS_TOO_MANY);
    }

    @Test
    void headerLongerThanItsBound_isMalformed() {
        String blanks = " ".repeat(EnvelopeReader.HEADER_BYTES_MAX);

        assertBroken("{" + blanks + "}", EnvelopeProblem.HEADER_MALFORMED);
        assertBroken("{}\n{" + blanks + "}\n", EnvelopeProblem.ITEM_HEADER_MALFORMED);
    }

    @Test
    void limits_perItemTogetherAndOfTheEnvelope() {
        ItemLimits small = new ItemLimits(200, 3, Map.of(
                ItemKind.EVENT, new Limit(10, 10, 1),
                ItemKind.SESSION, new Limit(10, 15, 5)));
        String session = "{\"type\":\"session\"}\n0123456789\n";
        String report = "{\"type\":\"client_report\"}\n{}\n";

        assertBroken("{}\n{\"type\":\"event\"}\n01234567890\n", small,
                EnvelopeProblem.ITEM_TOO_LARGE);
        assertBroken("{}\n{\"type\":\"event\",\"length\":11}\n01234567890\n", small,
                EnvelopeProblem.ITEM_TOO_LARGE);
        assertBroken("{}\n" + session + session, small, EnvelopeProblem.ITEM_TOO_LARGE);
        assertBroken("{}\n" + report.repeat(4), small, EnvelopeProblem.ITEMS_TOO_MANY);
        assertBroken("{\"x\":\"" + "y".repeat(200) + "\"}\n{\"type\":\"x\"}\n", small,
                EnvelopeProblem.ENVELOPE_TOO_LARGE);
        assertThat(EnvelopeProblem.ITEM_TOO_LARGE.status()).isEqualTo(413);
    }

    @Test
    void userReports_countAsAttachments() {
        ItemLimits two = LIMITS.with(ItemKind.ATTACHMENT, new Limit(1000, 1000, 2));

        assertBroken("{}\n" + "{\"type\":\"attachment\"}\nx\n".repeat(2)
                + "{\"type\":\"user_report\"}\n{}\n", two, EnvelopeProblem.ITEMS_TOO_MANY);
    }

    @Test
    void framing_reportsSizesAndNeedOfAnId() throws IOException {
        String body = "{}\n{\"type\":\"event\",\"length\":2}\n{}\n{\"type\":\"session\"}\nabc";
        var framing = (Framing.WellFramed) EnvelopeFraming.check(stream(body, 3), LIMITS);

        assertThat(framing.items()).extracting(FramedItem::kind)
                .containsExactly(ItemKind.EVENT, ItemKind.SESSION);
        assertThat(framing.items()).extracting(FramedItem::size).containsExactly(2L, 3L);
        assertThat(framing.size()).isEqualTo(body.length());
        assertThat(framing.needsEventId()).isTrue();
    }

    @Test
    void stream_payloadsCanBeReadOrSkipped() throws IOException {
        String large = "x\n".repeat(50_000);
        var stream = new EnvelopeStream(stream("{}\n{\"type\":\"attachment\",\"length\":100000}\n"
                + large + "\n{\"type\":\"attachment\",\"length\":100000}\n" + large, 4096), LIMITS);

        assertThat(stream.header()).isInstanceOf(EnvelopeHeader.Parsed.Good.class);
        assertThat(stream.next()).isInstanceOf(EnvelopeStream.Step.Next.class);
        assertThat(stream.payload().readNBytes(10)).isEqualTo("x\nx\nx\nx\nx\n".getBytes(
                StandardCharsets.US_ASCII));
        assertThat(stream.next()).isInstanceOf(EnvelopeStream.Step.Next.class);
        assertThat(stream.payload().readAllBytes()).hasSize(100_000);
        assertThat(stream.next()).isEqualTo(new EnvelopeStream.Step.End());
    }

    @Test
    void generatedEnvelopes_splitIntoWhatWasPutIn() {
        Property.forAll(500, EnvelopeTest::payloads, payloads -> {
            var body = new StringBuilder("{\"event_id\":\"" + ID + "\"}\n");
            for (String payload : payloads) {
                int length = payload.getBytes(StandardCharsets.UTF_8).length;
                body.append("{\"type\":\"x\",\"length\":").append(length).append("}\n")
                        .append(payload).append('\n');
            }
            Envelope envelope = whole(body.toString());
            assertThat(envelope.header().eventId()).isEqualTo(EventId.parse(ID).orElseThrow());
            assertThat(envelope.items()).extracting(item -> item.payload().utf8())
                    .isEqualTo(payloads);
        });
    }

    @Test
    void anyBytes_readersNeverThrowAndAgree() {
        Property.forAll(3000, EnvelopeTest::brokenEnvelope, EnvelopeTest::outcome);
    }

    private static List<String> payloads(RandomGenerator random, int size) {
        return java.util.stream.IntStream.range(0, random.nextInt(10))
                .mapToObj(_ -> random.ints(random.nextInt(size), 0, 0xD7FF)
                        .mapToObj(Character::toString)
                        .collect(java.util.stream.Collectors.joining()))
                .toList();
    }

    private static byte[] brokenEnvelope(RandomGenerator random, int size) {
        byte[] bytes = ("{\"event_id\":\"" + ID + "\"}\n{\"type\":\"event\",\"length\":9}\n"
                + "{\"a\":\"b\"}\n{\"type\":\"attachment\",\"filename\":\"f\"}\nabc\n"
                + "{\"type\":\"span\",\"item_count\":0}\n{\"items\":[]}\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < random.nextInt(1 + size / 10); i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        int from = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : 0;
        int to = random.nextBoolean() ? bytes.length : from + random.nextInt(bytes.length - from);
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    private static Envelope whole(String body) {
        EnvelopeRead read = outcome(body.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(EnvelopeRead.Whole.class);
        return ((EnvelopeRead.Whole) read).envelope();
    }

    private static void assertBroken(String body, EnvelopeProblem expected) {
        assertBroken(body, LIMITS, expected);
    }

    private static void assertBroken(String body, ItemLimits limits, EnvelopeProblem expected) {
        assertThat(outcome(body.getBytes(StandardCharsets.UTF_8), limits))
                .isInstanceOfSatisfying(EnvelopeRead.Broken.class,
                        broken -> assertThat(broken.problem()).isEqualTo(expected));
    }

    private static EnvelopeRead outcome(byte[] body) {
        return outcome(body, LIMITS);
    }

    /// Reads in memory, and streaming in small steps; both must say the same.
    private static EnvelopeRead outcome(byte[] body, ItemLimits limits) {
        EnvelopeRead read = EnvelopeReader.read(Slice.of(body), limits);
        Framing framing;
        try {
            framing = EnvelopeFraming.check(new Trickle(body, 7), limits);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        switch (read) {
            case EnvelopeRead.Whole(var envelope) -> {
                var whole = (Framing.WellFramed) framing;
                assertThat(whole.header()).isEqualTo(envelope.header());
                assertThat(whole.items()).isEqualTo(envelope.items().stream()
                        .map(item -> new FramedItem(item.header(), item.payload().length()))
                        .toList());
                assertThat(whole.size()).isEqualTo(body.length);
            }
            case EnvelopeRead.Broken(var problem, _) -> {
                var broken = (Framing.Broken) framing;
                assertThat(broken.problem()).isEqualTo(problem);
            }
        }
        return read;
    }

    private static InputStream stream(String body, int step) {
        return new Trickle(body.getBytes(StandardCharsets.UTF_8), step);
    }

    /// Gives a few bytes at a time, as a slow network does.
    private static final class Trickle extends ByteArrayInputStream {
        private final int step;

        Trickle(byte[] bytes, int step) {
            super(bytes);
            this.step = step;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(step, length));
        }
    }
}
