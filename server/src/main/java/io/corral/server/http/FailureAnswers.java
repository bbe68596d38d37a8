package io.corral.server.http;

import java.util.Set;

/// What clients read when no endpoint could answer: JSON below `/api/`, a page elsewhere.
public interface FailureAnswers {

    /// No such path.
    Answer notFound(Request request);

    /// The path exists for other methods only.
    Answer wrongMethod(Request request, Set<String> allowed);

    /// An endpoint threw. Logs it.
    Answer failed(Request request, RuntimeException failure);
}
