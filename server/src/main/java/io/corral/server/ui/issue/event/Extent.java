package io.corral.server.ui.issue.event;

import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import org.jspecify.annotations.Nullable;

/// How much of an event is shown, and which of its views; part of the address.
///
/// @param whole nothing is cut
/// @param original stacks as the SDK sent them, before symbolication
/// @param thread id of the thread to show; null for the one that matters most
public record Extent(boolean whole, boolean original, @Nullable String thread) {

    private static final String WHOLE = "whole";
    private static final String STACK = "stack";
    private static final String ORIGINAL = "original";
    private static final String THREAD = "thread";

    /// What one sees first.
    public static final Extent USUAL = new Extent(false, false, null);

    /// Reads the parameters of an address.
    public static Extent of(Query query) {
        return new Extent(query.has(WHOLE), query.firstOr(STACK, "").equals(ORIGINAL),
                query.first(THREAD));
    }

    /// An address with these parameters.
    Address on(Address address) {
        Address wide = whole ? address.with(WHOLE, "1") : address;
        Address viewed = original ? wide.with(STACK, ORIGINAL) : wide;
        return thread == null ? viewed : viewed.with(THREAD, thread);
    }

    Extent inFull() {
        return new Extent(true, original, thread);
    }

    Extent asSent(boolean wanted) {
        return new Extent(whole, wanted, thread);
    }

    Extent ofThread(String id) {
        return new Extent(whole, original, id);
    }
}
