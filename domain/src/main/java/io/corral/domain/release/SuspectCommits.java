package io.corral.domain.release;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.domain.release.Commit.FileChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which commits of a release may have brought an error: those that changed a file its own code was
/// running in. Pure. A commit gets, for each of the topmost frames in the application's own code
/// whose file it changed, one over the frame's rank, half of that where only the file's bare name
/// is known; the most comes first, and of equals the newer commit.
public final class SuspectCommits {

    private static final int FRAMES_MAX = 16;
    private static final double BARE_NAME = 0.5;

    private SuspectCommits() {}

    /// A file a commit changed.
    public record Changed(Commit commit, FileChange change) {}

    /// A commit under suspicion.
    ///
    /// @param score larger is worse
    /// @param path of the changed file that meets the topmost frame
    /// @param function of that frame; null when unknown
    /// @param rank of that frame among those in the application's own code, from 1
    public record Suspect(
            Commit commit, double score, String path, @Nullable String function, int rank) {

        private Suspect plus(Suspect later) {
            return new Suspect(commit, score + later.score, path, function, rank);
        }
    }

    /// Ranks commits, best suspect first.
    ///
    /// @param changed files by the order of commits, newest first
    public static List<Suspect> of(Event event, List<Changed> changed) {
        List<Frame> frames = frames(event);
        Map<Commit, Suspect> suspects = new HashMap<>();
        Map<Commit, Integer> order = new HashMap<>();
        for (Changed each : changed) {
            order.putIfAbsent(each.commit(), order.size());
        }
        for (int rank = 1; rank <= frames.size(); rank++) {
            Map<Commit, Suspect> here = new HashMap<>();
            for (Changed each : changed) {
                double fit = each.change().kind() == FileChange.Kind.DELETED
                        ? 0
                        : fit(frames.get(rank - 1), each.change().path());
                if (fit > 0) {
                    here.merge(each.commit(),
                            new Suspect(each.commit(), fit / rank, each.change().path(),
                                    frames.get(rank - 1).function(), rank),
                            (one, other) -> one.score >= other.score ? one : other);
                }
            }
            here.forEach((commit, found) -> suspects.merge(commit, found, Suspect::plus));
        }
        return suspects.values().stream()
                .sorted(Comparator.comparingDouble(Suspect::score).reversed()
                        .thenComparing(each -> order.getOrDefault(each.commit(), 0)))
                .toList();
    }

    /// Names of the files an event may have come from: a commit that changed none of them is no
    /// suspect.
    public static Set<String> names(Event event) {
        Set<String> names = new HashSet<>();
        for (Frame frame : frames(event)) {
            places(frame).stream().filter(place -> !place.isEmpty())
                    .forEach(place -> names.add(place.getLast()));
        }
        return names;
    }

    /// The last part of a path; empty without any.
    public static String name(String path) {
        List<String> segments = segments(path);
        return segments.isEmpty() ? "" : segments.getLast();
    }

    /// The topmost frames in the application's own code, by what the SDK says; all frames when it
    /// says nothing of any.
    private static List<Frame> frames(Event event) {
        List<Frame> topmost = new ArrayList<>();
        for (ExceptionValue exception : event.exceptions().reversed()) {
            add(topmost, exception.stackTrace());
        }
        if (topmost.isEmpty()) {
            event.threads().stream().map(ThreadValue::stackTrace)
                    .forEach(stack -> add(topmost, stack));
        }
        List<Frame> own = topmost.stream()
                .filter(frame -> Boolean.TRUE.equals(frame.inApp())).toList();
        List<Frame> wanted = own.isEmpty()
                ? topmost.stream().filter(frame -> frame.inApp() == null).toList()
                : own;
        return wanted.stream().limit(FRAMES_MAX).toList();
    }

    private static void add(List<Frame> frames, @Nullable StackTrace stack) {
        if (stack != null) {
            frames.addAll(stack.frames().reversed());
        }
    }

    private static double fit(Frame frame, String path) {
        List<String> changed = segments(path);
        double best = 0;
        for (List<String> own : places(frame)) {
            int alike = alikeAtTheEnd(own, changed);
            boolean bare = own.size() == 1 || changed.size() == 1;
            if (alike >= 2) {
                best = 1;
            } else if (alike == 1 && bare) {
                best = Math.max(best, BARE_NAME);
            }
        }
        return best;
    }

    /// Paths a frame may be in.
    private static List<List<String>> places(Frame frame) {
        List<List<String>> places = new ArrayList<>();
        if (frame.module() != null && frame.filename() != null
                && frame.filename().indexOf('/') < 0 && frame.module().indexOf('.') > 0) {
            String inside = frame.module().substring(0, frame.module().lastIndexOf('.'));
            places.add(segments(inside.replace('.', '/') + '/' + frame.filename()));
            return places;
        }
        if (frame.filename() != null) {
            places.add(segments(frame.filename()));
        }
        if (frame.absPath() != null) {
            places.add(segments(frame.absPath()));
        }
        return places;
    }

    /// Parts of a path or URL, without scheme, query and dots.
    private static List<String> segments(String path) {
        int scheme = path.indexOf("://");
        String rest = scheme < 0 ? path : path.substring(scheme + 3);
        int query = rest.indexOf('?');
        String plain = query < 0 ? rest : rest.substring(0, query);
        return Arrays.stream(plain.replace('\\', '/').split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".") && !part.equals(".."))
                .toList();
    }

    private static int alikeAtTheEnd(List<String> one, List<String> other) {
        int alike = 0;
        while (alike < one.size() && alike < other.size()
                && one.get(one.size() - 1 - alike).equals(other.get(other.size() - 1 - alike))) {
            alike++;
        }
        return alike;
    }
}
