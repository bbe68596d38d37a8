package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;

/// Exceptions that caused each other, the first thrown first, without those that only wrap.
final class Chain {

    private Chain() {}

    /// The links that count. At least one remains; a wrapper's stack is kept where the exception
    /// it carries has none.
    static List<Link> withoutWrappers(
            List<Link> links, String platform, Algorithm algorithm) {
        if (links.size() < 2) {
            return links;
        }
        List<Link> kept = new ArrayList<>(links.size());
        for (Link link : links) {
            if (algorithm.isSecond() && !kept.isEmpty()
                    && Wrappers.isNote(kept.getLast().exception().type())) {
                kept.set(kept.size() - 1, link);
                continue;
            }
            boolean folds = !kept.isEmpty() && (addsNothing(link, kept.getLast())
                    || (algorithm.isSecond() && isLaterWrapper(link, kept.getLast(), platform)));
            if (!folds && algorithm.isSecond() && !kept.isEmpty()
                    && isSaidAgain(link, kept.getLast(), platform)) {
                kept.set(kept.size() - 1, inPlaceOf(link, kept.getLast()));
            } else if (!folds) {
                kept.add(link);
            } else if (kept.getLast().stack().isEmpty()
                    || (algorithm.isSecond() && isOnlyWayIn(link, kept.getLast()))) {
                kept.set(kept.size() - 1, kept.getLast().carriedWith(link.stack()));
            }
        }
        return algorithm.isSecond() ? withoutMiddle(withoutErrno(kept), platform) : kept;
    }

    /// What is wrapped was thrown on a way with functions of libraries only: the application's are
    /// in the wrapper.
    private static boolean isOnlyWayIn(Link outer, Link inner) {
        return !outer.stack().app().isEmpty()
                && inner.stack().app().isEmpty() && !inner.stack().hasWeakApp();
    }

    /// Whether the outer exception takes the place of the inner one: it says the same, and is what
    /// is reported where the inner one is not.
    private static boolean isSaidAgain(Link outer, Link inner, String platform) {
        return GoFaults.carries(outer, inner) || Wrappers.isSource(outer, inner, platform)
                || Wrappers.isCancelled(outer, inner)
                || Wrappers.isCopy(outer, inner) || Wrappers.isSameWords(outer, inner, platform);
    }

    /// The outer exception, with the stack of the one that has more of the application on it.
    private static Link inPlaceOf(Link outer, Link inner) {
        boolean inside = outer.stack().app().size() < inner.stack().app().size()
                || (outer.stack().app().isEmpty() && !inner.stack().isEmpty());
        return inside ? outer.withStack(inner.stack()) : outer;
    }

    /// The number of a fault of the system at the bottom of a chain, as some versions of Go's SDK
    /// unwrap it: the error around it has its text.
    private static List<Link> withoutErrno(List<Link> links) {
        String type = links.getFirst().exception().type();
        boolean errno = links.size() > 1 && links.getFirst().stack().isEmpty()
                && ("syscall.Errno".equals(type) || "windows.Errno".equals(type));
        return errno ? links.subList(1, links.size()) : links;
    }

    /// Between the first exception and the last one those of libraries do not count where they have
    /// no frames of their own: how many of them a library puts in between changes with its version.
    private static List<Link> withoutMiddle(List<Link> links, String platform) {
        if (links.size() < 3) {
            return links;
        }
        List<Link> kept = new ArrayList<>(links.size());
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            boolean middle = i > 0 && i < links.size() - 1;
            boolean bare = middle && (link.stack().app().isEmpty()
                    || sameFrames(link, links.get(i - 1)) || sameFrames(link, links.get(i + 1)));
            if (!bare || !Wrappers.isOfLibrary(link.exception(), platform)) {
                kept.add(link);
            }
        }
        return kept;
    }

    private static boolean sameFrames(Link one, Link other) {
        List<Token> frames = one.stack().app();
        List<Token> others = other.stack().app();
        boolean same = frames.size() == others.size();
        for (int i = 0; i < frames.size() && same; i++) {
            same = frames.get(i).equalText(others.get(i));
        }
        return same;
    }

    /// What version 2 knows besides.
    private static boolean isLaterWrapper(Link outer, Link inner, String platform) {
        return Wrappers.isKnown(outer.exception().type()) || Wrappers.isStatusOnly(outer)
                || Types.isWrapper(outer.exception().type())
                || Wrappers.isContext(outer.exception().type(), platform)
                || Wrappers.repeats(outer, inner, platform);
    }

    /// Wrappers by type, and exceptions whose message is the text of the one they wrap.
    static boolean addsNothing(Link outer, Link inner) {
        if (Types.isWrapper(outer.wording().type())) {
            return true;
        }
        String message = outer.exception().value();
        String wrapped = inner.exception().value();
        String type = inner.exception().type();
        if (message == null || type == null || !Types.isGeneric(outer.wording().type())) {
            return false;
        }
        String suffix = wrapped == null || wrapped.isEmpty() ? type : type + ": " + wrapped;
        return message.endsWith(suffix)
                && (message.length() == suffix.length()
                        || message.charAt(message.length() - suffix.length() - 1) == '.');
    }
}
