package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        // numbers and quantities
        "Order 1234 not found | Order <*> not found",
        "took 12.5ms for 3 items | took <*> for <*> items",
        "1,234.56 EUR refused | <*> refused",
        "limit is 5 MB | limit is <*>",
        "retry 3/10 at 50% | retry <*> at <*>",
        // ids
        "user 550e8400-e29b-41d4-a716-446655440000 gone | user <*> gone",
        "object 507f1f77bcf86cd799439011 | object <*>",
        "id 01ARZ3NDEKTSV4RRFFQ69G5FAV taken | id <*> taken",
        "commit 1a2b3c4 | commit <*>",
        "at 0xfeedbeef | at <*>",
        "pod web-7d9c8b6f5-x2x9k died | pod web-<*> died",
        "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN "
                + "expired | token <*> expired",
        // addresses
        "mail to a.b@example.com failed | mail to <*> failed",
        "connect ECONNREFUSED 10.0.0.1:5432 | connect ECONNREFUSED <*>",
        "cannot reach redis.internal:6379 | cannot reach <*>",
        "from ::1 via 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | from <*> via <*>",
        "GET https://api.example.com/users/42?x=1 failed | GET <*> failed",
        // dates
        "Wed Apr 17 22:31:45 2019: down | <*>: down",
        "since 2019-04-17T20:29:05Z | since <*>",
        "due 5 May 2024 | due <*>",
        // paths
        "No such file: /home/alice/a.txt | No such file: <*>",
        "cannot open /etc/app/config.yml | cannot open config.yml",
        "POST /api/orders refused | POST /api/orders refused",
        "POST /api/orders/77 refused | POST <*> refused",
        // key=value
        "failed for name=alice id=7 | failed for name=<*> id=<*>",
        "failed reason=timeout id=7 | failed reason=timeout id=<*>",
        // quotes
        "No user 'John Smith' here | No user '<*>' here",
        "No column \"email\" here | No column 'email' here",
        // structures
        "bad answer {\"id\": 5, \"tags\": [1, 2]} | bad answer <*>",
        "ids [1, 2, 3] missing | ids [<*>] missing",
        // names with digits
        "utf8 and sha256 of v2 | utf8 and sha256 of v2",
        "no stock for PN-1234 in INV-2024-00017 | no stock for <*> in <*>",
        "coupon AUTUMN25 expired | coupon <*> expired",
        "market de-DE closed | market <*> closed",
        "cache key q:7be1 and b7e1 | cache key q:<*> and <*>",
        "i18n of a11y at k8s | i18n of a11y at k8s",
        "('Server has gone away') | ('Server has gone away')",
        "quota of 'Read requests' reached | quota of '<*>' reached",
        "worker42 stopped | worker<*> stopped",
    })
    void of_valuesInText_masked(String message, String template) {
        assertThat(MessageTemplate.of(message, Algorithm.FIRST).text()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Request failed with status code 503",
        "HTTP 429",
        "[Errno 111] Connection refused",
        "exit code 137",
        "killed by signal 11",
        "503 Service Unavailable",
        "ORA-00942: table or view does not exist",
        "SQLSTATE[42S02]: not found",
    })
    void of_numbersThatCarryTheMeaning_kept(String message) {
        MessageTemplate template = MessageTemplate.of(message, Algorithm.FIRST);

        assertThat(template.text()).isEqualTo(message);
        assertThat(template.codes()).hasSize(1);
    }

    @org.junit.jupiter.api.Test
    void of_message_spansPointAtTheValues() {
        MessageTemplate template = MessageTemplate.of(
                "user 42 of 10.0.0.1 left", Algorithm.SECOND);

        assertThat(template.spans())
                .extracting(span -> template.original().substring(span.start(), span.end()))
                .containsExactly("42", "10.0.0.1");
    }
}
