package io.corral.domain.triage.prune;

import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.prune.PruningProposal.Kind;
import io.corral.domain.triage.prune.PruningProposal.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What follows from the verdicts about open issues.
///
/// A filter is proposed where it would leave out the latest event of at least one issue that is
/// noise, and of no open issue that is not. What remains of noise and has no owner is proposed to
/// be ignored, by project and class.
public final class PruningRules {

    private static final int TITLE_MAX = 80;

    private PruningRules() {}

    /// Proposals, those that remove most first.
    public static List<PruningProposal> of(List<Candidate> candidates) {
        Map<String, List<Candidate>> byProject = new TreeMap<>();
        candidates.forEach(each -> byProject.computeIfAbsent(
                each.project(), _ -> new ArrayList<>()).add(each));
        List<PruningProposal> proposals = new ArrayList<>();
        byProject.forEach((project, own) -> {
            Set<Candidate> covered = new HashSet<>();
            filters(project, own, covered, proposals);
            archives(project, own, covered, proposals);
        });
        return sorted(proposals);
    }

    /// The same with others among them, those that remove most first.
    public static List<PruningProposal> sorted(List<PruningProposal> proposals) {
        return proposals.stream().sorted(Comparator
                .comparingLong(PruningProposal::events).thenComparingInt(PruningProposal::issues)
                .reversed().thenComparing(PruningProposal::key)).toList();
    }

    // The filter that catches most first; what it covers, the next one need not.
    private static void filters(String project, List<Candidate> own, Set<Candidate> covered,
            List<PruningProposal> proposals) {
        Map<FilterRule, List<Candidate>> caught = new LinkedHashMap<>();
        for (Candidate each : own) {
            if (each.noise() != null && each.caught() != null) {
                each.caught().stream().sorted(Comparator.comparing(FilterRule::key)).forEach(
                        rule -> caught.computeIfAbsent(rule, _ -> new ArrayList<>()).add(each));
            }
        }
        long checked = own.stream().filter(each -> each.caught() != null).count();
        caught.entrySet().stream()
                .filter(entry -> own.stream().noneMatch(
                        each -> each.noise() == null && each.isCaught(entry.getKey())))
                .sorted(Comparator.comparingLong(entry -> -events(entry.getValue())))
                .forEach(entry -> {
                    List<Candidate> members = entry.getValue().stream()
                            .filter(each -> !covered.contains(each)).toList();
                    if (events(members) > 0) {
                        covered.addAll(members);
                        proposals.add(proposal(Kind.FILTER, project, entry.getKey(), members,
                                "the latest event of each of these would have been left out, and of"
                                        + " none of the other " + (checked - members.size())
                                        + " open issues that were looked at"));
                    }
                });
    }

    private static void archives(String project, List<Candidate> own, Set<Candidate> covered,
            List<PruningProposal> proposals) {
        Map<NoiseClass, List<Candidate>> classes = new TreeMap<>();
        for (Candidate each : own) {
            NoiseClass noise = each.noise();
            if (noise != null && !each.isTaken() && each.events() > 0
                    && !covered.contains(each)) {
                classes.computeIfAbsent(noise, _ -> new ArrayList<>()).add(each);
            }
        }
        classes.forEach((noise, members) -> proposals.add(proposal(Kind.ARCHIVE, project, null,
                members, "triage calls each of these noise, and nobody has them")));
    }

    private static PruningProposal proposal(Kind kind, String project,
            @Nullable FilterRule filter, List<Candidate> all, String evidence) {
        List<Candidate> members = all.stream()
                .sorted(Comparator.comparingLong(Candidate::events).reversed()
                        .thenComparing(Candidate::shortId))
                .limit(PruningProposal.MEMBERS_MAX).toList();
        NoiseClass noise = members.getFirst().noise();
        String subject = filter != null
                ? filter.key()
                : noise == null ? "" : noise.wireName();
        return new PruningProposal(kind.wireName() + ":" + project + ":" + subject, kind, project,
                noise, filter, 0, null, members.stream().map(PruningRules::member).toList(),
                events(members), members.size(), evidence);
    }

    private static Member member(Candidate candidate) {
        String title = candidate.title();
        return new Member(candidate.issue(), candidate.shortId(),
                title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title,
                candidate.events(), candidate.rule());
    }

    private static long events(List<Candidate> candidates) {
        return candidates.stream().mapToLong(Candidate::events).sum();
    }
}
