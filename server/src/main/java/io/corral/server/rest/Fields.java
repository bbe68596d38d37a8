package io.corral.server.rest;

import io.corral.domain.project.Quota;
import io.corral.domain.project.Slug;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fields of a body. What is of the wrong type or form is remembered, so that an endpoint reads all
/// it wants and asks once whether it was right.
public final class Fields {

    private static final int TEXT_LENGTH_MAX = 200;

    private final JsonNode body;
    private final AtomicReference<@Nullable Answer> refusal;

    private Fields(JsonNode body, AtomicReference<@Nullable Answer> refusal) {
        this.body = body;
        this.refusal = refusal;
    }

    /// The fields of a body.
    public static Fields of(Call call) throws IOException {
        var object = call.body();
        Answer refusal = object.isPresent()
                ? null
                : ApiErrors.badRequest("JSON parse error: send one JSON object.");
        return new Fields(object.orElseGet(Json.MAPPER::createObjectNode),
                new AtomicReference<>(refusal));
    }

    /// Fields of an object in a field; none when it is absent. What is wrong there is wrong here.
    public Fields inside(String field) {
        return new Fields(body.path(field), refusal);
    }

    /// Fields of the object in a field, or of the first in a list there.
    public Fields first(String field) {
        JsonNode value = body.path(field);
        return new Fields(value.isArray() ? value.path(0) : value, refusal);
    }

    /// Continues when everything read so far was right.
    public Answer then(Supplier<Answer> next) {
        Answer wrong = refusal.get();
        return wrong != null ? wrong : next.get();
    }

    /// Whether the field is there, null or not.
    public boolean has(String field) {
        return body.has(field);
    }

    /// A text without spaces around; null when the field is absent or null.
    public @Nullable String text(String field) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            return wrongText(field, "Not a valid string.");
        }
        String text = value.asString().strip();
        if (text.isEmpty()) {
            return wrongText(field, "This field may not be blank.");
        }
        return text.length() > TEXT_LENGTH_MAX
                ? wrongText(field, "Ensure this field has no more than " + TEXT_LENGTH_MAX
                        + " characters.")
                : text;
    }

    /// A text, or what stands otherwise.
    public String textOr(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    /// A text that may be empty or null, which both mean none.
    public @Nullable String optionalText(String field) {
        JsonNode value = body.path(field);
        return value.isString() && value.asString().isBlank() ? null : text(field);
    }

    /// A text that must be there; empty when it is not.
    public String required(String field) {
        String text = text(field);
        if (text == null) {
            wrong(field, "This field is required.");
            return "";
        }
        return text;
    }

    /// A name for addresses; null when the field is absent or null.
    public @Nullable String slug(String field) {
        String text = text(field);
        return text == null || Slug.isValid(text)
                ? text
                : wrongText(field, "Enter a valid slug: lower-case letters, digits, - and _, at"
                        + " most " + Slug.LENGTH_MAX + ", not digits alone.");
    }

    /// A flag, or what stands otherwise.
    public boolean flagOr(String field, boolean otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            wrong(field, "Must be a valid boolean.");
            return otherwise;
        }
        return value.asBoolean();
    }

    /// A whole number within bounds, or what stands otherwise.
    public long numberOr(String field, long otherwise, long min, long max) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()
                || value.asLong() < min || value.asLong() > max) {
            wrong(field, "Expected a whole number from " + min + " to " + max + ".");
            return otherwise;
        }
        return value.asLong();
    }

    /// A whole number within bounds; null when the field is absent or null.
    public @Nullable Long number(String field, long min, long max) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull() ? null : numberOr(field, min, min, max);
    }

    /// One of some words, or what stands otherwise.
    public String wordOr(String field, String otherwise, Collection<String> words) {
        String word = textOr(field, otherwise);
        if (!words.contains(word)) {
            wrong(field, "\"" + word + "\" is not a valid choice; expected one of "
                    + String.join(", ", words) + ".");
        }
        return word;
    }

    /// What stands in a field, whatever it is; missing when it is absent.
    public JsonNode node(String field) {
        return body.path(field);
    }

    /// The elements of a list; none when the field is absent or null.
    public List<JsonNode> elements(String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            wrong(field, "Expected a list of items.");
        }
        return value.isArray() ? List.copyOf(value.asArray().elements()) : List.of();
    }

    /// Lines: a list of texts, or one text with line breaks.
    public List<String> linesOr(String field, List<String> otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (value.isString()) {
            return value.asString().lines().toList();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode each : value) {
            if (each.isString()) {
                each.asString().lines().forEach(lines::add);
            } else {
                wrong(field, "Not a list of strings.");
            }
        }
        if (!value.isArray()) {
            wrong(field, "Expected a list of items.");
        }
        return lines;
    }

    /// `{"window": seconds, "count": n}`; null when there is none.
    public @Nullable Quota quotaOr(String field, @Nullable Quota otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return value.isNull() ? null : otherwise;
        }
        JsonNode window = value.path("window");
        JsonNode count = value.path("count");
        if (!window.isIntegralNumber() || !count.isIntegralNumber()) {
            wrong(field, "Expected an object with the numbers window, in seconds, and count.");
            return null;
        }
        try {
            return new Quota(count.asLong(), Duration.ofSeconds(window.asLong()));
        } catch (RuntimeException e) {
            wrong(field, e.getMessage() + ".");
            return null;
        }
    }

    /// Remembers that a field is wrong.
    public void wrong(String field, String sentence) {
        refusal.compareAndSet(null, ApiErrors.badField(field, sentence));
    }

    private @Nullable String wrongText(String field, String sentence) {
        wrong(field, sentence);
        return null;
    }
}
