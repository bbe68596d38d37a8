package io.corral.server.rest;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of a list, asked for with `cursor` and `per_page` (or `limit`), told about in the
/// `Link` header. A cursor is `VALUE:OFFSET:IS_PREVIOUS`; only the offset counts here.
///
/// @param offset elements before the page
/// @param size most elements on it, 1 to 100
public record Page(long offset, int size) {

    private static final int SIZE_MAX = 100;

    /// Nobody pages further by hand, and offsets cost.
    private static final long OFFSET_MAX = 1_000_000;

    /// What the parameters asked for.
    public sealed interface Asked {
        /// A page.
        record For(Page page) implements Asked {}

        /// Parameters that make no sense.
        record Wrong(Answer answer) implements Asked {}
    }

    /// Reads the parameters.
    public static Asked of(Query query) {
        return of(query, SIZE_MAX, SIZE_MAX);
    }

    /// Reads the parameters with other bounds.
    public static Asked of(Query query, int sizeDefault, int sizeMax) {
        String sizeText = query.firstOr("per_page", query.firstOr("limit", ""));
        int size = sizeText.isEmpty() ? sizeDefault : number(sizeText, 7).orElse(-1L).intValue();
        if (size < 1) {
            return new Asked.Wrong(ApiErrors.badRequest("Invalid per_page parameter."));
        }
        if (size > sizeMax) {
            return new Asked.Wrong(ApiErrors.badRequest(
                    "Invalid per_page value. Cannot exceed " + sizeMax + "."));
        }
        String cursor = query.firstOr("cursor", "");
        if (cursor.isEmpty()) {
            return new Asked.For(new Page(0, size));
        }
        Optional<Long> offset = offset(cursor, size);
        return offset.isPresent()
                ? new Asked.For(new Page(offset.get(), size))
                : new Asked.Wrong(ApiErrors.badRequest("Invalid cursor parameter."));
    }

    /// The page of a list that is whole in memory.
    public <T> Slice<T> of(List<T> all) {
        int from = (int) Math.min(offset, all.size());
        int to = Math.min(from + size, all.size());
        return new Slice<>(all.subList(from, to), to < all.size());
    }

    /// The page out of elements fetched from `offset` on, one more than shown where there are more.
    public <T> Slice<T> ofFetched(List<T> fetched) {
        boolean more = fetched.size() > size;
        return new Slice<>(more ? fetched.subList(0, size) : fetched, more);
    }

    /// Elements of one page.
    ///
    /// @param more whether another page follows
    public record Slice<T>(List<T> elements, boolean more) {}

    /// A JSON list with the `Link` header of this page.
    public Answer answer(Request request, List<?> views, boolean more) {
        return linked(request, Answer.json(200, Json.MAPPER.writeValueAsBytes(views)), more);
    }

    /// Any answer with the `Link` header of this page.
    public Answer linked(Request request, Answer answer, boolean more) {
        long before = Math.max(0, offset - size);
        String previous = link(request, "previous", offset > 0, "0:" + before + ":1");
        String next = link(request, "next", more, "0:" + (offset + size) + ":0");
        return answer.with("Link", previous + ", " + next);
    }

    private static String link(Request request, String relation, boolean results, String cursor) {
        return "<" + address(request, cursor) + ">; rel=\"" + relation + "\"; results=\"" + results
                + "\"; cursor=\"" + cursor + "\"";
    }

    /// The address of another page: every part encoded, because some clients split at commas.
    private static String address(Request request, String cursor) {
        var address = new StringBuilder(request.origin().baseUrl())
                .append(request.rawPath().replace(",", "%2C")).append('?');
        for (String name : request.query().names()) {
            if (name.equals("cursor")) {
                continue;
            }
            for (String value : request.query().all(name)) {
                address.append(encoded(name)).append('=').append(encoded(value)).append('&');
            }
        }
        return address.append("cursor=").append(cursor).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<Long> offset(String cursor, int size) {
        String[] parts = cursor.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return number(parts[1], 10).filter(offset -> offset <= OFFSET_MAX && size > 0);
    }

    private static Optional<Long> number(@Nullable String text, int digitsMax) {
        boolean digits = text != null && !text.isEmpty() && text.length() <= digitsMax
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && text != null ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
