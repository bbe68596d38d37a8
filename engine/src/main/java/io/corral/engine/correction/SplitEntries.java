package io.corral.engine.correction;

import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Splits in the history of issues: who, why, what tells the events apart, and what is needed to
/// take it back.
record SplitEntries(EventSplits.Stores stores, InstantSource clock) {

    private static final int TITLE_MAX = 200;
    private static final int LATEST = 50;

    /// What the history says of the job that moves events.
    static String title(Condition when, Correction by) {
        String what = switch (when) {
            case Condition.HasFrame(var token) -> "through " + token;
            case Condition.HasTag(var name, var value) -> name + " is " + value;
            case Condition.HasMessage(var template) -> "message is " + template;
            case Condition.IsOneOf(var events) -> events.size() + " chosen events";
        };
        String title = what.length() > TITLE_MAX ? what.substring(0, TITLE_MAX) + "…" : what;
        return "Split: " + title + (by.reason() == null ? "" : ". " + by.reason());
    }

    /// The job has left its entries; that of the issue gets what is needed to undo it. Bears being
    /// repeated.
    ///
    /// @param job number of the regroup job
    /// @param other the issue of the other part
    void tell(Issue issue, long job, IssueId other, List<SplitMark> made, Correction by) {
        String ids = made.stream().map(each -> Long.toString(each.id()))
                .collect(Collectors.joining(","));
        Map<String, Object> data = new HashMap<>(CorrectionEntries.source(
                made.stream().map(SplitMark::gives).toList(), other, by, true).data());
        data.put(CorrectionEntries.MARKS, ids);
        made.stream().findFirst().ifPresent(mark -> putCondition(mark.when(), data));
        List<Activity> entries = stores.queries().activities(issue.id(),
                Set.of(ActivityType.UNMERGE_SOURCE, ActivityType.UNMERGE_DESTINATION), 0, LATEST);
        if (entries.stream().anyMatch(
                each -> ids.equals(each.entry().data().get(CorrectionEntries.MARKS)))) {
            return;
        }
        Optional<Activity> told = entries.stream()
                .filter(each -> Long.valueOf(job).equals(each.entry().data().get("regroup")))
                .findFirst();
        if (told.isPresent()) {
            data.remove(CorrectionEntries.REASON);
            stores.corrections().annotate(issue.id(), told.get().id(), data);
        } else {
            List<Activity> _ = stores.issues().edit(List.of(new IssueEdit(
                    issue.id(), by.actor(), clock.instant(), List.of(),
                    List.of(new Activity.Entry(ActivityType.UNMERGE_SOURCE, data)))));
        }
    }

    private static void putCondition(Condition when, Map<String, Object> data) {
        switch (when) {
            case Condition.HasFrame(var token) ->
                put(CorrectionEntries.FRAME, token, data);
            case Condition.HasMessage(var template) ->
                put(CorrectionEntries.MESSAGE, template, data);
            case Condition.HasTag(var name, var value) -> put("tag", name + "=" + value, data);
            case Condition.IsOneOf _ -> data.put(CorrectionEntries.CONDITION, "events");
        }
    }

    private static void put(String condition, String value, Map<String, Object> data) {
        data.put(CorrectionEntries.CONDITION, condition);
        data.put(CorrectionEntries.VALUE, value);
    }
}
