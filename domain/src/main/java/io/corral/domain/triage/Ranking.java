package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A worklist that the next one can build on: what did not change is not judged again. Immutable;
/// its input and settings alone give the same list again, except for the ages of what was kept.
public final class Ranking {

    /// Issues judged in one part.
    private static final int PART = 500;

    private final TriageInput input;
    private final TriageSettings settings;
    private final Hosts hosts;
    private final CorrectionIndex corrections;
    private final IdentityHashMap<IssueFacts, Judged> judged;
    private final List<Verdict> verdicts;

    private Ranking(TriageInput input, Surroundings surroundings,
            IdentityHashMap<IssueFacts, Judged> judged) {
        this(input, surroundings, judged, ordered(input, judged));
    }

    private Ranking(TriageInput input, Surroundings surroundings,
            IdentityHashMap<IssueFacts, Judged> judged, List<Verdict> verdicts) {
        this.input = input;
        this.settings = surroundings.settings();
        this.hosts = surroundings.hosts();
        this.corrections = surroundings.corrections();
        this.judged = judged;
        this.verdicts = verdicts;
    }

    /// Judges every issue.
    public static Ranking of(TriageInput input, TriageSettings settings) {
        return of(input, settings, Means.PLAIN);
    }

    /// Judges every issue, in parts.
    public static Ranking of(TriageInput input, TriageSettings settings, Means means) {
        return rank(input, settings, null, Instant.MAX, means);
    }

    /// The list again that an input gave when each issue was judged at its time.
    ///
    /// @param judgedAt as [#judgedAt()] told it; issues not in it are judged as of the input
    public static Ranking again(TriageInput input, TriageSettings settings,
            Map<String, Instant> judgedAt, Means means) {
        var surroundings = surroundings(input, settings, means);
        Map<Instant, List<IssueFacts>> byTime = new HashMap<>();
        input.issues().forEach(facts -> byTime
                .computeIfAbsent(judgedAt.getOrDefault(facts.shortId(), input.now()),
                        _ -> new ArrayList<>())
                .add(facts));
        IdentityHashMap<IssueFacts, Judged> judged = new IdentityHashMap<>();
        byTime.forEach((time, issues) -> judge(
                issues, surroundings.asOf(time), means).forEach(judged::put));
        return new Ranking(input, surroundings, judged);
    }

    private static Surroundings surroundings(
            TriageInput input, TriageSettings settings, Means means) {
        return new Surroundings(input, settings, Hosts.of(input.issues(), means.addresses()),
                CorrectionIndex.of(input.corrections()));
    }

    /// How many issues are judged.
    ///
    /// @param addresses that requests came to, beside those of events that the input holds
    public record Means(Runner runner, Loader loader, Collection<String> addresses) {

        /// On the thread that calls, with what the input holds.
        public static final Means PLAIN = new Means(
                parts -> parts.forEach(Runnable::run), part -> part, List.of());
    }

    /// Runs parts of the work, in any order and on any threads, and returns when all are done.
    @FunctionalInterface
    public interface Runner {
        /// Runs all of them.
        void run(List<Runnable> parts);
    }

    /// Reads latest events shortly before issues are judged, so that not all have to be in memory
    /// at once. From several threads.
    @FunctionalInterface
    public interface Loader {
        /// The same issues in the same order, with their events.
        List<IssueFacts> whole(List<IssueFacts> part);
    }

    /// The list of another input; this one where nothing has to be judged again. Judged again is
    /// what is no longer the very same value, what belongs to a project whose sessions went another
    /// way where too few went well, what other corrections may concern, and what was judged too
    /// long ago; all of it when releases, the product context or the hosts that are ours changed.
    ///
    /// @param ageMax how old what was decided may be
    public Ranking next(TriageInput other, Duration ageMax, Means means) {
        return rank(other, settings, this, other.now().minus(ageMax), means);
    }

    /// The worklist, what to look at first on top.
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /// One issue judged by itself, in the surroundings of this list, with how it came to that.
    ///
    /// @param whole with its latest event; it need not be in the list
    /// @param now when somebody looks
    public Explanation explain(IssueFacts whole, Instant now) {
        return Explanation.of(
                whole, new Surroundings(input.asOf(now), settings, hosts, corrections));
    }

    /// When each issue was judged, by short id.
    public Map<String, Instant> judgedAt() {
        Map<String, Instant> times = new HashMap<>();
        judged.forEach((facts, each) -> times.put(facts.shortId(), each.at()));
        return times;
    }

    /// What a correction of an issue is about; empty when the issue is not ranked.
    public Optional<Correctable> correctable(String shortId) {
        return input.issues().stream().filter(facts -> facts.shortId().equals(shortId)).findFirst()
                .flatMap(facts -> Optional.ofNullable(judged.get(facts)).map(
                        each -> new Correctable(each.before(),
                                Likeness.of(facts, each.roots()))));
    }

    /// What a correction has to know.
    ///
    /// @param likeness what others may have in common with the issue
    public record Correctable(Correction.Before before, List<String> likeness) {
        public Correctable {
            likeness = List.copyOf(likeness);
        }
    }

    /// What was decided about an issue that no correction might concern.
    ///
    /// @param verdict without rank and family
    /// @param roots what it may share with others, weightiest first
    /// @param at when somebody looked
    /// @param plain what the rules said
    /// @param alarms of [Amendment#ALARMS], those that ring
    public record Finding(Verdict verdict, List<String> roots, Instant at,
            Correction.Said plain, Set<SignalType> alarms) {
        public Finding {
            roots = List.copyOf(roots);
            alarms = Set.copyOf(alarms);
        }
    }

