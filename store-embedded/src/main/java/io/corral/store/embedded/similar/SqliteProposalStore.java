package io.corral.store.embedded.similar;

import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.store.embedded.issue.Call;
import io.corral.store.embedded.issue.Columns;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.similar.ProposalStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proposals in `corral.db`.
public final class SqliteProposalStore implements ProposalStore {

    private static final String WITHDRAW =
            """
            DELETE FROM grouping_proposal WHERE project_id = ? AND state = 'open'
                AND id NOT IN (SELECT value FROM json_each(?))""";
    private static final String REWRITE =
            """
            UPDATE grouping_proposal SET confidence = ?, grounds = ?
            WHERE project_id = ? AND id = ? AND state = 'open'""";
    private static final String ADD =
            """
            INSERT INTO grouping_proposal
                (project_id, state, confidence, grounds, created_at)
            VALUES (?, 'open', ?, ?, ?)""";
    private static final String FIND =
            "SELECT * FROM grouping_proposal WHERE project_id = ? AND id = ?";
    private static final String OPEN =
            """
            SELECT * FROM grouping_proposal WHERE project_id = ? AND state = 'open'
            ORDER BY confidence DESC, id""";
    private static final String DECIDED =
            """
            SELECT * FROM grouping_proposal
            WHERE project_id = ? AND state IN ('accepted', 'refused')
            ORDER BY decided_at DESC, id DESC LIMIT ?""";
    private static final String COUNT =
            """
            SELECT project_id, count(*) AS open FROM grouping_proposal
            WHERE project_id IN (SELECT value FROM json_each(?)) AND state = 'open'
            GROUP BY project_id""";
    private static final String DECIDE =
            """
            UPDATE grouping_proposal SET state = ?, decided_by = ?, decided_at = ?
            WHERE project_id = ? AND id = ? AND state = 'open'""";
    private static final String REOPEN =
            """
            UPDATE grouping_proposal SET state = 'open', decided_by = NULL, decided_at = NULL
            WHERE project_id = ? AND id = ?""";
    private static final String SETTINGS = "SELECT * FROM proposal_settings WHERE project_id = ?";
    private static final String PUT_SETTINGS =
            """
            INSERT INTO proposal_settings (project_id, accepting, looked_at, compared)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (project_id) DO UPDATE SET accepting = excluded.accepting,
                looked_at = excluded.looked_at, compared = excluded.compared""";
    private static final List<String> PROJECT = List.of(
            "DELETE FROM grouping_proposal WHERE project_id = ?",
            "DELETE FROM proposal_settings WHERE project_id = ?");

    private final SqliteDatabase database;

    public SqliteProposalStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void replaceOpen(ProjectId project, List<Proposal> open) {
        List<Long> kept = open.stream().map(Proposal::id).filter(id -> id != 0).toList();
        database.update(session -> {
            Call.of(session, WITHDRAW).number(project.value()).numbers(kept).run();
            for (Proposal each : open) {
                byte[] grounds = GroundsCodec.write(each.grounds());
                if (each.id() == 0) {
                    Call.of(session, ADD).number(project.value()).value(each.confidence())
                            .bytes(grounds).time(each.createdAt()).run();
                } else {
                    Call.of(session, REWRITE).value(each.confidence()).bytes(grounds)
                            .number(project.value()).number(each.id()).run();
                }
            }
        });
    }

    @Override
    public Optional<Proposal> find(ProjectId project, long id) {
        return database.read(session -> Call.of(session, FIND).number(project.value()).number(id)
                .first(SqliteProposalStore::proposal));
    }

    @Override
    public List<Proposal> open(ProjectId project) {
        return database.read(session -> Call.of(session, OPEN).number(project.value())
                .list(SqliteProposalStore::proposal));
    }

    @Override
    public List<Proposal> decided(ProjectId project, int limit) {
        return database.read(session -> Call.of(session, DECIDED).number(project.value())
                .number((long) limit).list(SqliteProposalStore::proposal));
    }

    @Override
    public Map<ProjectId, Integer> countOpen(Collection<ProjectId> projects) {
        Map<ProjectId, Integer> counts = new HashMap<>();
        database.read(session -> Call.of(session, COUNT)
                .numbers(projects.stream().map(ProjectId::value).toList())
                .list(row -> Map.entry(
                        new ProjectId(row.getLong("project_id")), row.getInt("open"))))
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }

    @Override
    public boolean decide(ProjectId project, long id, Decision decision) {
        UserId by = decision.by();
        State state = decision.accepted() ? State.ACCEPTED : State.REFUSED;
        return database.write(session -> Call.of(session, DECIDE)
                .text(Columns.word(state))
                .number(by == null ? null : (Long) by.value())
                .time(decision.at()).number(project.value()).number(id).run() > 0);
    }

    @Override
    public void reopen(ProjectId project, long id) {
        database.update(session -> Call.of(session, REOPEN)
                .number(project.value()).number(id).run());
    }

    @Override
    public Settings settings(ProjectId project) {
        return database.read(session -> Call.of(session, SETTINGS).number(project.value())
                .first(row -> new Settings(Columns.flag(row, "accepting"),
                        Columns.optionalTime(row, "looked_at"), row.getInt("compared"))))
                .orElse(Settings.NONE);
    }

    @Override
    public void putSettings(ProjectId project, Settings settings) {
        database.update(session -> Call.of(session, PUT_SETTINGS).number(project.value())
                .flag(settings.accepting()).time(settings.lookedAt())
                .number((long) settings.compared()).run());
    }

    @Override
    public void deleteProject(ProjectId project) {
        database.update(session -> {
            for (String sql : PROJECT) {
                Call.of(session, sql).number(project.value()).run();
            }
        });
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        State state = Columns.word(State.class, row, "state");
        Long by = Columns.optionalNumber(row, "decided_by");
        Decision decision = state == State.OPEN
                ? null
                : new Decision(state == State.ACCEPTED, by == null ? null : new UserId(by),
                        Columns.time(row, "decided_at"));
        return new Proposal(row.getLong("id"), new ProjectId(row.getLong("project_id")),
                GroundsCodec.readGrounds(row.getBytes("grounds")), row.getDouble("confidence"),
                Columns.time(row, "created_at"), decision);
    }
}
