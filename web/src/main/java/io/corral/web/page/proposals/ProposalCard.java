package io.corral.web.page.proposals;

import io.corral.web.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One open proposal with its evidence.
///
/// @param id of its element and in forms
/// @param merges otherwise it splits
/// @param title what it says
/// @param confidence for example `87 %`
/// @param issues the one that stays first
/// @param evidence of each pair, the most alike first; empty for a split
/// @param split null for merges
/// @param failed why nothing came of it when it was accepted; null when nobody did
public record ProposalCard(
        String id, boolean merges, String title, String confidence, List<IssueLine> issues,
        List<Evidence> evidence, @Nullable Split split, @Nullable String failed) {

    public ProposalCard {
        issues = List.copyOf(issues);
        evidence = List.copyOf(evidence);
    }

    /// An issue.
    ///
    /// @param role what becomes of it; empty where that is plain
    /// @param culprit empty when unknown
    public record IssueLine(
            String url, String shortId, String title, String culprit, String role, String events,
            Moment firstSeen, Moment lastSeen) {}

    /// Why two issues look like one bug.
    ///
    /// @param title of the details
    /// @param facts in words
    /// @param frames of both stacks, nearest to the crash first; empty without stacks
    /// @param messages the two, equal ones once
    public record Evidence(
            String title, List<String> facts, List<Frame> frames, List<String> messages) {
        public Evidence {
            facts = List.copyOf(facts);
            frames = List.copyOf(frames);
            messages = List.copyOf(messages);
        }
    }

    /// A frame.
    ///
    /// @param side `both`, `first` or `second`
    /// @param where the same for people
    /// @param weight from 0 to 5
    public record Frame(String token, String side, String where, int weight) {}

    /// Two bugs in one issue.
    ///
    /// @param condition what tells the one that leaves
    public record Split(String condition, String value, Side staying, Side leaving) {}

    /// One of the two.
    public record Side(String title, List<String> messages, List<String> frames) {
        public Side {
            messages = List.copyOf(messages);
            frames = List.copyOf(frames);
        }
    }
}
