package io.corral.domain.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What all issues of one ranking share: the input, hosts, deploys, and what short texts mention,
/// read once however many issues carry them. Made for one ranking, on one thread.
final class Surroundings {

    private static final int TEXT_LENGTH_MAX = 200;
    private static final int TEXTS_MAX = 50_000;

    private final TriageInput input;
    private final TriageSettings settings;
    private final Hosts hosts;
    private final CorrectionIndex corrections;
    private final Map<String, Mentions> heard = new HashMap<>();
    private final Map<String, List<TriageInput.Deploy>> sorted = new HashMap<>();
    // Of the releases; not changed once they are read.
    private final Map<String, List<TriageInput.Deploy>> deploys;
    private final Map<String, Set<String>> environments;
    private final List<Elsewhere> production;

    Surroundings(TriageInput input, TriageSettings settings, Hosts hosts,
            CorrectionIndex corrections) {
        this.input = input;
        this.settings = settings;
        this.hosts = hosts;
        this.corrections = corrections;
        this.deploys = new HashMap<>();
        this.environments = new HashMap<>();
        this.production = new ArrayList<>();
        for (TriageInput.ReleaseFacts release : input.releases()) {
            for (TriageInput.Deploy deploy : release.deploys()) {
                if (isProduction(deploy.environment())) {
                    production.add(new Elsewhere(deploy, release.projects()));
                }
            }
            for (String project : release.projects()) {
                Set<String> known =
                        environments.computeIfAbsent(project, _ -> new HashSet<>());
                release.deploys().stream().map(TriageInput.Deploy::environment)
                        .filter(Objects::nonNull).forEach(known::add);
            }
            release.projects().forEach(project -> deploys
                    .computeIfAbsent(project, _ -> new ArrayList<>()).addAll(release.deploys()));
        }
    }

    /// The same at a time, which has heard nothing yet.
    private Surroundings(Surroundings other, TriageInput input) {
        this.input = input;
        this.settings = other.settings;
        this.hosts = other.hosts;
        this.corrections = other.corrections;
        this.deploys = other.deploys;
        this.environments = other.environments;
        this.production = other.production;
    }

    /// The same for another thread.
    Surroundings again() {
        return new Surroundings(this, input);
    }

    /// The same, looked at another time.
    Surroundings asOf(Instant time) {
        return new Surroundings(this, input.asOf(time));
    }

    /// A deploy to production.
    ///
    /// @param projects that were deployed
    record Elsewhere(TriageInput.Deploy deploy, List<String> projects) {}

    TriageInput input() {
        return input;
    }

    TriageSettings settings() {
        return settings;
    }

    Hosts hosts() {
        return hosts;
    }

    CorrectionIndex corrections() {
        return corrections;
    }

    /// What a text mentions.
    Mentions hear(String text) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return Mentions.of(text);
        }
        Mentions known = heard.get(text);
        if (known == null) {
            known = Mentions.of(text);
            if (heard.size() < TEXTS_MAX) {
                heard.put(text, known);
            }
        }
        return known;
    }

    /// Whether customers may be there: also when it has no name or one that says nothing.
    boolean isProduction(@Nullable String environment) {
        return environment == null || environment.isEmpty()
                || Environments.isProduction(hear(environment));
    }

    /// Whether customers may be there. Where a project is deployed to an environment that is named
    /// after production, another one that it is never deployed to is none.
    boolean isProduction(String project, @Nullable String environment) {
        if (environment == null || !isProduction(environment)) {
            return environment == null;
        }
        Set<String> known = environments.getOrDefault(project, Set.of());
        return hear(environment).has(Topic.PRODUCTION) || known.contains(environment)
                || known.stream().noneMatch(each -> hear(each).has(Topic.PRODUCTION));
    }

    /// Deploys to production, of all projects.
    List<Elsewhere> productionDeploys() {
        return production;
    }

    /// Deploys that releases list for a project, as [#newestFirst] has them.
    List<TriageInput.Deploy> deploys(String project, boolean toProduction) {
        return sorted.computeIfAbsent((toProduction ? "+" : "-") + project,
                _ -> newestFirst(deploys.getOrDefault(project, List.of()), toProduction));
    }

    /// Those to production or to elsewhere, that were over when somebody looks, newest first.
    List<TriageInput.Deploy> newestFirst(List<TriageInput.Deploy> some, boolean toProduction) {
        Instant now = input.now();
        return some.stream()
                .filter(deploy -> toProduction == isProduction(deploy.environment()))
                .filter(deploy -> !deploy.at().isAfter(now))
                .sorted(Comparator.comparing(TriageInput.Deploy::at).reversed()).toList();
    }
}
