package io.corral.server.rest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.admin.Setup.Wish;
import io.corral.server.rest.directory.RestFixture.Reply;
import org.junit.jupiter.api.Test;

class CallLimitTest {

    @Test
    void tokenThatCallsTooOften_isToldToWait() {
        try (var rest = new RestFixture(2)) {
            String token = rest.admin.setup().setUp(
                    "test", new Wish("acme", "shop", null, false), RestFixture.URL)
                    .granted().token();
            Reply first = rest.ask(token, "GET", "/organizations/", "");
            rest.ask(token, "GET", "/organizations/", "");
            Reply third = rest.ask(token, "GET", "/organizations/", "");

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("X-Sentry-Rate-Limit-Limit")).isEqualTo("2");
            assertThat(first.header("X-Sentry-Rate-Limit-Remaining")).isEqualTo("1");
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.header("Retry-After")).isEqualTo("45");
            assertThat(third.body().path("detail").stringValue()).contains("too frequently");
        }
    }
}
