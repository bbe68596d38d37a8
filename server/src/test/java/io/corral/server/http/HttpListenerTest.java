package io.corral.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.engine.net.Networks;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HttpListenerTest {

    private static HttpListener listen(String host, int port) {
        var settings = new HttpListener.Settings(
                host, port, new TrustedProxies(Networks.of(List.of())), 10,
                Duration.ofSeconds(5), Duration.ofSeconds(1));
        return HttpListener.start(settings, new Dispatcher(new RouteTable(), new Nothing()));
    }

    @Test
    void portInUse_isSaid() {
        try (HttpListener first = listen("127.0.0.1", 0)) {
            assertThat(first.port()).isPositive();
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> listen("127.0.0.1", first.port()))
                    .withMessageStartingWith("Cannot listen on 127.0.0.1:" + first.port() + ": ")
                    .withMessageContaining("choose another --port");
        }
    }

    @Test
    void addressOfAnotherMachine_isSaid() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> listen("192.0.2.1", 0))
                .withMessageStartingWith("Cannot listen on 192.0.2.1:0: ");
    }

    private static final class Nothing implements FailureAnswers {
        @Override
        public Answer notFound(Request request) {
            return Answer.empty(404);
        }

        @Override
        public Answer wrongMethod(Request request, Set<String> allowed) {
            return Answer.empty(405);
        }

        @Override
        public Answer failed(Request request, RuntimeException failure) {
            return Answer.empty(500);
        }
    }
}
