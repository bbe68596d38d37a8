package io.corral.sample.load;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// An event as bytes with the places where each event has its own values. Filling one in costs a
/// copy and a random number for every eight characters.
///
/// @param flavour the SDK whose shape it has
/// @param base the event; arbitrary at the splices
/// @param splices where it changes, in their order
record LoadTemplate(SdkFlavour flavour, byte[] base, List<Splice> splices) {

    private static final byte[] HEX_DIGITS =
            "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// @param mask what may stand there, one of the constants of `Mask`
    record Splice(char mask, int offset, int length) {}

    LoadTemplate {
        splices = List.copyOf(splices);
    }

    /// Cuts a masked text into bytes and splices.
    static LoadTemplate cut(SdkFlavour flavour, String masked) {
        String text = masked.replace("\"" + Mask.EPOCH_TIME, "" + Mask.EPOCH_TIME)
                .replace(Mask.EPOCH_TIME + "\"", "" + Mask.EPOCH_TIME);
        var bytes = new ByteArrayOutputStream(text.length());
        var splices = new ArrayList<Splice>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            int end = at + 1;
            while (end < text.length() && continues(first, text.charAt(end))) {
                end++;
            }
            if (Mask.isMask(first)) {
                splices.add(new Splice(first, bytes.size(), end - at));
                bytes.writeBytes(new byte[end - at]);
            } else {
                bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            }
            at = end;
        }
        return new LoadTemplate(flavour, bytes.toByteArray(), splices);
    }

    /// A fresh event.
    byte[] fill(EventId id, LoadClock clock, RandomGenerator random) {
        byte[] event = base.clone();
        for (Splice splice : splices) {
            int at = splice.offset();
            int end = at + splice.length();
            switch (splice.mask()) {
                case Mask.EVENT_ID -> writeId(event, at, id);
                case Mask.ISO_TIME -> clock.writeIso(event, at, random);
                case Mask.EPOCH_TIME -> clock.writeEpoch(event, at, random);
                case Mask.HEX -> writeHex(event, at, end, random);
                case Mask.DIGIT -> write(event, at, end, random, '0', 10);
                case Mask.FIRST_DIGIT -> write(event, at, end, random, '1', 9);
                case Mask.LETTER -> write(event, at, end, random, 'a', 26);
                default -> throw new IllegalStateException("no such mask");
            }
        }
        return event;
    }

    private static boolean continues(char first, char next) {
        return Mask.isMask(first) ? next == first : !Mask.isMask(next);
    }

    private static void writeId(byte[] event, int offset, EventId id) {
        for (int i = 0; i < 16; i++) {
            event[offset + i] = HEX_DIGITS[(int) (id.high() >>> (60 - 4 * i)) & 15];
            event[offset + 16 + i] = HEX_DIGITS[(int) (id.low() >>> (60 - 4 * i)) & 15];
        }
    }

    private static void writeHex(byte[] event, int from, int to, RandomGenerator random) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = (i - from) % 16 == 0 ? random.nextLong() : bits >>> 4;
            event[i] = HEX_DIGITS[(int) bits & 15];
        }
    }

    private static void write(
            byte[] event, int from, int to, RandomGenerator random, char first, int count) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = (i - from) % 8 == 0 ? random.nextLong() : bits >>> 8;
            event[i] = (byte) (first + ((((int) bits & 0xff) * count) >>> 8));
        }
    }
}
