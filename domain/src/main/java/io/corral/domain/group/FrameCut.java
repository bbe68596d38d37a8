package io.corral.domain.group;

import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import java.util.ArrayList;
import java.util.List;

/// Which frames of a long stack are read: the oldest and, of the rest, the newest.
final class FrameCut {

    private static final int OLDEST_MAX = 128;
    private static final int NEWEST_MAX = 384;

    private FrameCut() {}

    /// Frames left out of the middle of a stack of that many.
    private static int omitted(int frames) {
        return Math.max(0, frames - OLDEST_MAX - NEWEST_MAX);
    }

    /// Position in the stack of a frame that is read.
    static int index(int row, int frames) {
        return row < OLDEST_MAX ? row : row + omitted(frames);
    }

    /// Position among the frames that are read; -1 for one that is not.
    static int row(int index, int frames) {
        if (index < OLDEST_MAX) {
            return index;
        }
        return index - omitted(frames) < OLDEST_MAX ? -1 : index - omitted(frames);
    }

    /// How many frames are read.
    static int count(int frames) {
        return frames - omitted(frames);
    }

    /// The frames that are read, with names of bounded length.
    static List<Frame> of(StackTrace stack) {
        int frames = stack.frames().size();
        List<Frame> read = new ArrayList<>(count(frames));
        for (int row = 0; row < count(frames); row++) {
            read.add(Names.bounded(stack.frames().get(index(row, frames))));
        }
        return read;
    }
}
