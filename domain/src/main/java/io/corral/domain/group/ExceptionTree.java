package io.corral.domain.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exceptions that bundle others (Sentry RFC 79): the tree rebuilt from the ids of the mechanisms.
///
/// @param above exceptions from the root down to the first group, the group excluded, inner first
/// @param root the first group
/// @param members what the groups hold: each exception with its own causes, inner first
record ExceptionTree(List<Link> above, Link root, List<List<Link>> members) {

    /// The tree, or null when there is no group or its ids do not form one tree.
    static @Nullable ExceptionTree of(List<Link> links) {
        boolean groups = false;
        for (Link link : links) {
            groups |= link.isGroup();
        }
        return groups ? new Reader(links).read() : null;
    }

    /// Rebuilds one tree. Every loop is bounded by the number of exceptions.
    private static final class Reader {

        private final List<Link> links;
        private final Map<Integer, List<Link>> children = new HashMap<>();

        Reader(List<Link> links) {
            this.links = links;
        }

        @Nullable
        ExceptionTree read() {
            Link top = index();
            if (top == null) {
                return null;
            }
            List<Link> above = new ArrayList<>();
            Link group = top;
            while (group != null && !group.isGroup()) {
                above.addFirst(group);
                group = firstChild(group);
            }
            if (group == null) {
                return null;
            }
            List<List<Link>> members = new ArrayList<>();
            collect(group, members);
            return members.isEmpty() ? null : new ExceptionTree(above, group, members);
        }

        /// Fills the table of children; the root, or null when the ids are broken.
        private @Nullable Link index() {
            Set<Integer> ids = new HashSet<>();
            Link root = null;
            for (Link link : links) {
                Integer id = link.id();
                if (id == null || !ids.add(id) || id.equals(link.parent())) {
                    return null;
                }
                Integer parent = link.parent();
                if (parent != null) {
                    children.computeIfAbsent(parent, _ -> new ArrayList<>()).addFirst(link);
                } else if (root != null) {
                    return null;
                } else {
                    root = link;
                }
            }
            return root != null && ids.containsAll(children.keySet()) && reachesAll(root)
                    ? root
                    : null;
        }

        private boolean reachesAll(Link root) {
            List<Link> open = new ArrayList<>(List.of(root));
            int reached = 0;
            while (!open.isEmpty() && reached <= links.size()) {
                Link link = open.removeLast();
                reached++;
                open.addAll(childrenOf(link));
            }
            return reached == links.size();
        }

        private void collect(Link group, List<List<Link>> members) {
            for (Link child : childrenOf(group)) {
                if (child.isGroup()) {
                    collect(child, members);
                } else {
                    members.add(path(child));
                }
            }
        }

        private List<Link> path(Link from) {
            List<Link> path = new ArrayList<>();
            Link link = from;
            while (link != null) {
                path.addFirst(link);
                link = firstChild(link);
            }
            return path;
        }

        private @Nullable Link firstChild(Link link) {
            List<Link> of = childrenOf(link);
            return of.isEmpty() ? null : of.getFirst();
        }

        private List<Link> childrenOf(Link link) {
            Integer id = link.id();
            return id == null ? List.of() : children.getOrDefault(id, List.of());
        }
    }
}
