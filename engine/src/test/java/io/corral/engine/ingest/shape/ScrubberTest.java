package io.corral.engine.ingest.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ScrubberTest {

    private static final Scrubber USUAL =
            new Scrubber(new SensitiveNames(true, List.of(), List.of()), true, false);

    private static String scrubbed(Scrubber scrubber, String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ObjectNode tree = Objects.requireNonNull(Json.readObject(bytes, 0, bytes.length));
        scrubber.scrub(tree);
        return tree.toString().replace('"', '\'');
    }

    @Test
    void scrub_valueUnderSensitiveName_filtered() {
        assertThat(scrubbed(USUAL, "{'extra':{'Password':'hunter2','deep':{'api_key':{'a':1}}}}"))
                .isEqualTo("{'extra':{'Password':'[Filtered]','deep':{'api_key':'[Filtered]'}}}");
    }

    @Test
    void scrub_nameThatOnlyContainsAuth_kept() {
        assertThat(scrubbed(USUAL, "{'extra':{'author':'Ann','auth':'x'}}"))
                .isEqualTo("{'extra':{'author':'Ann','auth':'[Filtered]'}}");
    }

    @Test
    void scrub_headerPairs_filtered() {
        assertThat(scrubbed(USUAL,
                "{'request':{'headers':[['Authorization','Bearer abc'],['Accept','*/*']]}}"))
                .isEqualTo("{'request':{'headers':[['Authorization','[Filtered]'],"
                        + "['Accept','*/*']]}}");
    }

    @Test
    void scrub_queryStringAndUrl_onlyTheSecretGoes() {
        assertThat(scrubbed(USUAL, "{'request':{'query_string':'page=2&token=abc&x=1',"
                + "'url':'https://a.test/b?password=p&c=d'}}"))
                .isEqualTo("{'request':{'query_string':'page=2&token=[Filtered]&x=1',"
                        + "'url':'https://a.test/b?password=[Filtered]&c=d'}}");
    }

    @Test
    void scrub_localVariables_filteredButCodeKept() {
        assertThat(scrubbed(USUAL, "{'exception':{'values':[{'type':'TokenError','value':'bad',"
                + "'stacktrace':{'frames':[{'function':'password','vars':{'secret':'s','n':1}}]}}]"
                + "}}"))
                .isEqualTo("{'exception':{'values':[{'type':'TokenError','value':'bad',"
                        + "'stacktrace':{'frames':[{'function':'password',"
                        + "'vars':{'secret':'[Filtered]','n':1}}]}}]}}");
    }

    @Test
    void scrub_cardNumberInText_filtered() {
        assertThat(scrubbed(USUAL, "{'message':'card 4111 1111 1111 1111 declined, order 4111'}"))
                .isEqualTo("{'message':'card [Filtered] declined, order 4111'}");
    }

    @Test
    void scrub_cardNumberAnywhereInText_filtered() {
        for (int before = 0; before < 40; before++) {
            String text = "x".repeat(before) + " 4111-1111-1111-1111" + ".".repeat(before % 15);
            assertThat(SecretText.redact(text)).as("%d characters before", before)
                    .isEqualTo(text.replace("4111-1111-1111-1111", before % 15 == 0
                            ? "[Filtered]"
                            : "4111-1111-1111-1111"));
        }
    }

    @Test
    void scrub_digitsThatAreNoCardNumber_kept() {
        for (String text : List.of("411111111111", "4111111111111112", "a4111111111111111",
                "1.4111111111111111", "4111111111111111b", "41111111111111111111111111",
                "4111  1111  1111  1111", "order 17 of 2026-11-22 12:30:00 at till 4")) {
            assertThat(SecretText.redact(text)).isEqualTo(text);
        }
    }

    @Test
    void isSensitive_manyNames_answersTheSameAgain() {
        var names = new SensitiveNames(true, List.of(), List.of());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3000; i++) {
                assertThat(names.isSensitive("n" + i)).isFalse();
                assertThat(names.isSensitive("Password" + i)).isTrue();
                assertThat(names.isSensitive("n".repeat(80) + "password" + i)).isTrue();
            }
        }
    }

    @Test
    void scrub_passwordInUrlOfMessage_filtered() {
        assertThat(scrubbed(USUAL, "{'message':'cannot reach postgres://app:pw@db:5432/x'}"))
                .isEqualTo("{'message':'cannot reach postgres://app:[Filtered]@db:5432/x'}");
    }

    @Test
    void scrub_safeName_kept() {
        var scrubber = new Scrubber(
                new SensitiveNames(true, List.of("iban"), List.of("token_count")), true, false);

        assertThat(scrubbed(scrubber, "{'extra':{'token_count':3,'IBAN':'DE1'}}"))
                .isEqualTo("{'extra':{'token_count':3,'IBAN':'[Filtered]'}}");
    }

    @Test
    void scrub_addressesUnwanted_removedEverywhere() {
        var scrubber =
                new Scrubber(new SensitiveNames(true, List.of(), List.of()), true, true);

        assertThat(scrubbed(scrubber, "{'user':{'id':'1','ip_address':'203.0.113.9'},'request':{"
                + "'env':{'REMOTE_ADDR':'203.0.113.9'},'headers':[['X-Real-IP','203.0.113.9']]}}"))
                .isEqualTo("{'user':{'id':'1'},'request':{'env':{},'headers':[]}}");
    }

    @Test
    void scrub_nothingSecret_saysUnchanged() {
        byte[] bytes = "{\"message\":\"fine\"}".getBytes(StandardCharsets.UTF_8);
        ObjectNode tree = Objects.requireNonNull(Json.readObject(bytes, 0, bytes.length));

        assertThat(USUAL.scrub(tree)).isFalse();
    }
}
