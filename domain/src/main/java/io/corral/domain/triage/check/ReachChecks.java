package io.corral.domain.triage.check;

import io.corral.domain.event.Event;
import io.corral.domain.triage.Environments;
import io.corral.domain.triage.Explanation.Limit;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.TagShare;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How many it hurts, and where.
final class ReachChecks {

    private ReachChecks() {}

    static Check users(Examined examined) {
        IssueFacts facts = examined.facts();
        if (facts.users() == null) {
            return Check.unseen(CheckType.USERS, "users were not counted", "userCount");
        }
        long users = facts.usersOrZero();
        if (users == 0) {
            return Check.seen(CheckType.USERS,
                    "none: no event names a user, so it is a job or users are not sent",
                    "userCount");
        }
        Optional<Limit> hour = examined.explanation().limits().stream()
                .filter(limit -> limit.name().equals("users an hour")).findFirst();
        String rate = hour.filter(limit -> limit.value() != null && limit.value() >= 1)
                .map(limit -> String.format(Locale.ROOT,
                        ", about %,.0f in the worst hour (%s %.0f)",
                        limit.value(), limit.crossed() ? "above the limit of" : "limit",
                        limit.limit()))
                .orElse("");
        return Check.seen(CheckType.USERS, Texts.count(users, "user") + rate,
                "userCount, stats.24h");
    }

    static Check environment(Examined examined) {
        List<TagShare> shares =
                examined.facts().tags().getOrDefault("environment", List.of());
        return shares.isEmpty() ? ofEvent(examined) : ofTags(shares);
    }

    private static Check ofEvent(Examined examined) {
        Event event = examined.facts().event();
        if (event == null || event.environment() == null) {
            return Check.unseen(CheckType.ENVIRONMENT, "events name no environment",
                    "tags.environment");
        }
        String name = Texts.line(event.environment());
        return Check.seen(CheckType.ENVIRONMENT, "the latest event: " + name
                + (Environments.isProduction(event.environment()) ? "" : ", not production"),
                "event.environment");
    }

    private static Check ofTags(List<TagShare> shares) {
        long all = shares.stream().mapToLong(TagShare::events).sum();
        long production = shares.stream()
                .filter(share -> Environments.isProduction(share.value()))
                .mapToLong(TagShare::events).sum();
        List<String> details = shares.stream().map(share -> Texts.line(share.value()) + ": "
                + Texts.count(share.events(), "event")).limit(5).toList();
        String names = Texts.line(shares.getFirst().value());
        String answer = production == 0
                ? "not production: " + names
                : production == all
                        ? "production" + (names.equals("production") ? "" : ": " + names)
                        : Texts.percent((double) production / all) + " production";
        return Check.seen(CheckType.ENVIRONMENT, answer, "tags.environment",
                shares.size() > 1 ? details : List.of());
    }
}
