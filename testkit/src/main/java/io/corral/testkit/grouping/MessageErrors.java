package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Log lines and errors without a stack, read from `messages.txt`: `platform type text`, where
/// the type `log` is a log entry. A comment begins a section.
///
/// @param section what varies in the text
/// @param type of the exception; `log` for a log entry
/// @param text with slots
record MessageErrors(String section, Platform platform, String type, String text) {

    static List<MessageErrors> all() {
        List<MessageErrors> messages = new ArrayList<>();
        String section = "";
        for (String line : BaseErrors.allLines("messages.txt")) {
            if (line.startsWith("# ")) {
                section = line.substring(2);
            } else {
                String[] words = line.split(" ", 3);
                messages.add(new MessageErrors(section,
                        Platform.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], words[2]));
            }
        }
        return messages;
    }

    static List<MessageErrors> of(String section) {
        return all().stream().filter(each -> each.section().equals(section)).toList();
    }

    MessageErrors text(String other) {
        return new MessageErrors(section, platform, type, other);
    }

    Event event(Slots slots) {
        if (type.equals("log")) {
            Message message = new Message(null, slots.fill(text), List.of());
            return Rendering.draft(platform).message(message).logger(platform + ".app").build();
        }
        return Rendering.event(new BaseError(text, platform, List.of(thrown())),
                Deploy.some(new java.util.SplittableRandom(1)), slots);
    }

    Thrown thrown() {
        return new Thrown(type, text, List.of());
    }
}
