package io.corral.server.ui.issue.event;

import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.ExceptionValue.Mechanism;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The order people read exceptions in: what was reported first, then what caused it. Where
/// exceptions are numbered (Sentry RFC 79 "Exception Groups"), each is followed by those it holds.
final class ExceptionOrder {

    private static final int DEPTH_MAX = 8;

    private ExceptionOrder() {}

    /// An exception in its place.
    ///
    /// @param index position in the event
    /// @param relation how it belongs to the one it stands under; null for the first
    /// @param depth how far it is moved in; only below groups
    record Placed(int index, ExceptionValue exception, @Nullable String relation, int depth) {}

    /// All exceptions of an event.
    ///
    /// @param exceptions as in the event: the outermost stands last
    static List<Placed> of(List<ExceptionValue> exceptions) {
        Map<Integer, Integer> byNumber = new HashMap<>();
        for (int i = 0; i < exceptions.size(); i++) {
            Mechanism mechanism = exceptions.get(i).mechanism();
            if (mechanism != null && mechanism.exceptionId() != null) {
                byNumber.putIfAbsent(mechanism.exceptionId(), i);
            }
        }
        return byNumber.size() == exceptions.size() && byNumber.size() > 1
                ? tree(exceptions, byNumber)
                : chain(exceptions);
    }

    private static List<Placed> chain(List<ExceptionValue> exceptions) {
        List<Placed> placed = new ArrayList<>(exceptions.size());
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            placed.add(new Placed(i, exceptions.get(i), placed.isEmpty()
                    ? null
                    : relation(exceptions.get(i).mechanism(), null), 0));
        }
        return placed;
    }

    private static List<Placed> tree(
            List<ExceptionValue> exceptions, Map<Integer, Integer> byNumber) {
        Map<Integer, List<Integer>> children = new HashMap<>();
        List<Integer> roots = new ArrayList<>();
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            Integer parent = parent(exceptions, byNumber, i);
            if (parent == null) {
                roots.add(i);
            } else {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(i);
            }
        }
        List<Placed> placed = new ArrayList<>(exceptions.size());
        Set<Integer> seen = new HashSet<>();
        for (int root : roots) {
            place(root, null, 0, new Tree(exceptions, children, placed, seen));
        }
        // Those in a circle have no root.
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            place(i, null, 0, new Tree(exceptions, children, placed, seen));
        }
        return placed;
    }

    private record Tree(
            List<ExceptionValue> exceptions, Map<Integer, List<Integer>> children,
            List<Placed> placed, Set<Integer> seen) {}

    private static void place(int index, @Nullable ExceptionValue parent, int depth, Tree tree) {
        if (!tree.seen.add(index)) {
            return;
        }
        ExceptionValue exception = tree.exceptions.get(index);
        tree.placed.add(new Placed(index, exception, tree.placed.isEmpty()
                ? null
                : relation(exception.mechanism(), parent), Math.min(depth, DEPTH_MAX)));
        for (int child : tree.children.getOrDefault(index, List.of())) {
            place(child, exception, isGroup(exception) ? depth + 1 : depth, tree);
        }
    }

    private static @Nullable Integer parent(
            List<ExceptionValue> exceptions, Map<Integer, Integer> byNumber, int index) {
        Mechanism mechanism = exceptions.get(index).mechanism();
        Integer parent = mechanism == null ? null : mechanism.parentId();
        Integer found = parent == null ? null : byNumber.get(parent);
        return found == null || found == index ? null : found;
    }

    private static boolean isGroup(ExceptionValue exception) {
        Mechanism mechanism = exception.mechanism();
        return mechanism != null && mechanism.exceptionGroup();
    }

    private static String relation(
            @Nullable Mechanism mechanism, @Nullable ExceptionValue parent) {
        String source = mechanism == null ? null : mechanism.source();
        if (parent != null && isGroup(parent)) {
            String group = parent.type() == null ? "the group" : parent.type();
            return "Part of " + group + (source == null ? "" : ", " + source);
        }
        return "__context__".equals(source) ? "Raised while handling" : "Caused by";
    }
}
