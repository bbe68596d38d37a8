package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.domain.issue.Substatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static String words(Issue.State state) {
        return StateWords.of(state, ZoneOffset.UTC);
    }

    private static Issue.State resolved(Fix fix) {
        return new Issue.State(
                IssueStatus.RESOLVED, null, NOON, new Resolution(fix, NOON, null), null);
    }

    private static Issue.State ignored(@Nullable Snooze snooze) {
        return new Issue.State(
                IssueStatus.IGNORED, Substatus.ARCHIVED_FOREVER, NOON, null, snooze);
    }

    @Test
    void resolved_saysWhere() {
        assertThat(words(resolved(new Fix.Now()))).isEqualTo("Resolved");
        assertThat(words(resolved(new Fix.InRelease("2")))).isEqualTo("Resolved in 2");
        assertThat(words(resolved(new Fix.InUpcomingRelease(null))))
                .isEqualTo("Resolved in the next release");
        assertThat(words(resolved(new Fix.InCommit("abc", "shop", "3"))))
                .isEqualTo("Resolved by commit abc in 3");
    }

    @Test
    void ignored_saysUntilWhen() {
        assertThat(words(ignored(null))).isEqualTo("Ignored for good");
        assertThat(words(ignored(new Snooze(null, 100, 60, null, null, null, NOON, null, null))))
                .isEqualTo("Ignored until 100 more events within 60 minutes");
        var until = ignored(new Snooze(NOON, null, null, null, null, null, NOON, null, null));
        assertThat(StateWords.of(until, ZoneId.of("Europe/Berlin")))
                .isEqualTo("Ignored until 21 Nov 2026 13:00");
        assertThat(words(ignored(new Snooze(null, null, null, null, null, 40L, NOON, null, null))))
                .isEqualTo("Ignored until it happens more than 40 times an hour");
    }

    @Test
    void chip_hasAWordALookAndASentence() {
        var fresh = new Issue.State(IssueStatus.UNRESOLVED, Substatus.REGRESSED, NOON, null, null);

        var chip = StateWords.chip(fresh, ZoneOffset.UTC);

        assertThat(chip.text()).isEqualTo("regressed");
        assertThat(chip.look()).isEqualTo("is-regressed");
        assertThat(chip.hint()).isEqualTo("Came back after it was resolved");
        assertThat(StateWords.chip(resolved(new Fix.Now()), ZoneOffset.UTC).look())
                .isEqualTo("is-resolved");
    }
}
