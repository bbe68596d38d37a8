package io.corral.store.directory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Member;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.KeyId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;

/// One step of a change. A put adds what is new and replaces what has the same id (a member: the
/// same organisation and user); a delete of what is not there is fine.
public sealed interface DirectoryChange {

    record PutOrganization(Organization organization) implements DirectoryChange {}

    record PutProject(Project project) implements DirectoryChange {}

    record PutKey(ClientKey key) implements DirectoryChange {}

    record PutTeam(Team team) implements DirectoryChange {}

    record PutUser(User user) implements DirectoryChange {}

    record PutMember(Member member) implements DirectoryChange {}

    record PutToken(ApiToken token) implements DirectoryChange {}

    /// Deletes a project with its keys; its events are not the directory's.
    record DeleteProject(ProjectId project) implements DirectoryChange {}

    record DeleteKey(KeyId key) implements DirectoryChange {}

    /// Deletes a team and takes it from projects and members.
    record DeleteTeam(TeamId team) implements DirectoryChange {}

    record DeleteMember(OrganizationId organization, UserId user) implements DirectoryChange {}

    record DeleteToken(TokenId token) implements DirectoryChange {}
}
