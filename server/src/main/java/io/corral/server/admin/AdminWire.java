package io.corral.server.admin;

import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.id.TokenId;
import io.corral.engine.admin.AdminAnswer;
import io.corral.engine.admin.AdminCommand;
import io.corral.engine.admin.AdminHandler;
import io.corral.engine.admin.Setup.Wish;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Commands and answers as JSON. A request is `{"command":"...", ...}`; an answer is
/// `{"ok":true,"result":{...}}` or `{"ok":false,"error":"sentence"}`, with `"busy":true` when
/// another process owns the data directory.
public final class AdminWire {

    private static final int FAILED_LISTED = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AdminWire() {}

    /// Reads a request, has it carried out, writes the answer.
    public static String answer(String line, AdminHandler handler) {
        try {
            return write(handler.handle(read(JSON.readTree(line))));
        } catch (JacksonException | IllegalArgumentException e) {
            return failure("The request is not understood: " + e.getMessage() + ".", false);
        }
    }

    /// The command of a request.
    ///
    /// @throws IllegalArgumentException when there is no such command or something is missing
    static AdminCommand read(JsonNode request) {
        String command = text(request, "command");
        return switch (command) {
            case "setup" -> new AdminCommand.SetUp(
                    new Wish(text(request, "org"), text(request, "project"),
                            textOrNull(request, "platform"),
                            request.path("filters").asBoolean(true)),
                    textOrNull(request, "url"));
            case "backup" -> new AdminCommand.BackUp(
                    Path.of(text(request, "directory")), request.path("queue").asBoolean(false));
            case "failed.list" -> new AdminCommand.ListFailed(
                    request.path("limit").asInt(FAILED_LISTED));
            case "failed.replay" -> new AdminCommand.ReplayFailed(number(request, "id"));
            case "user.list" -> new AdminCommand.ListUsers();
            case "user.add" -> new AdminCommand.AddUser(text(request, "email"),
                    request.path("name").asString(""), text(request, "org"),
                    role(request.path("role").asString(Role.MEMBER.wireName())));
            case "user.reset-password" -> new AdminCommand.ResetPassword(
                    textOrNull(request, "email"));
            case "token.list" -> new AdminCommand.ListTokens();
            case "token.create" -> new AdminCommand.CreateToken(
                    text(request, "name"), text(request, "org"), scopes(request.path("scopes")));
            case "token.revoke" -> new AdminCommand.RevokeToken(
                    new TokenId(number(request, "id")));
            default -> throw new IllegalArgumentException("there is no command " + command);
        };
    }

    private static Role role(String name) {
        return Role.ofWireName(name).orElseThrow(() -> new IllegalArgumentException(
                "expected owner, manager, member or read-only, found " + name));
    }

    private static Set<Scope> scopes(JsonNode names) {
        return names.valueStream().map(JsonNode::asString)
                .map(name -> Scope.ofWireName(name).orElseThrow(
                        () -> new IllegalArgumentException("there is no scope " + name)))
                .collect(Collectors.toSet());
    }

    private static String text(JsonNode request, String field) {
        String text = textOrNull(request, field);
        if (text == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode request, String field) {
        JsonNode value = request.path(field);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    private static long number(JsonNode request, String field) {
        JsonNode value = request.path(field);
        if (!value.canConvertToLong()) {
            throw new IllegalArgumentException("the field " + field + " is not a number");
        }
        return value.asLong();
    }

    private static String write(AdminAnswer answer) {
        return switch (answer) {
            case AdminAnswer.Done(var result) -> done(result);
            case AdminAnswer.Failed(var message) -> failure(message, false);
        };
    }

    static String done(Map<String, Object> result) {
        ObjectNode node = JSON.createObjectNode().put("ok", true);
        node.set("result", JSON.valueToTree(result));
        return JSON.writeValueAsString(node);
    }

    static String failure(String message, boolean busy) {
        ObjectNode node = JSON.createObjectNode().put("ok", false).put("error", message);
        return JSON.writeValueAsString(busy ? node.put("busy", true) : node);
    }
}