    /// What another process needs to go on from this list, by short id.
    public Map<String, Finding> findings() {
        Map<String, Finding> findings = new HashMap<>();
        judged.forEach((facts, each) -> {
            if (each.heard().isEmpty()) {
                findings.put(facts.shortId(), new Finding(each.verdict(), each.roots(),
                        each.at(), each.plain(), each.alarms()));
            }
        });
        return findings;
    }

    /// A list of an earlier process, for [#next] to go on from; issues without a finding are not
    /// in it.
    ///
    /// @param input as [#input()] was; where an issue did not change, the next input holds the very
    ///         same value
    /// @param addresses that requests came to at that time
    public static Ranking restored(TriageInput input, TriageSettings settings,
            Collection<String> addresses, Map<String, Finding> findings) {
        IdentityHashMap<IssueFacts, Judged> judged = new IdentityHashMap<>();
        for (IssueFacts facts : input.issues()) {
            Finding finding = findings.get(facts.shortId());
            if (finding != null) {
                judged.put(facts, new Judged(finding.verdict(), finding.roots(), finding.at(),
                        finding.plain(), finding.alarms(), List.of()));
            }
        }
        return new Ranking(input, surroundings(input, settings, new Means(
                Means.PLAIN.runner(), Means.PLAIN.loader(), addresses)), judged);
    }

    /// What was ranked.
    public TriageInput input() {
        return input;
    }

    private static Ranking rank(TriageInput input, TriageSettings settings,
            @Nullable Ranking before, Instant oldest, Means means) {
        var surroundings = surroundings(input, settings, means);
        boolean same = before != null && before.isSameAround(input, surroundings.hosts());
        boolean corrected = before != null
                && !before.corrections.isSame(surroundings.corrections());
        IdentityHashMap<IssueFacts, Judged> judged = new IdentityHashMap<>();
        List<IssueFacts> others = new ArrayList<>();
        for (IssueFacts facts : input.issues()) {
            Judged known = before == null || !same ? null : before.kept(facts, input, oldest);
            if (known == null || (corrected && !known.heard().equals(
                    surroundings.corrections().find(facts, known.roots())))) {
                others.add(facts);
            } else {
                judged.put(facts, known);
            }
        }
        if (before != null && !corrected && others.isEmpty()
                && before.input.issues().size() == input.issues().size()) {
            return before.input.sessions().equals(input.sessions())
                    ? before
                    : new Ranking(input, surroundings, before.judged, before.verdicts);
        }
        judge(others, surroundings, means).forEach(judged::put);
        return new Ranking(input, surroundings, judged);
    }

    // Each part has surroundings of its own, which remember what they heard.
    private static IdentityHashMap<IssueFacts, Judged> judge(
            List<IssueFacts> issues, Surroundings surroundings, Means means) {
        List<IdentityHashMap<IssueFacts, Judged>> results = new ArrayList<>();
        List<Runnable> parts = new ArrayList<>();
        for (int from = 0; from < issues.size(); from += PART) {
            List<IssueFacts> part = issues.subList(from, Math.min(issues.size(), from + PART));
            IdentityHashMap<IssueFacts, Judged> result = new IdentityHashMap<>();
            Surroundings own = from == 0 ? surroundings : surroundings.again();
            results.add(result);
            parts.add(() -> judge(part, means.loader().whole(part), own, result));
        }
        means.runner().run(parts);
        IdentityHashMap<IssueFacts, Judged> all = new IdentityHashMap<>();
        results.forEach(all::putAll);
        return all;
    }

    private static void judge(List<IssueFacts> known, List<IssueFacts> whole,
            Surroundings surroundings, IdentityHashMap<IssueFacts, Judged> result) {
        for (int i = 0; i < known.size(); i++) {
            result.put(known.get(i), Judged.of(whole.get(i), surroundings));
        }
    }

    private boolean isSameAround(TriageInput other, Hosts otherHosts) {
        return input.context().equals(other.context())
                && input.releases().equals(other.releases())
                && input.sessions().isEmpty() == other.sessions().isEmpty()
                && hosts.isSame(otherHosts);
    }

    private @Nullable Judged kept(IssueFacts facts, TriageInput other, Instant oldest) {
        Judged known = judged.get(facts);
        return known == null || known.at().isBefore(oldest)
                || !isSameHealth(facts.project(), other) ? null : known;
    }

    private boolean isSameHealth(String project, TriageInput other) {
        TriageInput.SessionHealth before = input.sessions().get(project);
        TriageInput.SessionHealth now = other.sessions().get(project);
        if (before == null || now == null) {
            return before == null && now == null;
        }
        return before.equals(now) || (isHealthy(before) && isHealthy(now));
    }

    // Sessions come all the time; how many went well says nothing as long as enough did.
    private boolean isHealthy(TriageInput.SessionHealth health) {
        return health.crashFreeSessions() >= settings.crashFreePercentMin();
    }

    private static List<Verdict> ordered(
            TriageInput input, IdentityHashMap<IssueFacts, Judged> judged) {
        List<Judged> all = new ArrayList<>();
        for (IssueFacts facts : input.issues()) {
            Judged one = judged.get(facts);
            if (one != null) {
                all.add(one);
            }
        }
        Map<String, String> families = Families.of(all);
        all.sort(Comparator.comparingDouble((Judged one) -> one.verdict().score()).reversed()
                .thenComparing(one -> one.verdict().shortId()));
        List<Verdict> ranked = new ArrayList<>();
        for (Judged one : all) {
            Verdict verdict = one.verdict();
            ranked.add(verdict.ranked(ranked.size() + 1, families.get(verdict.shortId())));
        }
        return List.copyOf(ranked);
    }
}
