package io.corral.protocol;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Ids of traces and spans as SDKs write them: hex digits in any case, traces perhaps as a dashed
/// UUID. All zeros is no id.
public final class TraceIds {

    private static final int TRACE_LENGTH = 32;
    private static final int SPAN_LENGTH = 16;
    private static final int DASHED_LENGTH = 36;

    private TraceIds() {}

    /// 32 hex digits, lower case; null for anything else.
    public static @Nullable String trace(@Nullable String text) {
        if (text != null && text.length() == DASHED_LENGTH) {
            return hex(text.replace("-", ""), TRACE_LENGTH);
        }
        return hex(text, TRACE_LENGTH);
    }

    /// 16 hex digits, lower case; null for anything else.
    public static @Nullable String span(@Nullable String text) {
        return hex(text, SPAN_LENGTH);
    }

    private static @Nullable String hex(@Nullable String text, int length) {
        if (text == null || text.length() != length) {
            return null;
        }
        boolean zeros = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!HexFormat.isHexDigit(c)) {
                return null;
            }
            zeros &= c == '0';
        }
        return zeros ? null : text.toLowerCase(Locale.ROOT);
    }
}
