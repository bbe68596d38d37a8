package io.corral.store.embedded.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.id.IssueId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/// An [IssueSketch] as bytes.
final class SketchCodec {

    private SketchCodec() {}

    static byte[] write(IssueSketch sketch) {
        return Binary.write(out -> {
            out.number(sketch.events());
            out.number(sketch.lastSeen().toEpochMilli());
            out.number(sketch.keys());
            out.list(sketch.representatives(), each -> representative(each, out));
        });
    }

    private static void representative(Representative each, Binary.Writer out)
            throws IOException {
        out.number(each.key());
        out.texts(each.types());
        out.flag(each.generic());
        out.texts(each.templates());
        out.texts(each.telling());
        out.list(each.frames(), frame -> {
            out.text(frame.text());
            out.word(frame.role());
            out.flag(frame.weak());
            out.flag(frame.reporter());
        });
        out.number(each.events());
    }

    /// @param pool texts of sketches read before
    static IssueSketch read(IssueId issue, byte[] bytes, Map<String, String> pool) {
        return Binary.read(bytes, pool, in -> new IssueSketch(issue, in.number(),
                Instant.ofEpochMilli(in.number()), in.number(),
                in.list(() -> representative(in))));
    }

    private static Representative representative(Binary.Reader in) throws IOException {
        return new Representative(in.number(), in.texts(), in.flag(), in.texts(), in.texts(),
                in.list(() -> new FrameToken(in.text(), in.word(Role.class), in.flag(),
                        in.flag())),
                in.number());
    }
}
