package io.corral.server.rest.issues;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.Assignment;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdate.SnoozeRequest;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.JsonNodes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of an issue update (API reference 4.2). The `ignore*` keys may stand at the top
/// or inside `statusDetails`.
final class UpdateBody {

    private static final List<String> FLAGS = List.of(
            "hasSeen", "isBookmarked", "isSubscribed", "isPublic", "inbox", "merge", "discard");

    private final ObjectNode body;

    private UpdateBody(ObjectNode body) {
        this.body = body;
    }

    /// What was read.
    sealed interface Read {
        /// What is to change.
        ///
        /// @param merge whether the issues are to become one
        record Wanted(IssueUpdate update, boolean merge) implements Read {}

        /// Something cannot be done.
        ///
        /// @param field at fault
        record Wrong(String field, String sentence) implements Read {}
    }

    static Read read(ObjectNode body, DirectorySnapshot directory, OrganizationId organization) {
        return new UpdateBody(body).read(directory, organization);
    }

    private Read read(DirectorySnapshot directory, OrganizationId organization) {
        Optional<Read> wrong = wrong("status", word -> status(word).isPresent())
                .or(() -> wrong("substatus", word -> substatus(word).isPresent()))
                .or(() -> wrong("priority", word -> priority(word).isPresent()))
                .or(this::wrongFlag)
                .or(this::unsupported)
                .or(this::wrongDetails)
                .or(this::wrongReason);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Assignment assignment = null;
        if (body.has("assignedTo")) {
            Optional<Assignment> wanted = new AssigneeNames(directory, organization)
                    .find(JsonNodes.present(body, "assignedTo"));
            if (wanted.isEmpty()) {
                return new Read.Wrong("assignedTo", "Unknown actor input: neither a member nor a "
                        + "team of this organization.");
            }
            assignment = wanted.get();
        }
        return new Read.Wanted(new IssueUpdate(
                text("status").flatMap(UpdateBody::status).orElse(null),
                text("substatus").flatMap(UpdateBody::substatus).orElse(null),
                resolveIn(), snooze(), assignment,
                text("priority").flatMap(UpdateBody::priority).orElse(null),
                flag("hasSeen"), flag("isBookmarked"), flag("isSubscribed"), flag("isPublic"),
                flag("inbox")), Boolean.TRUE.equals(flag("merge")));
    }

    private Optional<Read> wrong(String field, Function<String, Boolean> isKnown) {
        JsonNode node = JsonNodes.present(body, field);
        String word = node == null ? null : JsonNodes.text(node);
        return node == null || (word != null && isKnown.apply(word))
                ? Optional.empty()
                : Optional.of(new Read.Wrong(field, "\"" + word + "\" is not a valid choice."));
    }

    private Optional<Read> wrongFlag() {
        return FLAGS.stream()
                .filter(name -> JsonNodes.present(body, name) != null && flag(name) == null)
                .findFirst()
                .map(name -> new Read.Wrong(name, "Must be a valid boolean."));
    }

    private Optional<Read> unsupported() {
        return Boolean.TRUE.equals(flag("discard"))
                ? Optional.of(new Read.Wrong("discard", "Discarding future events is not supported:"
                        + " archive the issue for ever instead."))
                : Optional.empty();
    }

    private Optional<Read> wrongDetails() {
        JsonNode details = JsonNodes.present(body, "statusDetails");
        return details == null || details.isObject()
                ? Optional.empty()
                : Optional.of(new Read.Wrong("statusDetails", "Must be an object."));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(JsonNodes.text(body, name));
    }

    private @Nullable Boolean flag(String name) {
        return JsonNodes.bool(JsonNodes.present(body, name));
    }

    static Optional<IssueStatus> status(String word) {
        return switch (word) {
            case "resolved", "resolvedInNextRelease" -> Optional.of(IssueStatus.RESOLVED);
            case "unresolved" -> Optional.of(IssueStatus.UNRESOLVED);
            case "ignored", "muted", "archived" -> Optional.of(IssueStatus.IGNORED);
            default -> Optional.empty();
        };
    }

    private static Optional<Substatus> substatus(String word) {
        return Arrays.stream(Substatus.values())
                .filter(each -> each.wireName().equals(word)).findFirst();
    }

    private static Optional<Priority> priority(String word) {
        return Arrays.stream(Priority.values())
                .filter(each -> each.wireName().equals(word)).findFirst();
    }

    private @Nullable ResolveIn resolveIn() {
        JsonNode details = body.path("statusDetails");
        boolean next = isTrue(details, "inNextRelease")
                || text("status").filter("resolvedInNextRelease"::equals).isPresent();
        if (next) {
            return new ResolveIn.NextRelease();
        }
        if (isTrue(details, "inUpcomingRelease")) {
            return new ResolveIn.UpcomingRelease();
        }
        String release = JsonNodes.text(details, "inRelease");
        if (release != null) {
            return new ResolveIn.Release(release);
        }
        JsonNode commit = JsonNodes.present(details, "inCommit");
        return commit == null
                ? null
                : new ResolveIn.Commit(
                        JsonNodes.text(commit, "commit"), JsonNodes.text(commit, "repository"));
    }

    private static boolean isTrue(JsonNode details, String name) {
        return Boolean.TRUE.equals(JsonNodes.bool(JsonNodes.present(details, name)));
    }

    private @Nullable SnoozeRequest snooze() {
        IgnoreReason reason =
                IgnoreReason.of(reason().orElse(null), word("ignoreNote"));
        var request = new SnoozeRequest(number("ignoreDuration"), number("ignoreCount"),
                number("ignoreWindow"), number("ignoreUserCount"), number("ignoreUserWindow"),
                reason);
        return request.hasCondition() || reason != null ? request : null;
    }

    private Optional<IgnoreClass> reason() {
        String word = word("ignoreReason");
        return word == null ? Optional.empty() : IgnoreClass.ofWireName(word);
    }

    private Optional<Read> wrongReason() {
        return detail("ignoreReason") == null || reason().isPresent()
                ? Optional.empty()
                : Optional.of(new Read.Wrong("ignoreReason", "Has to be one of "
                        + Arrays.stream(IgnoreClass.values()).map(IgnoreClass::wireName)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private @Nullable String word(String name) {
        JsonNode node = detail(name);
        return node == null ? null : JsonNodes.text(node);
    }

    private @Nullable Integer number(String name) {
        return JsonNodes.integer(detail(name));
    }

    private @Nullable JsonNode detail(String name) {
        JsonNode inside = JsonNodes.present(body.path("statusDetails"), name);
        return inside != null ? inside : JsonNodes.present(body, name);
    }
}
