package io.corral.domain.triage.check;

import static io.corral.domain.triage.IssueDraft.NOW;

import io.corral.domain.triage.IssueDraft;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.Deploy;
import io.corral.domain.triage.TriageInput.ReleaseFacts;
import io.corral.domain.triage.TriageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issue with what surrounds it, and the answers about it.
final class Looked {

    private final IssueFacts facts;
    private final List<ReleaseFacts> releases = new ArrayList<>();
    private final List<IssueFacts> others = new ArrayList<>();
    private @Nullable List<SuspectCommit> suspects;

    private Looked(IssueFacts facts) {
        this.facts = facts;
    }

    static Looked at(IssueDraft issue) {
        return new Looked(issue.facts());
    }

    Looked deployed(String version, String environment, int minutesAgo) {
        var deploy = new Deploy(version, environment, NOW.minusSeconds(minutesAgo * 60L));
        releases.add(new ReleaseFacts(version, List.of(facts.project()), deploy.at(),
                List.of(deploy), List.of()));
        return this;
    }

    Looked beside(IssueDraft other) {
        others.add(other.facts());
        return this;
    }

    Looked suspecting(SuspectCommit... commits) {
        suspects = List.of(commits);
        return this;
    }

    Examined examined() {
        List<IssueFacts> issues = new ArrayList<>(others);
        issues.add(facts);
        var around = new TriageInput(NOW, ProductContext.NONE, Map.of(), releases, issues);
        return new Examined(facts, Triage.explain(facts, around, TriageSettings.DEFAULTS),
                around, suspects);
    }

    Check check(CheckType type) {
        return Checks.of(examined()).stream().filter(check -> check.type() == type).findFirst()
                .orElseThrow();
    }

    String answer(CheckType type) {
        return check(type).answer();
    }
}
