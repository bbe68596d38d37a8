package io.corral.engine.triage;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.ProductContext;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.ContextProblem;
import io.corral.protocol.triage.ContextReader;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// What organisations say about their products: one text each, YAML or JSON, kept as it was
/// written. Thread-safe; a text that was read once is remembered.
public final class ProductContexts {

    /// Characters of a text.
    public static final int TEXT_LENGTH_MAX = 100_000;

    private static final String KEY = "product";

    private final DefinitionStore store;
    private final InstantSource clock;
    private final ConcurrentMap<OrganizationId, Read> known = new ConcurrentHashMap<>();

    public ProductContexts(DefinitionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What became of a wish.
    public sealed interface Changed {
        /// It is kept.
        record Done(Definition definition) implements Changed {}

        /// Nothing changed.
        ///
        /// @param problems what is wrong with the text, at least one
        record Refused(List<String> problems) implements Changed {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// What is kept of a context beside who wrote it and when.
    private record Body(String text) {}

    private record Read(String body, ProductContext context) {}

    /// The context as it is kept; empty before anybody wrote one.
    public Optional<Definition> find(OrganizationId organization) {
        return store.find(organization, DefinitionKind.PRODUCT_CONTEXT, KEY);
    }

    /// The text somebody wrote.
    public static String text(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), Body.class).text();
    }

    /// What an organisation says; nothing before anybody wrote a context.
    public ProductContext context(OrganizationId organization) {
        Optional<Definition> definition = find(organization);
        if (definition.isEmpty()) {
            return ProductContext.NONE;
        }
        String body = definition.get().body();
        Read read = known.get(organization);
        if (read == null || !read.body().equals(body)) {
            read = new Read(body, ContextReader.readText(text(definition.get())).context());
            known.put(organization, read);
        }
        return read.context();
    }

    /// What a text says, as far as it can be read.
    public static ProductContext read(String text) {
        return text.isBlank() || text.length() > TEXT_LENGTH_MAX
                ? ProductContext.NONE
                : ContextReader.readText(text).context();
    }

    /// What is wrong with a text; nothing when it can be kept. An empty text says nothing.
    public static List<String> problems(String text) {
        return mistakes(text).stream().map(ContextProblem::text).toList();
    }

    /// The same, each with its line and field.
    public static List<ContextProblem> mistakes(String text) {
        if (text.length() > TEXT_LENGTH_MAX) {
            return List.of(new ContextProblem("", null,
                    "A product context may have " + TEXT_LENGTH_MAX + " characters."));
        }
        return text.isBlank() ? List.of() : ContextReader.readText(text).problems();
    }

    /// Writes the context of an organisation anew. A text with a problem is not kept: a wrong word
    /// would change verdicts silently.
    public Changed change(OrganizationId organization, String text, UserId author) {
        List<String> problems = problems(text);
        if (!problems.isEmpty()) {
            return new Changed.Refused(problems);
        }
        String body = Json.MAPPER.writeValueAsString(new Body(text));
        var now = clock.instant();
        Kept kept = find(organization)
                .map(before -> store.replace(new Definition(before.id(), organization,
                        DefinitionKind.PRODUCT_CONTEXT, null, KEY, author, body,
                        before.createdAt(), now)))
                .orElseGet(() -> store.add(new Definition(0, organization,
                        DefinitionKind.PRODUCT_CONTEXT, null, KEY, author, body, now, now)));
        return kept instanceof Kept.Done(var definition)
                ? new Changed.Done(definition)
                : new Changed.Refused(List.of(
                        "Somebody else changed the context at the same time: try again."));
    }
}
