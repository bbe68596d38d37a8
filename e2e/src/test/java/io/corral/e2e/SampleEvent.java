package io.corral.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One event of a load with its attachment, all of it a function of its number and the seed: made
/// again, it is the same, to the byte. Every [#LARGE_EVERY]th is too large for the queue's rows.
///
/// @param number from 0; no two events of a load share one
record SampleEvent(long seed, int number) {

    /// The first events of a load belong to an issue of their own.
    static final int FIRST = 40;

    /// Issues the others belong to.
    static final int ISSUES = 12;

    /// Users they happen to.
    static final int USERS = 40;

    /// Every so many events one has an attachment of more than a mebibyte.
    static final int LARGE_EVERY = 40;

    private static final int LARGE_BYTES = 1_100_000;
    private static final int CRUMBS = 12;
    private static final int CRUMB_LETTERS = 240;
    private static final int TAGS = 9;
    private static final int TAG_LETTERS = 190;

    private SplittableRandom random(long salt) {
        return new SplittableRandom(seed * 31 + number * 1_000_003L + salt);
    }

    String id() {
        var random = random(1);
        return HexFormat.of().toHexDigits(random.nextLong())
                + HexFormat.of().toHexDigits(random.nextLong());
    }

    /// Which issue it belongs to.
    int issue() {
        return number < FIRST ? ISSUES : number % ISSUES;
    }

    String user() {
        return "u-" + random(2).nextInt(USERS);
    }

    boolean isLarge() {
        return number % LARGE_EVERY == LARGE_EVERY - 1;
    }

    /// The attachment, of no other event.
    byte[] attachment() {
        String text = "attachment of " + number + "\n";
        return (isLarge() ? text + letters(random(3), LARGE_BYTES) : text)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The envelope as sent; compressed unless it is large.
    byte[] body() {
        byte[] event = JsonMapper.shared().writeValueAsBytes(event());
        byte[] attachment = attachment();
        var envelope = new ByteArrayOutputStream();
        envelope.writeBytes(line("{\"event_id\":\"" + id() + "\"}"));
        envelope.writeBytes(line("{\"type\":\"event\",\"length\":" + event.length + "}"));
        envelope.writeBytes(event);
        envelope.writeBytes(line(""));
        envelope.writeBytes(line("{\"type\":\"attachment\",\"filename\":\"" + number
                + ".txt\",\"length\":" + attachment.length + "}"));
        envelope.writeBytes(attachment);
        return isLarge() ? envelope.toByteArray() : gzip(envelope.toByteArray());
    }

    private ObjectNode event() {
        var random = random(4);
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("event_id", id()).put("platform", "java").put("level", "error")
                .put("release", "shop@1." + issue() + ".0");
        event.putObject("user").put("id", user());
        ObjectNode tags = event.putObject("tags").put("number", String.valueOf(number));
        for (int i = 0; i < TAGS; i++) {
            tags.put("words" + i, letters(random, TAG_LETTERS));
        }
        ObjectNode exception = event.putObject("exception").putArray("values").addObject();
        exception.put("type", "Refused" + issue()).put("value", "order " + number + " was refused");
        ArrayNode frames = exception.putObject("stacktrace").putArray("frames");
        for (String function : new String[]{"main", "serve", "order" + issue()}) {
            frames.addObject().put("module", "shop.Orders" + issue()).put("function", function)
                    .put("filename", "Orders.java").put("lineno", 7).put("in_app", true);
        }
        ArrayNode crumbs = event.putArray("breadcrumbs");
        for (int i = 0; i < CRUMBS; i++) {
            crumbs.addObject().put("category", "ui").put("message",
                    letters(random, CRUMB_LETTERS));
        }
        return event;
    }

    private static String letters(SplittableRandom random, int count) {
        var text = new StringBuilder(count);
        while (text.length() < count) {
            text.append(Long.toString(random.nextLong() & Long.MAX_VALUE, 36)).append(' ');
        }
        return text.substring(0, count);
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
