package io.corral.engine.ownership;

import io.corral.domain.id.UserId;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.protocol.rule.CodeOwners;
import io.corral.protocol.rule.OwnershipRuleReader;
import io.corral.protocol.rule.RulesRead;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Changes the ownership rules of projects. Thread-safe.
public final class OwnershipEditing {

    /// Characters of rules, and of a CODEOWNERS file.
    public static final int TEXT_LENGTH_MAX = 100_000;

    private final DefinitionStore store;
    private final Ownership ownership;
    private final InstantSource clock;

    /// @param ownership told of every change
    public OwnershipEditing(DefinitionStore store, Ownership ownership, InstantSource clock) {
        this.store = store;
        this.ownership = ownership;
        this.clock = clock;
    }

    /// What became of a wish.
    public sealed interface Changed {
        /// It is kept.
        record Done(Definition definition) implements Changed {}

        /// Nothing changed.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Changed {}
    }

    /// What a CODEOWNERS file makes of rules; nothing is kept yet.
    ///
    /// @param raw all rules
    /// @param file what came from the file
    public record Import(String raw, CodeOwners.Imported file) {}

    /// The rules of a project as they are kept; empty before anybody wrote any.
    public Optional<Definition> find(Project project) {
        return store.find(project.organization(), DefinitionKind.OWNERSHIP,
                Ownership.key(project.id()));
    }

    /// What is wrong with a text of rules; empty when nothing is.
    public static Optional<String> problem(String raw) {
        if (raw.length() > TEXT_LENGTH_MAX) {
            return Optional.of("Ownership rules may have " + TEXT_LENGTH_MAX + " characters.");
        }
        return OwnershipRuleReader.read(raw) instanceof RulesRead.Wrong<OwnershipRule>(var wrong)
                ? Optional.of(wrong.sentence())
                : Optional.empty();
    }

    /// The same for a project, whose owners have to be there.
    public Optional<String> problem(Project project, String raw) {
        return problem(raw).or(() -> OwnershipRuleReader
                .read(raw) instanceof RulesRead.Rules<OwnershipRule>(var rules)
                        ? Ownership.problem(ownership.unknown(project, rules))
                        : Optional.empty());
    }

    /// Writes the settings of a project anew.
    public Changed change(Project project, OwnershipSettings wish, UserId author) {
        String raw = wish.raw();
        Optional<String> problem = raw == null ? Optional.empty() : problem(raw);
        if (problem.isPresent()) {
            return new Changed.Refused(problem.get());
        }
        Kept kept = keep(project, new OwnershipSettings(raw == null || raw.isBlank() ? null : raw,
                wish.fallthrough(), wish.autoAssignment()), author);
        ownership.changed(project.id());
        return switch (kept) {
            case Kept.Done(var definition) -> new Changed.Done(definition);
            case Kept.Full() -> new Changed.Refused("An organisation may have "
                    + DefinitionStore.PER_KIND_MAX + " projects with ownership rules.");
            case Kept.Taken(),Kept.Gone() -> new Changed.Refused(
                    "Somebody else changed the ownership rules at the same time: try again.");
        };
    }

    private Kept keep(Project project, OwnershipSettings settings, UserId author) {
        String key = Ownership.key(project.id());
        String body = Json.MAPPER.writeValueAsString(settings);
        var now = clock.instant();
        return find(project)
                .map(before -> store.replace(before.rewritten(key, body, now)))
                .orElseGet(() -> store.add(new Definition(0, project.organization(),
                        DefinitionKind.OWNERSHIP, project.id(), key, author, body, now, now)));
    }

    /// Puts the rules of a CODEOWNERS file before those of a text, with folders turned by the code
    /// mappings of the project.
    ///
    /// @param raw the rules so far
    public Import imported(Project project, String raw, String file) {
        List<Definition> mappings =
                store.list(project.organization(), DefinitionKind.CODE_MAPPING);
        CodeOwners.Imported imported =
                CodeOwners.read(file, OwnershipText.mappings(mappings, project.id()),
                        owner -> ownership.isKnown(project, owner));
        return new Import(OwnershipText.imported(raw, imported.rules()), imported);
    }
}
