package io.corral.server.ui.triage;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.Visit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a visit of the page asks for, by its address. What makes no sense is as if it were not
/// there.
///
/// @param since from when on news are told; null for since the person was last here
/// @param word of that time in the address, such as `24h`; null for none
/// @param section the only one that is shown; empty for all
/// @param offset of its first row
record Visited(Visit visit, PageScope scope, @Nullable Instant since, @Nullable String word,
        String section, int offset) {

    /// Below the organisation.
    static final String PATH = "catch-up/";
    /// What the address of an issue says about the list one came from.
    static final String FROM = "view=catch-up&sort=rank";

    private static final String SINCE = "since";
    private static final Duration OLDEST = Duration.ofDays(90);

    static Visited of(Visit visit) {
        String section = visit.query().firstOr("section", "");
        String offset = visit.query().firstOr("offset", "");
        String word = visit.query().first(SINCE);
        Instant since = word == null ? null : since(visit, word).orElse(null);
        return new Visited(visit, PageScope.of(visit, "14d"), since, since == null ? null : word,
                section.matches("[a-z0-9-]{1,40}") ? section : "",
                offset.matches("\\d{1,5}") ? Integer.parseInt(offset) : 0);
    }

    /// A length of time (`24h`, `7d`), a time of everybody's or of the reader's clock.
    private static Optional<Instant> since(Visit visit, String word) {
        try {
            Instant wanted = length(word).map(visit.now()::minus).orElseGet(() -> word.endsWith("Z")
                    ? Instant.parse(word)
                    : LocalDateTime.parse(word).atZone(visit.zone()).toInstant());
            Instant oldest = visit.now().minus(OLDEST);
            return wanted.isAfter(visit.now())
                    ? Optional.empty()
                    : Optional.of(wanted.isBefore(oldest) ? oldest : wanted);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> length(String word) {
        if (!word.matches("\\d{1,3}[hd]")) {
            return Optional.empty();
        }
        long amount = Long.parseLong(word.substring(0, word.length() - 1));
        return Optional.of(word.endsWith("h") ? Duration.ofHours(amount) : Duration.ofDays(amount));
    }

    /// A time of the reader's clock means something else to everybody else: the address that holds
    /// everybody's; empty when it does already.
    Optional<Address> shareable() {
        return since != null && word != null && word.contains("T") && !word.endsWith("Z")
                ? Optional.of(here().with(SINCE, since.toString()))
                : Optional.empty();
    }

    /// The projects to look at.
    Set<ProjectId> projects() {
        return scope.projectIds(visit);
    }

    boolean isIn(ProjectId project) {
        return scope.projects().isEmpty()
                || scope.projects().stream().map(Project::id).anyMatch(project::equals);
    }

    /// The page with everything that is chosen.
    Address here() {
        Address alone = all();
        Address here = section.isEmpty() ? alone : alone.with("section", section);
        return offset == 0 ? here : here.with("offset", Integer.toString(offset));
    }

    /// The page with all sections.
    Address all() {
        return chosen(PATH);
    }

    /// Another page of these choices.
    Address chosen(String path) {
        Address scoped = Address.of(visit.address(path)).with("project",
                scope.projects().stream().map(each -> each.id().toString()).toList());
        return word == null ? scoped : scoped.with(SINCE, word);
    }

    /// The page with news since another time; null for since the person was last here.
    Address since(@Nullable String other) {
        Address open = all().without(SINCE);
        return other == null ? open : open.with(SINCE, other);
    }
}
