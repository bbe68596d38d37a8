package io.corral.server.ui.issue.event;

import io.corral.domain.event.Request;
import io.corral.domain.event.Request.Pair;
import io.corral.web.page.issue.EventDetail.RequestPart;
import io.corral.web.page.issue.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The request an event happened in.
final class Requests {

    private static final int BODY_LENGTH_MAX = 20_000;

    private Requests() {}

    /// The part; null when there was no request.
    static @Nullable RequestPart of(@Nullable Request request, Extent extent) {
        if (request == null) {
            return null;
        }
        int lengthMax = extent.whole() ? Values.WHOLE_LENGTH_MAX : Values.LENGTH_MAX;
        String url = request.url();
        String fragment = request.fragment();
        return new RequestPart(
                request.method(),
                url == null
                        ? null
                        : Values.cut(
                                url + (fragment == null || fragment.isEmpty()
                                        ? ""
                                        : "#" + fragment),
                                lengthMax),
                pairs(request.query(), lengthMax), pairs(request.headers(), lengthMax),
                pairs(request.cookies(), lengthMax), Values.facts(request.env(), lengthMax),
                body(request.data(), extent), Curl.of(request).orElse(null));
    }

    private static List<Fact> pairs(List<Pair> pairs, int lengthMax) {
        return pairs.stream()
                .map(each -> Values.fact(each.name(), each.value(), lengthMax)).toList();
    }

    private static @Nullable String body(@Nullable Object data, Extent extent) {
        if (data == null || "".equals(data)) {
            return null;
        }
        String text = data instanceof String raw ? Values.indented(raw) : Values.text(data);
        return Values.cut(text, extent.whole() ? Values.WHOLE_LENGTH_MAX : BODY_LENGTH_MAX);
    }
}
