package io.corral.engine.symbolicate;

import io.corral.domain.artifact.DebugId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `debug_meta.images` of an event say: which script has which debug id, and which mappings
/// its build has.
final class DebugImages {

    private static final String FILE_SCHEME = "file://";

    private final Map<String, DebugId> scripts = new HashMap<>();
    private final List<DebugId> mappings = new ArrayList<>();

    private DebugImages() {}

    /// Reads them.
    static DebugImages of(List<Map<String, @Nullable Object>> sent) {
        var images = new DebugImages();
        for (Map<String, @Nullable Object> image : sent) {
            String type = text(image, "type");
            String id = text(image, "debug_id");
            Optional<DebugId> debugId = DebugId.parse(id == null ? text(image, "uuid") : id);
            String file = text(image, "code_file");
            if ("sourcemap".equals(type) && file != null) {
                debugId.ifPresent(known -> images.scripts.put(plain(file), known));
            } else if ("proguard".equals(type)) {
                debugId.ifPresent(images.mappings::add);
            }
        }
        return images;
    }

    private static @Nullable String text(Map<String, @Nullable Object> image, String name) {
        return image.get(name) instanceof String text ? text : null;
    }

    /// The debug id of a script; null when the event names none.
    @Nullable
    DebugId ofScript(String path) {
        return scripts.get(plain(path));
    }

    /// Ids of mappings, in the order of the event.
    List<DebugId> mappings() {
        return mappings;
    }

    private static String plain(String path) {
        return path.startsWith(FILE_SCHEME) ? path.substring(FILE_SCHEME.length()) : path;
    }
}
