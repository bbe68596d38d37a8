package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "404 Client Error: Not Found for url: https://a.example/1 | status 404",
        "[GET] \"/api/courses/7\": 500 | status 500 of GET",
        "404 Client Error:  for url: https://a.example/1 | status 404",
        "503 Server Error: Service Unavailable for url: https://a.example/1 | status 503",
        "HTTP Error 404: Not Found | status 404", "HTTP Error 404: | status 404",
        "HTTP 404 Not Found | status 404", "HTTP 404 | status 404",
        "Http failure response for https://a.example:8443/x: 404 OK | status 404",
        "Client error: `POST https://a.example/1` resulted in a `404 Not Found` response: <p>502"
                + " | status 404 of POST",
        "[404 Not Found] during [GET] to [https://a.example/1] [Skiers#byId(long)]: [{}]"
                + " | status 404 of Skiers#byId",
        "[404] during [GET] to [https://a.example/1] [Skiers#byId(long)]: [{}]"
                + " | status 404 of Skiers#byId",
        "Response status code does not indicate success: 404 (Not Found). | status 404",
        "Response status code does not indicate success: 404. | status 404",
        "the server responded with status 422 for POST https://a.example | status 422",
        "Client request(GET https://a.example/1) invalid: 404 Not Found. Text: \"x\""
                + " | status 404 of GET",
        "HTTP status server error (502 Bad Gateway) for url (https://a.example) | status 502",
    })
    void of_answerOfAServer_itsStatus(String message, String text) {
        assertThat(HttpStatuses.of(message)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "404", "HTTP 404 while the basket was loaded", "HTTP 200 OK", "[404 pages] during [print",
        "Http failure response for https://a.example/x: 0 Unknown Error", "[", "HTTP ", "",
        "Client error: `POST https://a.example/1`", "604 Client Error: x"
    })
    void of_otherMessage_nothing(String message) {
        assertThat(HttpStatuses.of(message)).isNull();
    }

    @Test
    void keys_statusDiffers_twoKeys() {
        String client = "Http failure response for https://a.example/copies/7: ";
        var missing = Errors.on("javascript").raised("Error", client + "404 OK");
        var away = Errors.on("javascript").raised("Error", client + "503 OK");
        var named = Errors.on("javascript").raised("Error", client + "404 Not Found");

        assertThat(missing.key()).isEqualTo(named.key()).isNotEqualTo(away.key());
    }
}
