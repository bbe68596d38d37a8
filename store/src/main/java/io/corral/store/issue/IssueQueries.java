package io.corral.store.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is read of issues. Thread-safe; each call sees one consistent state. Whether the caller may
/// see an issue is the caller's to check, except in lists.
public interface IssueQueries {

    /// The issue with this id, or the one it was merged into.
    Optional<Issue> find(IssueId issue);

    /// The issue with this number in its short id, or the one it was merged into.
    Optional<Issue> find(ProjectId project, long number);

    /// The issue shared under this id.
    Optional<Issue> findShared(String shareId);

    /// The issues with these ids, in any order; missing ones are left out.
    List<Issue> find(Collection<IssueId> issues);

    /// Which issues these keys belong to; keys without one are absent.
    Map<IssueKey, IssueId> issuesOf(Collection<IssueKey> keys);

    /// The keys of an issue; empty when it does not exist.
    List<IssueKey> keys(IssueId issue);

    /// One page of a list.
    IssuePage list(IssueQuery query);

    /// The unresolved issues of projects, latest seen first: for who keeps what was read of all of
    /// them, and has to know what changed.
    ///
    /// @param limit at most so many
    List<IssueMark> unresolved(Set<ProjectId> projects, int limit);

    /// The issues of projects that were first seen since a time, or came to stand where they stand
    /// since then, latest seen first.
    ///
    /// @param limit at most so many
    List<IssueMark> turned(Set<ProjectId> projects, Instant since, int limit);

    /// Events per interval of each issue, from `series.from` on; issues without events have zeros.
    Map<IssueId, List<Long>> series(Collection<IssueId> issues, Series series);

    /// The most events one hour brought since a time; 0 without events.
    long hourlyMaximum(IssueId issue, Instant since);

    /// The releases an issue was seen in, latest first.
    List<Seen> releases(IssueId issue, int limit);

    /// The environments an issue was seen in, by name.
    List<Seen> environments(IssueId issue);

    /// The releases that each of these issues was seen in, latest first; issues that name none are
    /// absent.
    Map<IssueId, List<Seen>> releasesOf(Collection<IssueId> issues);

    /// The environments that each of these issues was seen in, by name; issues that name none are
    /// absent.
    Map<IssueId, List<Seen>> environmentsOf(Collection<IssueId> issues);

    /// The environments of projects, by name.
    List<String> environments(Set<ProjectId> projects);

    /// The history of an issue, newest first.
    ///
    /// @param types wanted; empty means all
    List<Activity> activities(IssueId issue, Set<ActivityType> types, int offset, int limit);

    /// What people and Corral did to issues of projects since a time, newest first.
    ///
    /// @param types wanted; empty means all
    List<Activity> activities(
            Set<ProjectId> projects, Set<ActivityType> types, Instant since, int limit);

    /// What users said about events of an issue, newest first.
    List<UserReport> userReports(IssueId issue, int offset, int limit);

    /// What users said about events of a project, newest first; also of events that are not known.
    List<UserReport> userReports(ProjectId project, int offset, int limit);

    /// How a person stands to issues; issues the person never touched are absent.
    Map<IssueId, Personal> personal(Collection<IssueId> issues, UserId user);

    /// A time axis.
    ///
    /// @param from begin of the first interval; a full hour
    /// @param intervals how many, up to 10 000
    /// @param hours length of an interval
    /// @param environments counted; empty means all
    record Series(Instant from, int intervals, int hours, Set<String> environments) {}

    /// An issue's events of one release or environment.
    ///
    /// @param name of the release or environment
    record Seen(String name, long events, Instant firstSeen, Instant lastSeen) {}

    /// How one person stands to an issue.
    record Personal(boolean hasSeen, boolean isBookmarked, boolean isSubscribed) {}
}
