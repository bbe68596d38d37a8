package io.corral.engine.backtest;

import io.corral.store.PayloadStore.StoredPayload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells payloads apart by the part of them that grouping reads, without building anything of them:
/// one walk over the bytes that hashes everything but what cannot matter. Two events with the same
/// content have the same key. For one thread.
final class ContentDigest {

    /// Deeper documents are not walked.
    private static final int DEPTH_MAX = 128;

    /// What differs from event to event and no rule can ask for.
    private static final List<byte[]> NEVER = names("event_id", "timestamp", "start_timestamp",
            "received", "breadcrumbs", "spans", "measurements", "modules", "extra", "_meta");
    /// What rules ask for only as a tag or as the address of the request.
    private static final List<byte[]> TAGS = names("contexts", "user", "request");
    /// Parts of an event that hold stacks.
    private static final List<byte[]> STACKS = names("exception", "threads", "stacktrace");
    /// Parts of a frame that grouping does not read.
    private static final List<byte[]> OF_FRAMES = names("vars", "pre_context", "post_context");

    private final boolean withTags;
    private final MessageDigest hash;
    private byte[] json = new byte[0];
    private int at;
    private int hashed;

    /// @param withTags whether the grouping may ask for any tag
    ContentDigest(boolean withTags) {
        this.withTags = withTags;
        try {
            this.hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// What grouping reads of a payload, as 128 bits that nobody can make collide.
    record Content(long high, long low) {}

    private static List<byte[]> names(String... names) {
        return Arrays.stream(names).map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /// The content of a payload; empty when it is not JSON as it should be.
    Optional<Content> of(StoredPayload payload) {
        hash.reset();
        var circumstances = payload.circumstances();
        text(circumstances.kind());
        text(circumstances.query());
        if (withTags) {
            text(circumstances.userAgent());
            text(circumstances.clientAddress());
        }
        json = payload.body();
        at = 0;
        hashed = 0;
        boolean isWhole = value(0, false);
        hashUpTo(json.length);
        if (!isWhole) {
            return Optional.empty();
        }
        ByteBuffer sum = ByteBuffer.wrap(hash.digest());
        return Optional.of(new Content(sum.getLong(), sum.getLong()));
    }

    private void text(@Nullable String text) {
        hash.update((byte) (text == null ? 0 : 1));
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            hash.update(bytes);
        }
    }

    private void hashUpTo(int end) {
        if (end > hashed) {
            hash.update(json, hashed, end - hashed);
        }
        hashed = Math.max(hashed, end);
    }

    /// Walks over a value.
    ///
    /// @return false when there is none
    private boolean value(int depth, boolean isInStacks) {
        return depth <= DEPTH_MAX && switch (next()) {
            case '{' -> object(depth, isInStacks);
            case '[' -> array(depth, isInStacks);
            case '"' -> string();
            case 0 -> false;
            default -> literal();
        };
    }

    /// The next byte that is not white space; 0 at the end.
    private byte next() {
        while (at < json.length
                && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at < json.length ? json[at] : 0;
    }

    private boolean object(int depth, boolean isInStacks) {
        at++;
        if (next() == '}') {
            at++;
            return true;
        }
        while (member(depth, isInStacks)) {
            byte after = next();
            at++;
            if (after == '}') {
                return true;
            }
            if (after != ',') {
                return false;
            }
        }
        return false;
    }

    private boolean member(int depth, boolean isInStacks) {
        if (next() != '"') {
            return false;
        }
        int start = at;
        if (!string()) {
            return false;
        }
        int end = at - 1;
        if (next() != ':') {
            return false;
        }
        at++;
        boolean isLeftOut = isLeftOut(start + 1, end, depth, isInStacks);
        if (isLeftOut) {
            hashUpTo(start);
        }
        boolean isStack = isInStacks || (depth == 0 && isOneOf(STACKS, start + 1, end));
        boolean isWhole = value(depth + 1, isStack);
        if (isLeftOut) {
            hashed = at;
        }
        return isWhole;
    }

    private boolean isLeftOut(int from, int to, int depth, boolean isInStacks) {
        if (isInStacks) {
            return isOneOf(OF_FRAMES, from, to);
        }
        return depth == 0
                && (isOneOf(NEVER, from, to) || (!withTags && isOneOf(TAGS, from, to)));
    }

    private boolean isOneOf(List<byte[]> names, int from, int to) {
        for (byte[] name : names) {
            if (name.length == to - from
                    && Arrays.equals(name, 0, name.length, json, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean array(int depth, boolean isInStacks) {
        at++;
        if (next() == ']') {
            at++;
            return true;
        }
        while (value(depth + 1, isInStacks)) {
            byte after = next();
            at++;
            if (after == ']') {
                return true;
            }
            if (after != ',') {
                return false;
            }
        }
        return false;
    }

    private boolean string() {
        at++;
        while (at < json.length) {
            byte each = json[at];
            at += each == '\\' ? 2 : 1;
            if (each == '"') {
                return true;
            }
        }
        return false;
    }

    private boolean literal() {
        int start = at;
        while (at < json.length && ",]} \n\r\t".indexOf(json[at]) < 0) {
            at++;
        }
        return at > start;
    }
}
