package io.corral.engine.notify;

import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.net.OutgoingHttp;
import io.corral.engine.net.SendException;
import io.corral.protocol.json.Json;
import io.corral.store.issue.IssueQueries;
import io.corral.store.outbox.OutboxEntry;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/// Posts a JSON object about new, regressed and escalating issues to one address
/// (docs/guide/webhook.md). The header `Idempotency-Key` is the same whenever one message is sent
/// again.
public final class WebhookNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookNotifier.class);

    private final URI target;
    private final OutgoingHttp http;
    private final IssueQueries issues;
    private final Directory directory;
    private final Supplier<String> publicUrl;

    /// A notifier of one address.
    ///
    /// @param publicUrl of this server, for the link to the issue
    public WebhookNotifier(
            URI target, OutgoingHttp http, IssueQueries issues, Directory directory,
            Supplier<String> publicUrl) {
        this.target = target;
        this.http = http;
        this.issues = issues;
        this.directory = directory;
        this.publicUrl = publicUrl;
    }

    @Override
    public Result send(OutboxEntry entry) {
        DirectorySnapshot all = directory.current();
        Optional<Issue> issue = issues.find(entry.issue());
        Optional<Project> project = all.project(entry.project());
        Optional<Organization> organization =
                project.flatMap(each -> all.organization(each.organization()));
        if (issue.isEmpty() || project.isEmpty() || organization.isEmpty()) {
            return Result.GIVE_UP;
        }
        byte[] body = body(entry, issue.get(), project.get(), organization.get());
        try {
            OutgoingHttp.Reply reply = http.post(
                    target, Map.of("Idempotency-Key", entry.deduplicationKey()), body);
            if (reply.isSuccess()) {
                return Result.SENT;
            }
            LOG.warn("the webhook answered {}", reply.status());
            boolean later = reply.status() >= 500 || reply.status() == 429
                    || reply.status() == 408;
            return later ? Result.RETRY : Result.GIVE_UP;
        } catch (SendException e) {
            LOG.warn("the webhook cannot be reached: {}", e.getMessage());
            return e.isRetryable() ? Result.RETRY : Result.GIVE_UP;
        }
    }

    private byte[] body(
            OutboxEntry entry, Issue issue, Project project, Organization organization) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("action", entry.kind().name().toLowerCase(Locale.ROOT));
        body.put("at", entry.createdAt().toString());
        body.put("organization", organization.slug());
        body.put("project", project.slug());
        body.put("event", entry.event().toString());
        body.put("release", entry.release());
        if (entry.kind() == OutboxEntry.Kind.ESCALATING) {
            reason(issue).ifPresent(reason -> body.put("reason", reason));
        }
        ObjectNode about = body.putObject("issue");
        about.put("id", issue.id().toString());
        about.put("shortId", issue.shortId(project.slug()).toString());
        about.put("title", issue.metadata().title());
        about.put("culprit", issue.metadata().culprit());
        about.put("level", issue.level().wireName());
        about.put("priority", issue.priority().wireName());
        about.put("platform", issue.platform());
        about.put("count", issue.numbers().events());
        about.put("userCount", issue.numbers().users());
        about.put("firstSeen", issue.numbers().firstSeen().toString());
        about.put("lastSeen", issue.numbers().lastSeen().toString());
        about.put("permalink", publicUrl.get() + "/organizations/" + organization.slug()
                + "/issues/" + issue.id() + "/");
        return Json.MAPPER.writeValueAsBytes(body);
    }

    private Optional<String> reason(Issue issue) {
        return issues.activities(issue.id(), Set.of(ActivityType.SET_ESCALATING), 0, 1).stream()
                .map(made -> made.entry().data().get("reason"))
                .filter(String.class::isInstance).map(String.class::cast).findFirst();
    }
}
