package io.corral.server.rest;

import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Verdict;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import java.util.List;
import java.util.function.Function;

/// Answers that many endpoints give.
public final class Answers {

    private Answers() {}

    /// A view as JSON.
    public static Answer json(int status, Object view) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(view));
    }

    /// One page of a list that is whole in memory.
    public static <T> Answer page(Call call, List<T> all, Function<T, ?> view) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                Page.Slice<T> slice = page.of(all);
                yield page.answer(call.request(),
                        slice.elements().stream().map(view).toList(), slice.more());
            }
        };
    }

    /// What follows a wish that was granted; an error where it was refused.
    public static <T> Answer of(Verdict<T> verdict, Function<T, Answer> granted) {
        return switch (verdict) {
            case Verdict.Done<T>(var value) -> granted.apply(value);
            case Verdict.Refused<T>(var reason, var message) -> switch (reason) {
                case INVALID -> ApiErrors.badRequest(message);
                case TAKEN -> ApiErrors.conflict(message);
                case MISSING -> ApiErrors.notFound();
            };
        };
    }

    /// The same call seeing everything as it is now, after a change.
    public static Call after(Call call, Directory directory) {
        return new Call(call.request(), call.principal(), directory.current(), call.url());
    }

    /// Who acts, for the audit log.
    public static String actor(Call call) {
        return call.principal().user().email();
    }
}
