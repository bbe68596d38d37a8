package io.corral.engine.triage;

import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.triage.Correction;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.Ranking.Correctable;
import io.corral.store.issue.IssueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes corrections of triage by people, and takes them back; the history of the issue says so.
/// A correction is durable when it is returned, and the next ranking heeds it. Thread-safe.
public final class Corrections {

    private static final int TIER_MAX = 4;

    private final IssueTriage triage;
    private final CorrectionBook book;
    private final IssueStore issues;
    private final InstantSource clock;

    public Corrections(
            IssueTriage triage, CorrectionBook book, IssueStore issues, InstantSource clock) {
        this.triage = triage;
        this.book = book;
        this.issues = issues;
        this.clock = clock;
    }

    /// What somebody wants to change about a verdict.
    public sealed interface Wish {
        /// One tier up.
        record Up() implements Wish {}

        /// One tier down.
        record Down() implements Wish {}

        /// To what it should be.
        record To(Change change) implements Wish {}
    }

    /// What became of a wish.
    public sealed interface Corrected {
        /// It is kept.
        record Done(KeptCorrection correction) implements Corrected {}

        /// Nothing changed.
        ///
        /// @param field at fault
        record Refused(String field, String sentence) implements Corrected {}
    }

    /// All of an organisation, the newest first.
    public List<KeptCorrection> list(OrganizationId organization) {
        return book.list(organization);
    }

    /// Corrects the verdict about an open issue.
    ///
    /// @param word what the person says about it; null for nothing
    public Corrected correct(OrganizationId organization, Issue issue, Wish wish,
            @Nullable String word, User by) {
        String said = word == null || word.isBlank() ? null : word.strip();
        if (said != null && said.length() > Correction.WORD_CHARS_MAX) {
            return new Corrected.Refused("word",
                    "A word may have " + Correction.WORD_CHARS_MAX + " characters.");
        }
        Optional<IssueTriage.Ranked> ranked = triage.find(organization, issue.id());
        if (ranked.isEmpty()) {
            return new Corrected.Refused("issue",
                    "Only unresolved issues of errors are ranked: this one has no verdict.");
        }
        Correctable about = ranked.get().correctable();
        Optional<Change> change = change(wish, about.before().shown());
        if (change.isEmpty()) {
            return new Corrected.Refused("move", "It is in tier " + about.before().shown().tier()
                    + " already, and there is none beyond.");
        }
        if (isSaid(change.get(), about.before().shown())) {
            return new Corrected.Refused("issue", "The verdict says so already.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        KeptCorrection kept = book.add(organization, issue, new Correction(0,
                ranked.get().shortId(), by.name(), now, change.get(), said, about.before(),
                about.likeness()), by.id());
        note(kept, by, now, false);
        return new Corrected.Done(kept);
    }

    private static Optional<Change> change(Wish wish, Said shown) {
        return switch (wish) {
            case Wish.To(var change) -> Optional.of(change);
            case Wish.Up _ -> shown.tier() == 1
                    ? Optional.empty()
                    : Optional.of(new Change.Tier(shown.tier() - 1));
            case Wish.Down _ -> shown.tier() == TIER_MAX
                    ? Optional.empty()
                    : Optional.of(new Change.Tier(shown.tier() + 1));
        };
    }

    private static boolean isSaid(Change change, Said shown) {
        return switch (change) {
            case Change.Tier(int tier) -> tier == shown.tier();
            case Change.Cause(var cause) -> cause == shown.cause();
            case Change.Noise(var noise) -> noise == shown.noise();
        };
    }

    /// Takes a correction back.
    ///
    /// @return false when there is none of this id
    public boolean withdraw(OrganizationId organization, long id, User by) {
        Optional<KeptCorrection> removed = book.remove(organization, id);
        removed.ifPresent(kept -> note(kept, by, clock.instant(), true));
        return removed.isPresent();
    }

    private void note(KeptCorrection kept, User by, Instant at, boolean withdrawn) {
        Correction correction = kept.correction();
        Map<String, Object> data = new HashMap<>(Map.of("from", correction.from(),
                "to", correction.to(), "correction", Long.toString(correction.id())));
        if (correction.word() != null) {
            data.put("reason", correction.word());
        }
        if (withdrawn) {
            data.put("withdrawn", true);
        }
        List<Activity> _ = issues.edit(List.of(new IssueEdit(kept.issue(), by.id(), at, List.of(),
                List.of(new Activity.Entry(ActivityType.SET_TRIAGE, data)))));
    }
}
