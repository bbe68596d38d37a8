package io.corral.engine.symbolicate;

import io.corral.protocol.sourcemap.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts of the sources that frames stood in of late: stacks of a program go through the same few
/// files, and expanding one costs more than all else about a frame. What was not asked for longest
/// goes first. Thread-safe; `this` guards the map and its size.
final class RecentTexts {

    /// Of all texts together; in memory one or two bytes each.
    private static final int CHARACTERS_MAX = 2 << 20;

    /// One text does not push out all others.
    private static final int TEXT_CHARACTERS_MAX = CHARACTERS_MAX / 8;

    private final Map<Source, String> texts = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /// The text of a source; empty when its map does not hold it.
    Optional<String> of(Source source) {
        String known = known(source);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> text = source.content();
        text.filter(each -> each.length() <= TEXT_CHARACTERS_MAX)
                .ifPresent(each -> keep(source, each));
        return text;
    }

    private synchronized @Nullable String known(Source source) {
        return texts.get(source);
    }

    private synchronized void keep(Source source, String text) {
        String before = texts.put(source, text);
        characters += text.length() - (before == null ? 0 : before.length());
        var oldest = texts.values().iterator();
        while (characters > CHARACTERS_MAX && oldest.hasNext()) {
            characters -= oldest.next().length();
            oldest.remove();
        }
    }
}
