package io.corral.sample.wire;

import io.corral.protocol.Dsn;
import io.corral.sample.SampleEvent;
import io.corral.sample.SdkFlavour;
import io.corral.sample.load.LoadEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes sample events as requests to one project. For one thread; close it when done.
///
/// Paths, headers and compression are those recorded from the SDKs: the JavaScript ones put the key
/// into the query and send plain text up to a size, the others use `X-Sentry-Auth` and gzip.
public final class EnvelopeWriter implements AutoCloseable {

    private static final int NODE_GZIP_ABOVE_BYTES = 32 * 1024;
    private static final int RUBY_GZIP_ABOVE_BYTES = 30 * 1024;
    private static final String ENVELOPE_TYPE = "application/x-sentry-envelope";
    private static final String PAGE_ORIGIN = "https://www.fernwood.example";

    private final Dsn dsn;
    private final Gzip gzip = new Gzip(Gzip.SDK_LEVEL);

    public EnvelopeWriter(Dsn dsn) {
        this.dsn = dsn;
    }

    /// The request as the event's SDK sends it.
    ///
    /// @param sentAt what the SDK's clock says while sending
    public IngestRequest asSdk(SampleEvent event, Instant sentAt) {
        byte[] envelope = envelope(event, sentAt);
        return request(event.flavour(), envelope, compresses(event.flavour(), envelope.length));
    }

    /// The same request with its body always compressed.
    public IngestRequest compressed(SampleEvent event, Instant sentAt) {
        return request(event.flavour(), envelope(event, sentAt), true);
    }

    /// An event of the load, its body always compressed.
    ///
    /// @param sentAt what the SDK's clock says while sending
    public IngestRequest compressed(LoadEvent event, Instant sentAt) {
        return request(event.flavour(), EnvelopeText.frame(
                event.id(), event.payload(), event.flavour(), sentAt), true);
    }

    /// An item that belongs to no event, such as one of type `sessions`, its body always
    /// compressed.
    public IngestRequest compressed(
            String itemType, String payload, SdkFlavour flavour, Instant sentAt) {
        return request(flavour, EnvelopeText.frame(itemType, payload, flavour, sentAt), true);
    }

    /// Frees the compressor.
    @Override
    public void close() {
        gzip.close();
    }

    private static byte[] envelope(SampleEvent event, Instant sentAt) {
        return EnvelopeText.frame(event.id(),
                event.payload().getBytes(StandardCharsets.UTF_8), event.flavour(), sentAt);
    }

    private static boolean compresses(SdkFlavour flavour, int envelopeBytes) {
        return switch (flavour) {
            case BROWSER -> false;
            case NODE -> envelopeBytes > NODE_GZIP_ABOVE_BYTES;
            case RUBY -> envelopeBytes > RUBY_GZIP_ABOVE_BYTES;
            case PYTHON, JAVA, ANDROID, COCOA -> true;
        };
    }

    private IngestRequest request(SdkFlavour flavour, byte[] envelope, boolean compress) {
        var headers = new LinkedHashMap<>(headers(flavour));
        if (compress) {
            headers.put("Content-Encoding", "gzip");
        }
        return new IngestRequest(target(flavour), headers, flavour == SdkFlavour.NODE,
                compress ? gzip.compress(envelope) : envelope);
    }

    private String target(SdkFlavour flavour) {
        String path = dsn.path() + "/api/" + dsn.project() + "/envelope/";
        return switch (flavour) {
            case BROWSER, NODE -> path + "?sentry_version=7&sentry_key=" + dsn.publicKey()
                    + "&sentry_client="
                    + URLEncoder.encode(flavour.client(), StandardCharsets.UTF_8);
            case PYTHON, JAVA, ANDROID, RUBY, COCOA -> path;
        };
    }

    private Map<String, String> headers(SdkFlavour flavour) {
        return switch (flavour) {
            case BROWSER -> Map.of("Content-Type", "text/plain;charset=UTF-8",
                    "Origin", PAGE_ORIGIN);
            case NODE -> Map.of();
            case JAVA, ANDROID, COCOA -> Map.of("Content-Type", ENVELOPE_TYPE, "User-Agent",
                    flavour.client(), "X-Sentry-Auth", auth(flavour, ","));
            case PYTHON, RUBY -> Map.of("Content-Type", ENVELOPE_TYPE, "User-Agent",
                    flavour.client(), "X-Sentry-Auth", auth(flavour, ", "));
        };
    }

    private String auth(SdkFlavour flavour, String comma) {
        return "Sentry " + String.join(comma, "sentry_version=7",
                "sentry_client=" + flavour.client(), "sentry_key=" + dsn.publicKey());
    }
}
