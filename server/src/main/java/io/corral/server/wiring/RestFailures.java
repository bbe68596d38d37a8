package io.corral.server.wiring;

import io.corral.server.http.Answer;
import io.corral.server.http.FailureAnswers;
import io.corral.server.http.Request;
import io.corral.server.rest.ApiErrors;
import io.corral.server.ui.Pages;
import io.corral.store.StoreException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers for requests no endpoint could answer: JSON below `/api/` and at
/// `/mcp`, a page elsewhere.
final class RestFailures implements FailureAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(RestFailures.class);

    private final Pages pages;

    RestFailures(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Answer notFound(Request request) {
        return isApi(request)
                ? ApiErrors.notFound()
                : page(404, "There is no such page", "The address may be mistyped.");
    }

    @Override
    public Answer wrongMethod(Request request, Set<String> allowed) {
        String methods = String.join(", ", allowed);
        Answer answer = isApi(request)
                ? ApiErrors.detail(405, "Method \"" + request.method() + "\" not allowed.")
                : page(405, "Not like this", "This page answers " + methods + " only.");
        return answer.with("Allow", methods);
    }

    @Override
    public Answer failed(Request request, RuntimeException failure) {
        if (failure instanceof StoreException store) {
            return storeFailed(request, store);
        }
        LOG.error("{} failed", request.method(), failure);
        return problem(request, 500, "Internal error; the server's log says more.");
    }

    private Answer storeFailed(Request request, StoreException failure) {
        LOG.warn("store: {}", failure.getMessage());
        return switch (failure.category()) {
            case TOO_EXPENSIVE -> problem(request, 400, String.valueOf(failure.getMessage()));
            case BUSY -> problem(request, 429, "The server is busy; try again in a few seconds.")
                    .with("Retry-After", "5");
            case DISK_FULL -> problem(request, 503, "The server has no room left on its disk.");
            case UNAVAILABLE, CLOSED ->
                problem(request, 503, "The storage is not available at the moment.");
            case CORRUPT -> problem(request, 500, "Stored data could not be read.");
        };
    }

    private Answer problem(Request request, int status, String sentence) {
        return isApi(request)
                ? ApiErrors.detail(status, sentence)
                : page(status, "This did not work", sentence);
    }

    private Answer page(int status, String title, String advice) {
        return pages.problem(status, pages.signedOut(title), advice);
    }

    private static boolean isApi(Request request) {
        return request.rawPath().startsWith("/api/") || request.rawPath().equals("/mcp");
    }
}
