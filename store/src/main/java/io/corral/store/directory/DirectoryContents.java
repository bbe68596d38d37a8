package io.corral.store.directory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Member;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import java.util.List;

/// Everything in the directory at one moment, each list by id; members by organisation and user.
public record DirectoryContents(
        List<Organization> organizations,
        List<Project> projects,
        List<ClientKey> keys,
        List<Team> teams,
        List<User> users,
        List<Member> members,
        List<ApiToken> tokens) {

    /// A directory nobody has used.
    public static final DirectoryContents EMPTY = new DirectoryContents(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public DirectoryContents {
        organizations = List.copyOf(organizations);
        projects = List.copyOf(projects);
        keys = List.copyOf(keys);
        teams = List.copyOf(teams);
        users = List.copyOf(users);
        members = List.copyOf(members);
        tokens = List.copyOf(tokens);
    }
}
