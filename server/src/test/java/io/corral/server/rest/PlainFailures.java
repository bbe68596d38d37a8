package io.corral.server.rest;

import io.corral.server.http.Answer;
import io.corral.server.http.FailureAnswers;
import io.corral.server.http.Request;
import java.util.Set;

/// Says in JSON why no endpoint answered, with what an endpoint threw.
public final class PlainFailures implements FailureAnswers {

    @Override
    public Answer notFound(Request request) {
        return ApiErrors.notFound();
    }

    @Override
    public Answer wrongMethod(Request request, Set<String> allowed) {
        return ApiErrors.detail(405, "Not allowed.");
    }

    @Override
    public Answer failed(Request request, RuntimeException failure) {
        return ApiErrors.detail(500, failure.toString());
    }
}
