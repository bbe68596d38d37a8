package io.corral.engine.triage;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.Learning;
import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people and agents of an organisation learned: its memory. Bounded by what a kind of
/// definition may have; who writes more has to forget some. Thread-safe.
public final class Learnings {

    private static final int ISSUE_LENGTH_MAX = 100;

    private final DefinitionStore store;
    private final InstantSource clock;

    public Learnings(DefinitionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A learning that is kept.
    ///
    /// @param project it belongs to, and goes with; null for the whole organisation
    /// @param author null when it is not known
    public record KeptLearning(
            long id, @Nullable ProjectId project, @Nullable UserId author, Instant createdAt,
            Instant updatedAt, Learning learning) {

        private static KeptLearning of(Definition definition) {
            return new KeptLearning(definition.id(), definition.project(), definition.author(),
                    definition.createdAt(), definition.updatedAt(),
                    Json.MAPPER.readValue(definition.body(), Learning.class));
        }
    }

    /// What came of a wish.
    public sealed interface Written {
        /// It is kept.
        record Done(KeptLearning kept) implements Written {}

        /// There are as many as there may be.
        record Full(String sentence) implements Written {}

        /// There is none with this id any more.
        record Gone() implements Written {}
    }

    /// What is wrong with a learning, by field; empty when nothing is.
    public static Map<String, String> problems(Learning learning) {
        Map<String, String> problems = new LinkedHashMap<>();
        bound(problems, "text", learning.text(), 1, Learning.TEXT_LENGTH_MAX);
        bound(problems, "issue", learning.issue(), 1, ISSUE_LENGTH_MAX);
        bound(problems, "topic", learning.topic(),
                Learning.TOPIC_LENGTH_MIN, Learning.TOPIC_LENGTH_MAX);
        return problems;
    }

    private static void bound(Map<String, String> problems, String field, @Nullable String text,
            int min, int max) {
        if (text != null && (text.length() < min || text.length() > max)) {
            problems.put(field, "Send " + min + " to " + max + " characters.");
        }
    }

    /// All of an organisation, newest first.
    public List<KeptLearning> list(OrganizationId organization) {
        return store.list(organization, DefinitionKind.LEARNING).reversed().stream()
                .map(KeptLearning::of).toList();
    }

    /// Those that help with any of these, newest first.
    ///
    /// @param about short ids of issues, or texts in which topics may stand
    public List<KeptLearning> about(OrganizationId organization, Collection<String> about) {
        return list(organization).stream()
                .filter(each -> about.stream().anyMatch(each.learning()::isAbout)).toList();
    }

    /// The one with this id.
    public Optional<KeptLearning> find(OrganizationId organization, long id) {
        return store.find(organization, DefinitionKind.LEARNING, id).map(KeptLearning::of);
    }

    /// Keeps a learning without [#problems].
    public Written add(OrganizationId organization, @Nullable ProjectId project, UserId author,
            Learning learning) {
        Instant now = clock.instant();
        return written(store.add(new Definition(0, organization, DefinitionKind.LEARNING, project,
                null, author, Json.MAPPER.writeValueAsString(learning), now, now)));
    }

    /// Writes one anew; its author stays.
    public Written replace(OrganizationId organization, long id, @Nullable ProjectId project,
            Learning learning) {
        return store.find(organization, DefinitionKind.LEARNING, id)
                .map(before -> written(store.replace(before.inProject(project).rewritten(
                        null, Json.MAPPER.writeValueAsString(learning), clock.instant()))))
                .orElseGet(Written.Gone::new);
    }

    private static Written written(Kept kept) {
        return switch (kept) {
            case Kept.Done(var definition) -> new Written.Done(KeptLearning.of(definition));
            case Kept.Full() -> new Written.Full("An organisation may have "
                    + DefinitionStore.PER_KIND_MAX + " of these; delete some first.");
            case Kept.Gone() -> new Written.Gone();
            case Kept.Taken() -> throw new IllegalStateException("a learning has no key");
        };
    }

    /// Forgets one.
    ///
    /// @return false when there was none
    public boolean forget(OrganizationId organization, long id) {
        return store.delete(organization, DefinitionKind.LEARNING, id);
    }
}
