package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The application's own functions on a stack, as far as they tell which bug it is.
final class AppPath {

    /// Where executors of jobs begin with one. They run it in a process of its own, or, as tests
    /// and small installations have it, within whatever asked for it.
    private static final Set<String> EXECUTORS =
            Set.of(
                    "celery.app.trace", "rq.worker", "rq.job", "dramatiq.worker", "huey.api",
                    "Oban.Queue.Executor", "Hangfire.Server.CoreBackgroundJobPerformer",
                    "Hangfire.Server.BackgroundJobPerformer", "Quartz.Core.JobRunShell",
                    "org.quartz.core.JobRunShell",
                    "Illuminate\\Queue\\CallQueuedHandler", "Illuminate\\Queue\\Jobs\\Job",
                    "Illuminate\\Queue\\SyncQueue");

    private AppPath() {}

    /// The frames with trustworthy names, recursion collapsed. Decorators, which come and go
    /// without changing what a function does, only count where there is nothing else.
    ///
    /// @param whole units far from the crash count too, because a rule says how many frames do
    static List<Token> of(List<Token> tokens, Algorithm algorithm, boolean whole) {
        boolean second = algorithm.isSecond();
        List<Token> named = named(tokens, second);
        List<Token> telling = new ArrayList<>(named.size());
        int last = named.isEmpty() ? -1 : named.getLast().index();
        for (Token token : named) {
            FrameReading read = token.read();
            if (!read.decorates() && (token.index() == last || !read.passes())) {
                telling.add(token);
            }
        }
        List<Token> counting = telling.isEmpty() ? named : telling;
        if (!second) {
            return Collapse.repeated(counting);
        }
        List<Token> path = UnitPath.of(Collapse.withoutLoops(counting));
        return whole ? path : UnitPath.nearest(path);
    }

    private static List<Token> named(List<Token> tokens, boolean second) {
        List<Token> named = new ArrayList<>(tokens.size());
        int job = 0;
        for (Token token : tokens) {
            if (token.role() == Role.APP && !token.isWeak()) {
                named.add(token);
            } else if (second && !named.isEmpty()
                    && (token.read().loops() || (token.role() == Role.LIBRARY
                            && EXECUTORS.contains(token.name().unit())))) {
                job = named.size();
            }
        }
        return job > 0 && job < named.size() ? named.subList(job, named.size()) : named;
    }
}
