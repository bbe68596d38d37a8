package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds two bugs in one issue: its events form two clearly separate clusters of messages or paths.
///
/// Only events of one grouping key are compared: what a person merged stays merged. Messages that
/// are all different form many clusters, and many clusters are no finding.
public final class OverMerge {

    private static final double ALIKE = 0.5;
    private static final double APART = 0.25;
    /// What messages agree that are about things of other names.
    private static final double OTHER_NAMES = 0.2;
    private static final double SHARE_MIN = 0.2;
    private static final long EVENTS_MIN = 3;
    private static final double COVERED_MIN = 0.9;
    private static final int FRAMES_SHOWN = 6;
    private static final int TEMPLATES_SHOWN = 3;

    private final Rarity rarity;

    /// Findings in one project.
    public OverMerge(Rarity rarity) {
        this.rarity = rarity;
    }

    /// The clearest one of an issue.
    public Optional<SplitFinding> find(IssueSketch sketch) {
        Map<Long, List<Representative>> byKey = new TreeMap<>();
        sketch.representatives().forEach(
                each -> byKey.computeIfAbsent(each.key(), _ -> new ArrayList<>()).add(each));
        SplitFinding clearest = null;
        for (List<Representative> members : byKey.values()) {
            SplitFinding found = members.size() < 2 ? null : find(members).orElse(null);
            if (found != null && (clearest == null || found.score() > clearest.score())) {
                clearest = found;
            }
        }
        return Optional.ofNullable(clearest);
    }

    private Optional<SplitFinding> find(List<Representative> members) {
        List<List<Representative>> clusters = clusters(members);
        clusters.sort((one, other) -> Long.compare(events(other), events(one)));
        if (clusters.size() < 2) {
            return Optional.empty();
        }
        List<Representative> larger = clusters.get(0);
        List<Representative> smaller = clusters.get(1);
        long all = events(members);
        double share = (double) events(smaller) / all;
        boolean clear = share >= SHARE_MIN && events(smaller) >= EVENTS_MIN
                && events(larger) + events(smaller) >= COVERED_MIN * all;
        double across = across(larger, smaller);
        if (!clear || across > APART) {
            return Optional.empty();
        }
        double score = (1 - across) * (0.7 + 0.3 * Math.min(1, 2 * share));
        return finding(larger, smaller, score).or(() -> finding(smaller, larger, score));
    }

    private static Optional<SplitFinding> finding(
            List<Representative> staying, List<Representative> leaving, double score) {
        return condition(leaving, staying).map(condition -> new SplitFinding(
                staying.getFirst().key(), score, side(staying), side(leaving), condition));
    }

    private static long events(List<Representative> members) {
        return members.stream().mapToLong(Representative::events).sum();
    }

    /// Connected by being alike.
    private List<List<Representative>> clusters(List<Representative> members) {
        List<List<Representative>> clusters = new ArrayList<>();
        for (Representative member : members) {
            List<Representative> joined = new ArrayList<>(List.of(member));
            clusters.removeIf(cluster -> {
                boolean alike = cluster.stream().anyMatch(each -> agreement(each, member) >= ALIKE);
                if (alike) {
                    joined.addAll(cluster);
                }
                return alike;
            });
            clusters.add(joined);
        }
        return clusters;
    }

    private double across(List<Representative> one, List<Representative> other) {
        double most = 0;
        for (Representative first : one) {
            for (Representative second : other) {
                most = Math.max(most, agreement(first, second));
            }
        }
        return most;
    }

    /// The worse of what messages and paths agree.
    private double agreement(Representative one, Representative other) {
        return Math.min(messages(one, other), paths(one, other));
    }

    /// Ways through libraries change with their versions; a stack that one side lacks agrees.
    private double paths(Representative one, Representative other) {
        boolean parts = hasOwnApp(one, other) && hasOwnApp(other, one) && !isGroup(one, other);
        return parts
                ? new StackAlignment(one.frames(), other.frames(), rarity).similarity()
                : 1;
    }

    /// Whether both are the same exceptions, of which another comes first or one is not told.
    private static boolean isGroup(Representative one, Representative other) {
        return Math.max(one.types().size(), other.types().size()) > 1
                && isPart(one.types(), other.types()) && isPart(one.templates(), other.templates());
    }

    private static boolean isPart(List<String> one, List<String> other) {
        return one.containsAll(other) || other.containsAll(one);
    }

    private static boolean hasOwnApp(Representative of, Representative other) {
        Set<String> known = new HashSet<>();
        other.frames().forEach(frame -> known.add(frame.text()));
        return of.frames().stream().anyMatch(frame -> Representative.isApp(frame)
                && !known.contains(frame.text()));
    }

    /// What shares a message or carries the same codes says the same; what says nothing, as older
    /// runtimes do, does not say another thing, and neither do other words of a runtime, or in
    /// another language.
    private static double messages(Representative one, Representative other) {
        if (NamesInMessages.differ(one.template(), other.template())) {
            return OTHER_NAMES;
        }
        boolean told = !one.telling().isEmpty() && one.telling().equals(other.telling());
        if (told || one.isSilent() || other.isSilent() || one.isSaidByRuntime()
                || other.isSaidByRuntime()
                || !Collections.disjoint(one.templates(), other.templates())) {
            return 1;
        }
        List<String> words = Words.unmasked(one.template());
        List<String> others = Words.unmasked(other.template());
        return Tongue.differ(words, others) ? 1 : Words.agreement(words, others);
    }

    private static SplitFinding.Side side(List<Representative> cluster) {
        List<Representative> sorted = new ArrayList<>(cluster);
        sorted.sort((one, other) -> Long.compare(other.events(), one.events()));
        return new SplitFinding.Side(
                sorted.stream().map(Representative::template).filter(text -> !text.isEmpty())
                        .distinct().limit(TEMPLATES_SHOWN).toList(),
                sorted.getFirst().frames().stream().map(FrameToken::text).limit(FRAMES_SHOWN)
                        .toList(),
                events(cluster));
    }

    /// What all of the one have and none of the other: a frame of the application, a part of the
    /// message, or any frame.
    private static Optional<SplitCondition> condition(
            List<Representative> of, List<Representative> without) {
        return frame(of, without, true)
                .or(() -> text(of, without))
                .or(() -> frame(of, without, false));
    }

    private static Optional<SplitCondition> frame(
            List<Representative> of, List<Representative> without, boolean app) {
        Set<String> elsewhere = new HashSet<>();
        without.forEach(each -> each.frames().forEach(frame -> elsewhere.add(frame.text())));
        for (FrameToken frame : of.getFirst().frames()) {
            boolean counts = !app || (Representative.isApp(frame) && !frame.reporter());
            if (counts && !elsewhere.contains(frame.text())
                    && of.stream().allMatch(each -> each.frames().stream()
                            .anyMatch(own -> own.text().equals(frame.text())))) {
                return Optional.of(new SplitCondition.HasFrame(frame.text()));
            }
        }
        return Optional.empty();
    }

    /// A message that all of the one have and none of the other.
    private static Optional<SplitCondition> text(
            List<Representative> of, List<Representative> without) {
        return of.getFirst().templates().stream()
                .filter(template -> of.stream().allMatch(
                        each -> each.templates().contains(template)))
                .filter(template -> without.stream().noneMatch(
                        each -> each.templates().contains(template)))
                .<SplitCondition>map(SplitCondition.MessageIs::new)
                .findFirst();
    }
}
