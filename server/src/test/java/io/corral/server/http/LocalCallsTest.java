package io.corral.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.http.LocalCalls.LocalAnswer;
import io.corral.server.http.LocalCalls.LocalRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalCallsTest {

    private static final int ANSWER_MAX = 100;

    private final RouteTable routes = new RouteTable();
    private final LocalCalls calls =
            new LocalCalls(new Dispatcher(routes, new Failures()), ANSWER_MAX);

    private static final class Failures implements FailureAnswers {
        @Override
        public Answer notFound(Request request) {
            return Answer.text(404, request.rawPath());
        }

        @Override
        public Answer wrongMethod(Request request, Set<String> allowed) {
            return Answer.text(405, allowed.toString());
        }

        @Override
        public Answer failed(Request request, RuntimeException failure) {
            return Answer.text(500, String.valueOf(failure.getMessage()));
        }
    }

    private LocalAnswer call(String method, String path, String query, String body)
            throws IOException {
        return calls.call(new LocalRequest(method, path, query,
                Map.of("Authorization", "Bearer t"), body.getBytes(StandardCharsets.UTF_8),
                new Request.Origin("192.0.2.7", "https://corral.example")));
    }

    private static String text(LocalAnswer answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void endpoint_seesTheRequest_asOverAConnection() throws IOException {
        routes.add("POST", "/a/{name}/", request -> Answer.text(201, String.join(" ",
                request.method(), request.parameter("name"), request.query().firstOr("q", ""),
                request.header("authorization").orElse("none"),
                new String(request.body().readAllBytes(), StandardCharsets.UTF_8),
                request.origin().clientAddress(), request.origin().baseUrl(),
                String.valueOf(request.cookie("session")), "" + request.hasBody(),
                "" + request.contentLength().orElse(-1))).with("Link", "<x>"));
        LocalAnswer answer = call("POST", "/a/b%2Fc/", "q=%C3%A9", "hello");
        assertThat(text(answer)).isEqualTo("201 POST b/c é Bearer t hello 192.0.2.7"
                + " https://corral.example null true 5");
        assertThat(answer.header("link")).containsExactly("<x>");
        assertThat(call("POST", "/a/b/", "", "").body()).asString().endsWith("false 0");
    }

    @Test
    void failures_areAnswers() throws IOException {
        routes.add("GET", "/fails", _ -> {
            throw new IllegalStateException("broken");
        });
        assertThat(text(call("GET", "/fails", "", ""))).isEqualTo("500 broken");
        assertThat(text(call("PUT", "/fails", "", ""))).isEqualTo("405 [GET]");
        assertThat(text(call("GET", "/none", "", ""))).isEqualTo("404 /none");
    }

    @Test
    void answers_areBounded() throws IOException {
        routes.add("GET", "/short", _ -> stream(ANSWER_MAX));
        routes.add("GET", "/long", _ -> stream(ANSWER_MAX + 1));
        routes.add("GET", "/bytes", _ -> Answer.text(200, "x".repeat(ANSWER_MAX + 1)));
        routes.add("GET", "/live", _ -> new Answer(200, List.of(),
                new Answer.Live("text/event-stream", _ -> {})));
        routes.add("GET", "/empty", _ -> Answer.empty(204));
        assertThat(call("GET", "/short", "", "").body()).hasSize(ANSWER_MAX);
        assertThat(call("GET", "/empty", "", "").body()).isEmpty();
        for (String path : new String[]{"/long", "/bytes", "/live"}) {
            assertThatThrownBy(() -> call("GET", path, "", "")).as(path)
                    .isInstanceOf(IOException.class);
        }
    }

    private static Answer stream(int length) {
        return new Answer(200, List.of(), new Answer.Streamed("text/plain", out -> {
            for (int i = 0; i < length; i++) {
                out.write('x');
            }
        }));
    }
}
