package io.corral.store.sql.issue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IssueKey;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.NumberField;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.TextMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// Renders conditions on issues. Names are ours, values are always bound.
final class IssueConditions {

    private static final char ESCAPE = '!';

    private final IssueDialect dialect;

    IssueConditions(IssueDialect dialect) {
        this.dialect = dialect;
    }

    Condition render(IssueCondition condition) {
        return switch (condition) {
            case IssueCondition.All(var all) ->
                all.stream().map(this::render).reduce(trueCondition(), Condition::and);
            case IssueCondition.Any(var any) ->
                any.stream().map(this::render).reduce(falseCondition(), Condition::or);
            case IssueCondition.Not(var inner) -> condition("({0}) IS NOT TRUE", render(inner));
            case IssueCondition.StatusIn(var words) -> isWord("status", words);
            case IssueCondition.SubstatusIn(var words) -> isWord("substatus", words);
            case IssueCondition.CategoryIn(var words) -> isWord("category", words);
            case IssueCondition.LevelIn(var words) -> isWord("level", words);
            case IssueCondition.PriorityIn(var words) -> isWord("priority", words);
            case IssueCondition.IsAssigned _ -> assigneeUser().isNotNull()
                    .or(assigneeTeam().isNotNull());
            case IssueCondition.AssignedTo(var assignees) -> assignedTo(assignees);
            case IssueCondition.IsForReview _ -> IssueTables.number("i", "inbox").eq(1L);
            case IssueCondition.IsUnhandled _ -> IssueTables.number("i", "unhandled").eq(1L);
            case IssueCondition.ProjectIn(var projects) -> inProjects(projects);
            case IssueCondition.IdIn(var issues) -> dialect.isIn(
                    IssueTables.ID, issues.stream().map(IssueId::value).toList());
            case IssueCondition.HasKey(var keys) -> hasKey(keys);
            case IssueCondition.NumberIs(var project, var number) ->
                IssueTables.PROJECT.eq(project.value())
                        .and(IssueTables.number("i", "number").eq(number));
            case IssueCondition.TimeIn time -> timeIn(time);
            case IssueCondition.NumberIn number -> numberIn(number);
            case IssueCondition.SeenInEnvironment(var names) -> seenInEnvironment(names);
            case IssueCondition.SeenInRelease(var version) -> seenInRelease(version);
            case IssueCondition.HasRelease _ ->
                IssueTables.number("i", "first_release").isNotNull();
            case IssueCondition.Contains(var text) -> dialect.contains(IssueTables.ID, text);
            case IssueCondition.TextIs(var field, var match) -> textIs(field, match);
            case IssueCondition.HasText(var field) -> hasText(field);
            case IssueCondition.BookmarkedBy(var user) -> personal("bookmarked", user);
            case IssueCondition.SubscribedBy(var user) -> personal("subscribed", user);
        };
    }

    private static Condition isWord(String column, Set<? extends Enum<?>> words) {
        List<String> names = words.stream()
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return IssueTables.text("i", column).in(names);
    }

    private static Field<Long> assigneeUser() {
        return IssueTables.number("i", "assignee_user");
    }

    private static Field<Long> assigneeTeam() {
        return IssueTables.number("i", "assignee_team");
    }

    private static Condition assignedTo(Set<Assignee> assignees) {
        List<Long> users = new ArrayList<>();
        List<Long> teams = new ArrayList<>();
        for (Assignee assignee : assignees) {
            switch (assignee) {
                case Assignee.ToUser(var user) -> users.add(user.value());
                case Assignee.ToTeam(var team) -> teams.add(team.value());
            }
        }
        return assigneeUser().in(users).or(assigneeTeam().in(teams));
    }

    /// Lists walk the index of all issues, so the one that begins with the project is kept out.
    static Condition inProjects(Collection<ProjectId> projects) {
        List<Long> ids = projects.stream().map(ProjectId::value).sorted().toList();
        return field("+{0}", Long.class, IssueTables.PROJECT).in(ids);
    }

    private Condition hasKey(Set<IssueKey> keys) {
        Map<Long, List<Long>> byProject = keys.stream().collect(Collectors.groupingBy(
                key -> key.project().value(),
                TreeMap::new,
                Collectors.mapping(IssueKey::key, Collectors.toList())));
        return byProject.entrySet().stream()
                .map(entry -> IssueTables.ID.in(select(IssueTables.number("k", "issue_id"))
                        .from(IssueTables.KEY)
                        .where(IssueTables.number("k", "project_id").eq(entry.getKey()))
                        .and(dialect.isIn(IssueTables.number("k", "key"), entry.getValue()))))
                .reduce(falseCondition(), Condition::or);
    }

