package io.corral.sample.wire;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// An event in the frame of an envelope, as each SDK writes it.
public final class EnvelopeText {

    private EnvelopeText() {}

    /// The envelope of one event, not compressed.
    ///
    /// @param payload the event as JSON, UTF-8
    /// @param sentAt what the SDK's clock says while sending
    public static byte[] frame(
            EventId id, byte[] payload, SdkFlavour flavour, Instant sentAt) {
        byte[] head = (header(id, flavour, sentAt) + "\n" + itemHeader(payload, flavour) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] envelope = new byte[head.length + payload.length + 1];
        System.arraycopy(head, 0, envelope, 0, head.length);
        System.arraycopy(payload, 0, envelope, head.length, payload.length);
        envelope[envelope.length - 1] = '\n';
        return envelope;
    }

    /// The envelope of an item that belongs to no event, not compressed.
    ///
    /// @param sentAt what the SDK's clock says while sending
    public static byte[] frame(
            String itemType, String payload, SdkFlavour flavour, Instant sentAt) {
        return ("{" + origin(flavour, sentAt) + "\n{\"type\":\"" + itemType + "\"}\n" + payload
                + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String header(EventId id, SdkFlavour flavour, Instant sentAt) {
        return "{\"event_id\":\"" + id + "\"," + origin(flavour, sentAt);
    }

    private static String origin(SdkFlavour flavour, Instant sentAt) {
        return "\"sent_at\":\""
                + DateTimeFormatter.ISO_INSTANT.format(sentAt.truncatedTo(ChronoUnit.MILLIS))
                + "\",\"sdk\":{\"name\":\"" + flavour.sdkName() + "\",\"version\":\""
                + flavour.sdkVersion() + "\"}}";
    }

    private static String itemHeader(byte[] payload, SdkFlavour flavour) {
        return switch (flavour) {
            // The JavaScript SDKs leave the length out: the payload ends with its line.
            case BROWSER, NODE -> "{\"type\":\"event\"}";
            case PYTHON, JAVA, ANDROID, RUBY -> "{\"content_type\":\"application/json\","
                    + "\"type\":\"event\",\"length\":" + payload.length + "}";
            case COCOA -> "{\"length\":" + payload.length + ",\"type\":\"event\"}";
        };
    }
}
