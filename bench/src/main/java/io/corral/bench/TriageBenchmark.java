package io.corral.bench;

import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.BundleReader;
import io.corral.testkit.triage.LabelledOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What ranking costs: 10,000 open issues of the labelled organisations of the tuning half, each
/// repetition with a title and texts of its own. A single shot in a new JVM is a cold start.
@State(Scope.Thread)
@BenchmarkMode({Mode.SingleShotTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TriageBenchmark {

    private static final int ISSUES = 10_000;

    private final TriageInput input = input();

    private static TriageInput input() {
        List<TriageInput> organizations = LabelledOrganization.all().stream()
                .filter(each -> !each.heldOut())
                .map(each -> BundleReader.read(each.bundle(), each.now()))
                .map(read -> ((BundleReader.BundleRead.Read) read).input()).toList();
        List<IssueFacts> issues = new ArrayList<>();
        while (issues.size() < ISSUES) {
            for (TriageInput organization : organizations) {
                for (IssueFacts issue : organization.issues()) {
                    if (issues.size() < ISSUES) {
                        issues.add(varied(issue, issues.size()));
                    }
                }
            }
        }
        TriageInput first = organizations.getFirst();
        return new TriageInput(first.now(), first.context(), first.sessions(), first.releases(),
                issues);
    }

    // Its own short id, title, message and culprit.
    private static IssueFacts varied(IssueFacts issue, int number) {
        return new IssueFacts(issue.shortId() + number, issue.project(),
                issue.title() + " in run " + number, issue.culprit() + " of part " + number % 500,
                issue.type(), issue.message() + " for row " + number, issue.logged(),
                issue.level(), issue.logger(), issue.substatus(), issue.priority(),
                issue.unhandled(), issue.events(), issue.users(), issue.firstSeen(),
                issue.lastSeen(), issue.hourly(), issue.daily(), issue.tags(), issue.event(),
                issue.deploys(), issue.releases());
    }

    /// Ten thousand issues, to the worklist.
    @Benchmark
    public List<Verdict> rank() {
        return Triage.rank(input, TriageSettings.DEFAULTS);
    }
}
