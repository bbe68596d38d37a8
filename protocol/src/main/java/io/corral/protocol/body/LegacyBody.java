package io.corral.protocol.body;

import io.corral.protocol.QueryString;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Encodings inside the body of the old store endpoint: JSON as it is, or base64 of JSON, or base64
/// of zlib of JSON; also as a form or query attribute `sentry_data`.
public final class LegacyBody {

    private static final byte[] FORM_START = "sentry_data=".getBytes(StandardCharsets.US_ASCII);

    private LegacyBody() {}

    /// Unwraps a body whose `Content-Encoding` is already undone.
    ///
    /// @param decoder its buffer holds the result; the body must not be in it, unless it is JSON
    ///     already
    public static Decoded decode(Slice body, BodyDecoder decoder, long bytesMax) {
        int start = firstVisible(body);
        if (start == body.length() || body.array()[body.from() + start] == '{') {
            return new Decoded.Whole(body);
        }
        if (startsWithForm(body, start)) {
            String form = new Slice(body.array(), body.from() + start + FORM_START.length,
                    body.length() - start - FORM_START.length).utf8();
            int end = form.indexOf('&');
            return decodeText(QueryString.decode(end < 0 ? form : form.substring(0, end)), decoder,
                    bytesMax);
        }
        return decodeText(body.utf8(), decoder, bytesMax);
    }

    /// Unwraps the attribute `sentry_data`, percent escapes already undone.
    public static Decoded decodeText(String data, BodyDecoder decoder, long bytesMax) {
        String text = data.strip();
        if (text.startsWith("{")) {
            return new Decoded.Whole(Slice.of(text.getBytes(StandardCharsets.UTF_8)));
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(standardAlphabet(text));
        } catch (IllegalArgumentException notBase64) {
            return new Decoded.Refused(BodyProblem.CORRUPT);
        }
        if (bytes.length == 0) {
            return new Decoded.Refused(BodyProblem.CORRUPT);
        }
        var decoded = Slice.of(bytes);
        return bytes[0] == '{'
                ? new Decoded.Whole(decoded)
                : decoder.decode(decoded, BodyEncoding.DEFLATE, bytesMax);
    }

    /// A plus that was read as a blank comes back; the URL alphabet becomes the standard one.
    private static String standardAlphabet(String text) {
        return text.replace(' ', '+').replace('-', '+').replace('_', '/');
    }

    private static int firstVisible(Slice body) {
        int i = 0;
        while (i < body.length() && body.array()[body.from() + i] <= ' '
                && body.array()[body.from() + i] >= 0) {
            i++;
        }
        return i;
    }

    private static boolean startsWithForm(Slice body, int start) {
        if (body.length() - start < FORM_START.length) {
            return false;
        }
        for (int i = 0; i < FORM_START.length; i++) {
            if (body.array()[body.from() + start + i] != FORM_START[i]) {
                return false;
            }
        }
        return true;
    }
}
