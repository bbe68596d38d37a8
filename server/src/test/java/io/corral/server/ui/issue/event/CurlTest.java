package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Request;
import io.corral.domain.event.Request.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlTest {

    private static Request request(
            @Nullable String method, @Nullable String url, List<Pair> query, List<Pair> headers,
            List<Pair> cookies, @Nullable Object data) {
        return new Request(method, url, query, null, data, headers, cookies, Map.of());
    }

    private static String curl(Request request) {
        return Curl.of(request).orElseThrow();
    }

    @Test
    void request_becomesACommand() {
        assertThat(curl(request("post", "https://shop.example/cart",
                List.of(new Pair("a", "1 2"), new Pair("b", "&")),
                List.of(new Pair("Accept", "*/*"), new Pair("Content-Length", "3"),
                        new Pair("X-Empty", "")),
                List.of(new Pair("sid", "x"), new Pair("t", "1")), "a=b")))
                .isEqualTo("""
                           curl --globoff \\
                             --request 'POST' \\
                             --url 'https://shop.example/cart?a=1+2&b=%26' \\
                             --header 'Accept: */*' \\
                             --header 'X-Empty;' \\
                             --cookie 'sid=x; t=1' \\
                             --data-raw 'a=b'""");
    }

    @Test
    void body_asJsonValue_isWrittenAsJson() {
        assertThat(curl(request("PUT", "http://a.example/", List.of(), List.of(), List.of(),
                Map.of("a", List.of(1, 2))))).endsWith("--data-raw '{\"a\":[1,2]}'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd", "javascript:alert(1)", "/cart", "http:///x", "-o /tmp/x", ""
            })
    void otherAddresses_haveNoCommand(String url) {
        assertThat(Curl.of(request("GET", url, List.of(), List.of(), List.of(), null)))
                .isEmpty();
        assertThat(Curl.of(request("GET", null, List.of(), List.of(), List.of(), null)))
                .isEmpty();
    }

    @Test
    void nothingMakesCurlReadAFile() {
        String command = curl(request("GET; rm -rf ~", "https://a.example/",
                List.of(), List.of(new Pair("@/etc/passwd", "x"), new Pair("X\r\nY", "z"),
                        new Pair("X-Line", "a\r\nHost: evil")),
                List.of(new Pair("jar.txt", "")), "@/etc/passwd"));

        assertThat(command).doesNotContain("--request", "--header '@", "Y:", "\r");
        assertThat(command).contains("--header 'X-Line: a  Host: evil'", "--cookie 'jar.txt='",
                "--data-raw '@/etc/passwd'");
    }

    /// Asks a real shell what it makes of hostile words.
    @Test
    void quotedWords_reachTheCommandUnchanged() throws IOException, InterruptedException {
        List<String> words = List.of("'", "''", "$(id)", "`id`", "\\", "\\'", "a\nb", "$HOME",
                "!!", "\"", "*", "~", "; id", "' ; id ; '", "&& id", "\u202Eabc", "%s %n", "-n");
        var script = new StringBuilder("printf '").append('%').append("s\\0'");
        words.forEach(word -> script.append(' ').append(Curl.quoted(word)));
        Process shell = new ProcessBuilder("sh", "-s").start();
        try (OutputStream in = shell.getOutputStream()) {
            in.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream out = shell.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.split("\0")).containsExactlyElementsOf(words);
        }
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void longBody_hasNoCommand() {
        assertThat(Curl.of(request("POST", "https://a.example/", List.of(), List.of(), List.of(),
                "x".repeat(30_000)))).isEmpty();
    }
}
