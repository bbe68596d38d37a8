package io.corral.server.ops;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers health checks. Live: the process serves requests. Ready: it also takes events; it is not
/// while its disk is full, and reads go on meanwhile.
final class Health {

    private final WorkQueue queue;

    Health(WorkQueue queue) {
        this.queue = queue;
    }

    static Answer live() {
        return answer(200, Map.of("status", "UP"));
    }

    Answer ready() {
        Map<String, Object> state = new LinkedHashMap<>();
        boolean writable = isWritable();
        state.put("status", writable ? "UP" : "DOWN");
        if (!writable) {
            state.put("reason", "the work queue cannot be written; is the disk full?");
        }
        WorkQueue.Depth depth = queue.depth();
        state.put("queueEntries", depth.entries());
        state.put("queueBytes", depth.bytes());
        return answer(writable ? 200 : 503, state);
    }

    private boolean isWritable() {
        try {
            return queue.isWritable();
        } catch (StoreException e) {
            return false;
        }
    }

    private static Answer answer(int status, Map<String, ?> state) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(state))
                .with("Cache-Control", "no-store");
    }
}
