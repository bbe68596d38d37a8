package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void withoutStar_isAPartOfTheText() {
        assertThat(Patterns.matches("SendReminder", "jobs.sendreminder.run")).isTrue();
        assertThat(Patterns.matches("SendReminder", "jobs.sendletter.run")).isFalse();
    }

    @Test
    void glob_coversTheWholeText() {
        assertThat(Patterns.matches("/bookings/*", "/bookings/7/seats")).isTrue();
        assertThat(Patterns.matches("/bookings/*", "/staff/bookings/7")).isFalse();
    }

    @Test
    void globOfAFolder_meansTheFolderToo() {
        assertThat(Patterns.matches("/bookings/*", "/bookings")).isTrue();
        assertThat(Patterns.matches("/bookings/*", "/bookings-old")).isFalse();
    }

    @Test
    void withoutMethod_meansAnyMethod() {
        assertThat(Patterns.matches("/pay/*", "POST /pay/card")).isTrue();
        assertThat(Patterns.matches("/pay/*", "POST /pay")).isTrue();
    }

    @Test
    void withMethod_meansThatMethod() {
        assertThat(Patterns.matches("POST /pay/*", "POST /pay/card")).isTrue();
        assertThat(Patterns.matches("POST /pay/*", "GET /pay/card")).isFalse();
    }

    @Test
    void empty_matchesNothing() {
        assertThat(Patterns.matches("  ", "anything")).isFalse();
    }

    @Test
    void hostilePattern_costsItsLength() {
        String text = "a".repeat(500_000);
        assertThat(Patterns.matches("a*".repeat(5_000) + "b", text)).isFalse();
    }
}
