package io.corral.engine.admin;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Member;
import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.Organization;
import io.corral.engine.admin.Accounts.NewLink;
import io.corral.engine.admin.AdminCommand.AddUser;
import io.corral.engine.admin.AdminCommand.BackUp;
import io.corral.engine.admin.AdminCommand.CreateToken;
import io.corral.engine.admin.AdminCommand.ListFailed;
import io.corral.engine.admin.AdminCommand.ListTokens;
import io.corral.engine.admin.AdminCommand.ListUsers;
import io.corral.engine.admin.AdminCommand.ReplayFailed;
import io.corral.engine.admin.AdminCommand.ResetPassword;
import io.corral.engine.admin.AdminCommand.RevokeToken;
import io.corral.engine.admin.AdminCommand.SetUp;
import io.corral.engine.admin.Tokens.NewToken;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what the operator on the server's machine asks for, in the running server or without one.
/// Thread-safe.
public final class AdminHandler {

    private static final String ACTOR = Administration.CONSOLE;

    private final Administration admin;
    private final WorkQueue queue;
    private final Backup backup;
    private final Supplier<String> url;

    /// A handler over these parts.
    ///
    /// @param url public address of the server
    public AdminHandler(
            Administration admin, WorkQueue queue, Backup backup, Supplier<String> url) {
        this.admin = admin;
        this.queue = queue;
        this.backup = backup;
        this.url = url;
    }

