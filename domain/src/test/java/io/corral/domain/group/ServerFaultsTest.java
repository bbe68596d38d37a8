package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What servers answer: Redis, RabbitMQ, PostgreSQL in other languages.
class ServerFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ReplyError | READONLY You can't write against a read only replica. | Redis READONLY",
        "ShutdownSignalException | reply-text=NOT_FOUND - no queue 'x' | RabbitMQ NOT_FOUND",
    })
    void of_answerOfAServer_itsKind(String type, String message, String text) {
        assertThat(ServerFaults.of(type, message)).isEqualTo(new EngineError(null, text, text));
    }

    @Test
    void of_otherTypeOrAnswer_null() {
        assertThat(ServerFaults.of("CartError", "READONLY cart")).isNull();
        assertThat(ServerFaults.of("ReplyError", "ERR unknown command")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "FEHLER: doppelter Schlüsselwert verletzt Unique-Constraint »cart_sku«"
                + " | duplicate key: cart_sku",
        "ERREUR: la valeur d'une clé dupliquée rompt la contrainte unique « cart_sku »"
                + " | duplicate key: cart_sku",
        "llave duplicada viola restricción de unicidad «cart_sku» | duplicate key: cart_sku",
        "повторяющееся значение ключа нарушает ограничение уникальности \"cart_sku\""
                + " | duplicate key: cart_sku",
        "NULL-Wert in Spalte »sku« von Relation »cart« verletzt Not-Null-Constraint –"
                + " | column is null: sku",
        "重複したキー値は一意性制約\"cart_sku\"違反となります | duplicate key: cart_sku",
    })
    void of_postgresInAnyLanguage_asInEnglish(String message, String text) {
        assertThat(LocalSql.of(message)).isNotNull().extracting(EngineError::text)
                .isEqualTo(text);
        assertThat(LocalSql.of("Müsli is gone")).isNull();
    }
}
