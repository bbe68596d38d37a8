package io.corral.server.rest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.protocol.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaWriterTest {

    private final SchemaWriter writer = new SchemaWriter(Map.of(
            "Thing", Json.MAPPER.readTree("{\"id\":\"id\",\"color?\":\"string\"}")));

    private String written(String type) {
        return writer.schema(Json.MAPPER.readTree(type.replace('\'', '"'))).toString()
                .replace('"', '\'');
    }

    @Test
    void type_becomesASchema() {
        assertThat(written("'integer'")).isEqualTo("{'type':'integer'}");
        assertThat(written("'any'")).isEqualTo("{}");
        assertThat(written("'any?'")).isEqualTo("{}");
        assertThat(written("'Thing'")).isEqualTo("{'$ref':'#/components/schemas/Thing'}");
        assertThat(written("'string?'"))
                .isEqualTo("{'anyOf':[{'type':'string'},{'type':'null'}]}");
        assertThat(written("'integer|null'"))
                .isEqualTo("{'anyOf':[{'type':'integer'},{'type':'null'}]}");
        assertThat(written("'=a|b'")).isEqualTo("{'type':'string','enum':['a','b']}");
        assertThat(written("['integer']"))
                .isEqualTo("{'type':'array','items':{'type':'integer'}}");
    }

    @Test
    void pair_hasExactlyTwo() {
        assertThat(written("['integer','string']")).isEqualTo("{'type':'array','prefixItems':["
                + "{'type':'integer'},{'type':'string'}],'minItems':2,'maxItems':2}");
    }

    @Test
    void object_isClosed_knowsWhatMayBeAbsent_andTakesOver() {
        assertThat(written("{'+':'Thing','more':'any'}")).isEqualTo("{'type':'object','properties':"
                + "{'id':{'type':'string','pattern':'^\\\\d+$'},'color':{'type':'string'},"
                + "'more':{}},'required':['id','more'],'additionalProperties':false}");
        assertThat(written("{'*':'integer'}")).isEqualTo("{'type':'object','properties':{},"
                + "'required':[],'additionalProperties':{'type':'integer'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Nothing'", "''", "1", "{'+':'Nothing'}", "'strin'"})
    void whatIsNoType_isRefused(String type) {
        assertThatThrownBy(() -> written(type)).isInstanceOf(IllegalArgumentException.class);
    }
}
