package io.corral.testkit.memory;

import io.corral.domain.group.SplitMark;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.store.issue.SplitMarkStore;
import java.util.ArrayList;
import java.util.List;

/// Split marks in memory. Its own lock guards them.
public final class MemorySplitMarkStore implements SplitMarkStore {

    private final List<SplitMark> marks = new ArrayList<>();
    private long last;

    @Override
    public synchronized List<SplitMark> all() {
        return List.copyOf(marks);
    }

    @Override
    public synchronized SplitMark add(
            ProjectId project, long key, SplitMark.Condition when, Correction by) {
        last++;
        SplitMark mark = new SplitMark(last, project, key, when);
        marks.add(mark);
        return mark;
    }

    @Override
    public synchronized boolean remove(long id) {
        return marks.removeIf(mark -> mark.id() == id);
    }
}