    /// Carries out one command; blocks until it is durable.
    public AdminAnswer handle(AdminCommand command) {
        try {
            return switch (command) {
                case SetUp setUp -> setUp(setUp);
                case BackUp(var target, var withQueue) -> done(Map.of(
                        "directory", target.toAbsolutePath().toString(),
                        "bytes", backUp(target, withQueue)));
                case ListFailed(var limit) -> done(Map.of("failed",
                        queue.failed(limit).stream().map(AdminHandler::fields).toList()));
                case ReplayFailed(var id) -> queue.replay(id)
                        ? done(Map.of("id", id))
                        : failed("There is no failed entry " + id + ".");
                case ListUsers() -> done(Map.of("users",
                        admin.directory().current().users().stream().map(this::fields).toList()));
                case AddUser add -> addUser(add);
                case ResetPassword(var email) -> resetPassword(email);
                case ListTokens() -> done(Map.of("tokens", admin.directory().current().contents()
                        .tokens().stream().map(this::fields).toList()));
                case CreateToken create -> createToken(create);
                case RevokeToken(var token) -> answer(admin.tokens().revoke(ACTOR, token),
                        revoked -> Map.of("id", revoked.id().toString()));
            };
        } catch (IOException e) {
            return failed("The backup failed: " + e.getMessage() + ".");
        } catch (StoreException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private long backUp(Path target, boolean withQueue) throws IOException {
        return admin.jobs().run("Backup", () -> backup.run(target, withQueue),
                bytes -> "Written, %d MB.".formatted(Math.ceilDiv(bytes, 1_000_000)));
    }

    private AdminAnswer setUp(SetUp command) {
        String wanted = command.url();
        String address = wanted == null ? url.get() : wanted.replaceAll("/+$", "");
        return answer(admin.setup().setUp(ACTOR, command.wish(), address), setUp -> fields(
                "org", setUp.organization(), "project", setUp.project(),
                "projectId", setUp.projectId().toString(), "dsn", setUp.dsn(),
                "token", setUp.token(), "url", setUp.url()));
    }

    private AdminAnswer addUser(AddUser command) {
        DirectorySnapshot current = admin.directory().current();
        Optional<Organization> organization = current.organization(command.organization());
        if (organization.isEmpty()) {
            return failed("There is no organisation " + command.organization() + ".");
        }
        OrganizationId id = organization.get().id();
        Verdict<User> user = current.userByEmail(command.email())
                .<Verdict<User>>map(Done::new)
                .orElseGet(() -> admin.people().createUser(
                        ACTOR, command.email(), command.name()));
        return answer(user.then(found -> admin.people().putMember(ACTOR, new Member(
                id, found.id(), command.role(), teamsOf(id, found), found.createdAt()))
                .then(_ -> new Done<>(found))), this::link);
    }

    private List<TeamId> teamsOf(OrganizationId organization, User user) {
        return admin.directory().current().member(organization, user.id())
                .map(Member::teams).orElse(List.of());
    }

    private AdminAnswer resetPassword(@Nullable String email) {
        DirectorySnapshot current = admin.directory().current();
        if (email == null && current.users().size() != 1) {
            return failed("There is more than one user; say whose password, by email.");
        }
        Optional<User> user = email == null
                ? Optional.of(current.users().getFirst())
                : current.userByEmail(email);
        if (user.isEmpty()) {
            return failed("There is no user " + email + ".");
        }
        return done(link(user.get(), admin.accounts().reset(user.get().id())));
    }

    private Map<String, Object> link(User user) {
        return link(user, admin.accounts().createLink(user.id()));
    }

    private Map<String, Object> link(User user, NewLink link) {
        return fields("email", user.email(), "link", url.get() + link.path(),
                "expiresAt", link.expiresAt().toString());
    }

    private AdminAnswer createToken(CreateToken command) {
        DirectorySnapshot current = admin.directory().current();
        Optional<Organization> organization = current.organization(command.organization());
        Optional<Member> owner = organization.flatMap(found -> current.membersOf(found.id())
                .stream().filter(member -> member.role() == Role.OWNER).findFirst());
        if (organization.isEmpty() || owner.isEmpty()) {
            return failed("There is no organisation " + command.organization()
                    + " with an owner.");
        }
        NewToken wish = new NewToken(command.name(), owner.get().user(),
                organization.get().id(), command.scopes(), null);
        return answer(admin.tokens().create(ACTOR, wish), created -> fields(
                "id", created.token().id().toString(), "name", created.token().name(),
                "token", created.secret()));
    }

    private static Map<String, Object> fields(WorkQueue.Failed failed) {
        return fields("id", failed.id(), "project", failed.entry().project().toString(),
                "kind", failed.entry().kind().name().toLowerCase(Locale.ROOT),
                "receivedAt", failed.entry().receivedAt().toString(),
                "failedAt", failed.at().toString(), "reason", failed.reason());
    }

    private Map<String, Object> fields(User user) {
        List<String> places = admin.directory().current().membershipsOf(user.id()).stream()
                .map(member -> slug(member.organization()) + " " + member.role().wireName())
                .toList();
        return fields("email", user.email(), "name", user.name(), "active", user.active(),
                "memberships", places);
    }

    private Map<String, Object> fields(ApiToken token) {
        OrganizationId organization = token.organization();
        return fields("id", token.id().toString(), "name", token.name(),
                "ends", token.lastCharacters(),
                "org", organization == null ? "" : slug(organization),
                "scopes", token.scopes().stream().sorted().map(Scope::wireName).toList(),
                "createdAt", token.createdAt().toString(),
                "lastUsedAt", String.valueOf(token.lastUsedAt()));
    }

    private String slug(OrganizationId id) {
        return admin.directory().current().organization(id).map(Organization::slug).orElse("");
    }

    private static <T> AdminAnswer answer(
            Verdict<T> verdict, Function<T, Map<String, Object>> fields) {
        return switch (verdict) {
            case Done<T>(var value) -> done(fields.apply(value));
            case Refused<T>(_, var message) -> failed(message);
        };
    }

    private static AdminAnswer done(Map<String, Object> fields) {
        return new AdminAnswer.Done(fields);
    }

    private static AdminAnswer failed(String message) {
        return new AdminAnswer.Failed(message);
    }

    /// Names and values in turn, kept in order.
    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
