package io.corral.testkit.triage;

import java.util.List;

/// A set of labelled organisations that was written after the first rules of triage, in its order
/// of writing. `FORMAT.md` says who wrote each, and who may look at it.
public enum LabelledSet {
    /// Written by somebody who had not seen the rules; measured, and nothing is chosen by its
    /// figures.
    UNSEEN("unseen", false),
    /// Written like the unseen, open after it was scored once.
    SECOND("second", true),
    /// Written by somebody who knows the rules: for tuning, it measures nothing never seen.
    THIRD("third", true),
    /// Written like the unseen, and later; open after it was scored twice without being read.
    FRESH("fresh", true),
    /// One half of the sixth set, written like the unseen and open after it was scored once.
    SIXTH_OPEN("sixth/open", true),
    /// The other half, of the same writer and the same difficulty; open after it was scored twice
    /// without being read.
    SIXTH_CLOSED("sixth/closed", true),
    /// One half of the seventh set, whose browsers note relative addresses as they do in life;
    /// written like the unseen and open after it was scored once.
    SEVENTH_OPEN("seventh/open", true),
    /// The other half, of the same writer and the same difficulty; nobody opens it.
    SEVENTH_CLOSED("seventh/closed", false);

    private final String folder;
    private final boolean open;

    LabelledSet(String folder, boolean open) {
        this.folder = folder;
        this.open = open;
    }

    /// Where its files lie, which is what it is called as well.
    public String folder() {
        return folder;
    }

    /// Whether its items may be read and tuned on.
    public boolean isOpen() {
        return open;
    }

    /// Reads it anew.
    public List<LabelledOrganization> organizations() {
        return Resources.lines(folder + "/index.txt").stream()
                .map(line -> new LabelledOrganization(OrganizationReader.read(line.word()), !open))
                .toList();
    }
}
