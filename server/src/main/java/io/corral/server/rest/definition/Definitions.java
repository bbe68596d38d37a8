package io.corral.server.rest.definition;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Definitions of one kind. Thread-safe.
///
/// @param keyField what the wire calls the key, for errors
public record Definitions(
        DefinitionStore store, DefinitionKind kind, String keyField, InstantSource clock) {

    /// Numbers have no more digits.
    private static final int DIGITS_MAX = 18;

    /// What is to be kept.
    ///
    /// @param project it belongs to; null for the whole organisation
    /// @param key null when it is found by its number alone
    /// @param body becomes JSON
    public record Wish(@Nullable ProjectId project, @Nullable String key, Object body) {}

    /// All of an organisation, in order of their numbers.
    public List<Definition> all(OrganizationId organization) {
        return store.list(organization, kind);
    }

    /// The one of this number or key.
    public Optional<Definition> find(OrganizationId organization, String name) {
        return number(name).flatMap(number -> store.find(organization, kind, number))
                .or(() -> store.find(organization, kind, name));
    }

    /// A number from a path; empty when it is none.
    public static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /// Adds one; the caller is its author.
    public Answer add(
            Call call, OrganizationId organization, Wish wish, Function<Definition, Answer> done) {
        String body = Json.MAPPER.writeValueAsString(wish.body());
        if (body.length() > Definition.BODY_LENGTH_MAX) {
            return tooLong();
        }
        Instant now = clock.instant();
        return answer(store.add(new Definition(0, organization, kind, wish.project(), wish.key(),
                call.principal().user().id(), body, now, now)), done);
    }

    /// Writes one anew.
    public Answer replace(Definition before, Wish wish, Function<Definition, Answer> done) {
        String body = Json.MAPPER.writeValueAsString(wish.body());
        if (body.length() > Definition.BODY_LENGTH_MAX) {
            return tooLong();
        }
        return answer(store.replace(before.inProject(wish.project())
                .rewritten(wish.key(), body, clock.instant())), done);
    }

    /// Deletes one.
    ///
    /// @param status of the answer
    public Answer delete(Definition definition, int status) {
        return store.delete(definition.organization(), kind, definition.id())
                ? Answer.empty(status)
                : ApiErrors.notFound();
    }

    private Answer answer(Kept kept, Function<Definition, Answer> done) {
        return switch (kept) {
            case Kept.Done(var definition) -> done.apply(definition);
            case Kept.Taken() -> ApiErrors.badField(keyField,
                    "Something else of the organisation has this " + keyField + " already.");
            case Kept.Full() -> ApiErrors.badRequest("An organisation may have "
                    + DefinitionStore.PER_KIND_MAX + " of these; delete some first.");
            case Kept.Gone() -> ApiErrors.notFound();
        };
    }

    private static Answer tooLong() {
        return ApiErrors.badRequest("This is too long: at most " + Definition.BODY_LENGTH_MAX
                + " characters are kept.");
    }
}
