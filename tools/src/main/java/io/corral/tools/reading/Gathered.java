package io.corral.tools.reading;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What was read of an organisation.
///
/// @param bundle input of triage, in its written form
/// @param notes what is missing, and why
/// @param whole issues of which the latest event and tags are known
/// @param kept how many of them were read in an earlier run
/// @param left issues whose event and tags were not asked for, because the budget was used up
public record Gathered(ObjectNode bundle, List<String> notes, int whole, int kept, int left) {

    public Gathered {
        notes = List.copyOf(notes);
    }

    /// Issues.
    public int issues() {
        return bundle.path("issues").size();
    }
}
