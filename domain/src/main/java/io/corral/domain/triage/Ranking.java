package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A worklist that the next one can build on: what did not change is not judged again. Immutable;
/// its input and settings alone give the same list again, except for the ages of what was kept.
public final class Ranking {

    private final TriageInput input;
    private final TriageSettings settings;
    private final Hosts hosts;
    private final IdentityHashMap<IssueFacts, Judged> judged;
    private final List<Verdict> verdicts;

    private Ranking(TriageInput input, TriageSettings settings, Hosts hosts,
            IdentityHashMap<IssueFacts, Judged> judged) {
        this.input = input;
        this.settings = settings;
        this.hosts = hosts;
        this.judged = judged;
        this.verdicts = ordered(input, judged);
    }

    /// Judges every issue.
    public static Ranking of(TriageInput input, TriageSettings settings) {
        return rank(input, settings, null, Instant.MAX);
    }

    /// The list of another input; this one where nothing has to be judged again. Judged again is
    /// what is no longer the very same value, what belongs to a project whose sessions went another
    /// way, and what was judged too long ago; all of it when releases, the product context or the
    /// hosts that are ours changed.
    ///
    /// @param ageMax how old what was decided may be
    public Ranking next(TriageInput other, Duration ageMax) {
        return rank(other, settings, this, other.now().minus(ageMax));
    }

    /// The worklist, what to look at first on top.
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /// What was ranked.
    public TriageInput input() {
        return input;
    }

    private static Ranking rank(TriageInput input, TriageSettings settings,
            @Nullable Ranking before, Instant oldest) {
        var surroundings = new Surroundings(input, settings);
        boolean same = before != null && before.isSameAround(input, surroundings.hosts());
        IdentityHashMap<IssueFacts, Judged> judged = new IdentityHashMap<>();
        boolean all = same && before != null
                && before.input.issues().size() == input.issues().size();
        for (IssueFacts facts : input.issues()) {
            Judged known = before == null || !same ? null : before.kept(facts, input, oldest);
            all &= known != null;
            judged.put(facts, known == null ? Judged.of(facts, surroundings) : known);
        }
        return all && before != null
                ? before
                : new Ranking(input, settings, surroundings.hosts(), judged);
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
        return before == null ? now == null : before.equals(now);
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