    private static Condition timeIn(IssueCondition.TimeIn time) {
        Field<Long> field = switch (time.field()) {
            case TimeField.FIRST_SEEN -> IssueTables.FIRST_SEEN;
            case TimeField.LAST_SEEN -> IssueTables.LAST_SEEN;
            case TimeField.STATE_SINCE -> IssueTables.STATE_SINCE;
        };
        Condition from = time.from() == null
                ? trueCondition()
                : field.ge(IssueTables.micros(time.from()));
        return time.to() == null ? from : from.and(field.lt(IssueTables.micros(time.to())));
    }

    private static Condition numberIn(IssueCondition.NumberIn number) {
        Field<Long> field = switch (number.field()) {
            case NumberField.EVENTS -> IssueTables.EVENTS;
            case NumberField.USERS -> IssueTables.USERS;
        };
        Condition min = number.min() == null ? trueCondition() : field.ge(number.min());
        return number.max() == null ? min : min.and(field.le(number.max()));
    }

    static Condition seenInEnvironment(Collection<String> names) {
        return exists(selectOne().from(IssueTables.KEY)
                .join(IssueTables.ENVIRONMENT)
                .on(IssueTables.number("e", "key_id").eq(IssueTables.number("k", "id")))
                .where(IssueTables.number("k", "issue_id").eq(IssueTables.ID))
                .and(isLabel(IssueTables.number("e", "environment_id"), names)));
    }

    /// The number is that of one of these names.
    static Condition isLabel(Field<Long> number, Collection<String> names) {
        return number.in(select(IssueTables.number("l", "id"))
                .from(IssueTables.LABEL)
                .where(IssueTables.text("l", "name").in(names.stream().sorted().toList())));
    }

    private static Condition seenInRelease(TextMatch version) {
        return IssueTables.ID.in(select(IssueTables.number("k", "issue_id"))
                .from(IssueTables.RELEASE)
                .join(IssueTables.KEY)
                .on(IssueTables.number("k", "id").eq(IssueTables.number("v", "key_id")))
                .where(IssueTables.number("v", "release_label").in(labels(version))));
    }

    /// Numbers of the names that match.
    private static Select<Record1<Long>> labels(TextMatch match) {
        return select(IssueTables.number("l", "id"))
                .from(IssueTables.LABEL)
                .where(matches(IssueTables.text("l", "name"), match));
    }

    private Condition textIs(TextField field, TextMatch match) {
        String label = label(field);
        return label == null
                ? prefilter(field, match)
                        .and(hasTextThat(matches(IssueTables.text("t", column(field)), match)))
                : IssueTables.number("i", label).in(labels(match));
    }

    /// What the index of words can say in advance.
    private Condition prefilter(TextField field, TextMatch match) {
        boolean indexed = field == TextField.TITLE || field == TextField.CULPRIT;
        return switch (match) {
            case TextMatch.Equal(var whole) when indexed -> dialect.mayContain(
                    IssueTables.ID, whole);
            case TextMatch.Like(var glob) when indexed -> dialect.mayContain(
                    IssueTables.ID,
                    Collections.max(glob.pieces(), Comparator.comparingInt(String::length)));
            case TextMatch.Equal _, TextMatch.OneOf _, TextMatch.Like _ -> trueCondition();
        };
    }

    private static Condition hasTextThat(Condition condition) {
        return IssueTables.ID.in(select(IssueTables.number("t", "issue_id"))
                .from(IssueTables.TEXT)
                .where(condition));
    }

    private static Condition hasText(TextField field) {
        String label = label(field);
        Field<String> text = IssueTables.text("t", column(field));
        return label == null
                ? hasTextThat(text.isNotNull().and(text.ne("")))
                : IssueTables.number("i", label).isNotNull();
    }

    /// The column of the issue that holds the number of a name; null for texts of the issue's own.
    private static @Nullable String label(TextField field) {
        return switch (field) {
            case FIRST_RELEASE -> "first_release";
            case REGRESSED_RELEASE -> "regressed_release";
            case TITLE, CULPRIT, LOCATION, PLATFORM, LOGGER, ERROR_TYPE, ERROR_VALUE, FILENAME,
                    FUNCTION ->
                null;
        };
    }

    private static String column(TextField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static Condition matches(Field<String> text, TextMatch match) {
        return switch (match) {
            case TextMatch.Equal(var whole) -> text.eq(whole);
            case TextMatch.OneOf(var texts) -> text.in(texts.stream().sorted().toList());
            case TextMatch.Like(var glob) ->
                lower(text).like(lower(val(pattern(glob.pieces()))), ESCAPE);
        };
    }

    /// A LIKE pattern of literal pieces with anything between them.
    static String pattern(List<String> pieces) {
        return pieces.stream()
                .map(piece -> piece.replace("!", "!!").replace("%", "!%").replace("_", "!_"))
                .collect(Collectors.joining("%"));
    }

    private static Condition personal(String column, UserId user) {
        return exists(selectOne().from(IssueTables.PERSONAL)
                .where(IssueTables.number("p", "issue_id").eq(IssueTables.ID))
                .and(IssueTables.number("p", "account_id").eq(user.value()))
                .and(IssueTables.number("p", column).eq(1L)));
    }
}
