package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.Activity.Entry;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.SnoozeEnd;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivityWordsTest {

    private static String words(ActivityType type, Map<String, Object> data) {
        return ActivityWords.of(new Entry(type, data), name -> "<" + name + ">");
    }

    @Test
    void resolved_saysWhere() {
        assertThat(words(ActivityType.SET_RESOLVED, Map.of())).isEqualTo("resolved it");
        assertThat(words(ActivityType.SET_RESOLVED_IN_RELEASE, Map.of("version", "1.2")))
                .isEqualTo("resolved it in 1.2");
        assertThat(words(ActivityType.SET_RESOLVED_IN_RELEASE,
                Map.of("version", "", "current_release_version", "1.2")))
                .isEqualTo("resolved it in the release after 1.2");
        assertThat(words(ActivityType.SET_RESOLVED_IN_RELEASE, Map.of("version", "")))
                .isEqualTo("resolved it in the next release");
    }

    @Test
    void regression_saysWhichRelease() {
        assertThat(words(ActivityType.SET_REGRESSION,
                Map.of("version", "1.3", "resolved_in_version", "1.2")))
                .isEqualTo("reopened it: it came back in 1.3, resolved in 1.2");
    }

    @Test
    void escalation_ofAnIgnoredIssue_saysForecastAndCount() {
        Entry entry = new SnoozeEnd.Escalated(120, 40).entry();
        assertThat(words(entry.type(), entry.data()))
                .isEqualTo("reopened it: it left its forecast");
        assertThat(ActivityWords.said(entry))
                .contains("120 events in an hour; forecast were at most 40");
        assertThat(words(ActivityType.SET_ESCALATING, Map.of("forecast", 40L)))
                .isEqualTo("calls it escalating");
    }

    @Test
    void ignored_saysUntilWhen() {
        assertThat(words(ActivityType.SET_IGNORED, Map.of())).isEqualTo("ignored it");
        assertThat(words(ActivityType.SET_IGNORED, Map.of("ignoreUntilEscalating", true)))
                .isEqualTo("ignored it until it escalates");
        assertThat(words(ActivityType.SET_IGNORED, Map.of("ignoreCount", 5L, "ignoreWindow", 60L)))
                .isEqualTo("ignored it until 5 more events within 60 minutes");
    }

    @Test
    void assigned_namesTheAssignee() {
        assertThat(words(ActivityType.ASSIGNED, Map.of("assignee", "7", "assigneeType", "user")))
                .isEqualTo("assigned it to <user:7>");
    }

    @ParameterizedTest
    @EnumSource(ActivityType.class)
    void everyType_hasWordsAndASign(ActivityType type) {
        assertThat(words(type, Map.of())).isNotNull();
        assertThat(ActivityWords.icon(type)).isNotBlank();
    }
}
