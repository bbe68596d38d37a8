package io.corral.engine.triage;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people wrote for whoever took over from them, as Markdown. Everybody of the organisation
/// may read them. Thread-safe.
public final class HandoverNotes {

    /// Characters of a note.
    public static final int TEXT_LENGTH_MAX = 50_000;
    /// So many are kept; the oldest go first.
    static final int NOTES_MAX = 200;

    private final DefinitionStore store;
    private final InstantSource clock;

    public HandoverNotes(DefinitionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A note.
    ///
    /// @param author null when it is not known any more
    public record Note(long id, @Nullable UserId author, Instant at, String text) {}

    /// What came of a wish.
    public sealed interface Written {
        /// It is kept.
        record Done(Note note) implements Written {}

        /// It is not; the sentence says why.
        record Refused(String sentence) implements Written {}
    }

    private record Body(String text) {}

    /// All notes, newest first.
    public List<Note> list(OrganizationId organization) {
        return store.list(organization, DefinitionKind.HANDOVER_NOTE).reversed().stream()
                .map(HandoverNotes::note).toList();
    }

    /// The note with this id.
    public Optional<Note> find(OrganizationId organization, long id) {
        return store.find(organization, DefinitionKind.HANDOVER_NOTE, id)
                .map(HandoverNotes::note);
    }

    /// Keeps a note.
    public Written write(OrganizationId organization, UserId author, String text) {
        String wanted = text.replace("\r\n", "\n").strip();
        if (wanted.isEmpty()) {
            return new Written.Refused("A note without words helps nobody.");
        }
        if (wanted.length() > TEXT_LENGTH_MAX) {
            return new Written.Refused("A note may have " + TEXT_LENGTH_MAX + " characters, found "
                    + wanted.length() + ".");
        }
        makeRoom(organization);
        Instant now = clock.instant();
        Kept kept = store.add(new Definition(0, organization, DefinitionKind.HANDOVER_NOTE, null,
                null, author, Json.MAPPER.writeValueAsString(new Body(wanted)), now, now));
        return kept instanceof Kept.Done(var definition)
                ? new Written.Done(note(definition))
                : new Written.Refused("There are too many notes; try again.");
    }

    private void makeRoom(OrganizationId organization) {
        List<Definition> all = store.list(organization, DefinitionKind.HANDOVER_NOTE);
        all.subList(0, Math.max(0, all.size() - NOTES_MAX + 1)).forEach(oldest -> store.delete(
                organization, DefinitionKind.HANDOVER_NOTE, oldest.id()));
    }

    private static Note note(Definition definition) {
        return new Note(definition.id(), definition.author(), definition.createdAt(),
                Json.MAPPER.readValue(definition.body(), Body.class).text());
    }
}
