package io.corral.server.rest.triage;

import io.corral.engine.triage.ContextPreview;
import io.corral.engine.triage.ContextPreview.Moved;
import java.util.List;

/// What another product context would change, on the wire.
///
/// @param issues that were judged
/// @param moved at most [#MOVED_MAX], those that become worse first
/// @param movedCount all of them
/// @param nextStepsChanged issues whose next step alone changes
record PreviewView(int issues, List<MovedView> moved, int movedCount, int nextStepsChanged) {

    static final int MOVED_MAX = 200;

    /// An issue that moves.
    record MovedView(String id, String shortId, String title, String project, int tierBefore,
            int tierAfter, String severityBefore, String severityAfter, String rule) {}

    static PreviewView of(ContextPreview preview) {
        return new PreviewView(preview.issues(),
                preview.moved().stream().limit(MOVED_MAX).map(PreviewView::view).toList(),
                preview.moved().size(), preview.steps());
    }

    private static MovedView view(Moved moved) {
        return new MovedView(moved.issue().toString(), moved.after().shortId(), moved.title(),
                moved.after().project(), moved.before().tier(), moved.after().tier(),
                moved.before().severity().name(), moved.after().severity().name(),
                moved.after().path().getFirst());
    }
}
