package io.corral.server.rest.issues;

import io.corral.domain.id.UserId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.UserReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `statusDetails` of an issue (API reference 4.2): how a resolution was meant, or what ends a
/// snooze; empty where there is nothing to say.
final class StatusDetails {

    private StatusDetails() {}

    static Map<String, Object> of(Issue issue, DirectorySnapshot directory) {
        Map<String, Object> details = new LinkedHashMap<>();
        Resolution resolution = issue.state().resolution();
        Snooze snooze = issue.state().snooze();
        if (resolution != null && !(resolution.fix() instanceof Fix.Now)) {
            put(details, resolution.fix());
            putActor(details, directory, resolution.actor());
        }
        if (snooze != null && (snooze.hasCondition() || snooze.reason() != null)) {
            put(details, snooze);
            putActor(details, directory, snooze.actor());
        }
        return details;
    }

    private static void put(Map<String, Object> details, Fix fix) {
        switch (fix) {
            case Fix.Now _ -> {
            }
            case Fix.InRelease(var version) -> details.put("inRelease", version);
            case Fix.InNextRelease _ -> details.put("inNextRelease", true);
            case Fix.InUpcomingRelease _ -> details.put("inUpcomingRelease", true);
            case Fix.InCommit(var commit, var repository, _) ->
                details.put("inCommit", Map.of("id", commit, "repository", repository));
        }
    }

    private static void put(Map<String, Object> details, Snooze snooze) {
        putPresent(details, "ignoreUntil", WireTime.ofNullable(snooze.until()));
        putPresent(details, "ignoreCount", snooze.count());
        putPresent(details, "ignoreWindow", snooze.windowMinutes());
        putPresent(details, "ignoreUserCount", snooze.userCount());
        putPresent(details, "ignoreUserWindow", snooze.userWindowMinutes());
        putPresent(details, "ignoreUntilEscalating", snooze.hourlyLimit() == null ? null : true);
        IgnoreReason reason = snooze.reason();
        if (reason != null) {
            IgnoreClass kind = reason.kind();
            putPresent(details, "ignoreReason", kind == null ? null : kind.wireName());
            putPresent(details, "ignoreNote", reason.note());
        }
    }

    private static void putActor(
            Map<String, Object> details, DirectorySnapshot directory, @Nullable UserId actor) {
        putPresent(details, "actor", UserReference.of(directory, actor));
    }

    private static void putPresent(
            Map<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
