package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Signatures by which sets that have much in common are found without comparing all with all
/// (Broder 1997; bands after Indyk and Motwani 1998).
///
/// A stack's set are its functions and their pairs of neighbours; 64 numbers of 32 bits in 32
/// bands of two find half of equal pairs at a Jaccard similarity of 0.15 and nearly all from 0.4
/// on. Where the message tells more than the stack, the pairs of neighbouring words of its template
/// count likewise, with 32 numbers.
final class MinHash {

    private static final int STACK_NUMBERS = 64;
    private static final int TEMPLATE_NUMBERS = 32;
    private static final int ROWS = 2;

    private static final long STACK_SALT = 0x5354;
    private static final long TEMPLATE_SALT = 0x544D;

    private MinHash() {}

    /// The bands of a sketch, 48 at most: two sketches that share one are worth comparing.
    static long[] bands(IssueSketch sketch) {
        Set<Long> stacks = new HashSet<>();
        Set<Long> templates = new HashSet<>();
        for (Representative each : sketch.representatives()) {
            addStack(each, stacks);
            if (each.generic() || !each.hasApp()) {
                List<String> words = Words.of(each.template());
                Words.pairs(words).forEach(pair -> templates.add(Mixing.hash(pair)));
            }
        }
        long[] of = bands(stacks, STACK_NUMBERS, STACK_SALT);
        long[] more = bands(templates, TEMPLATE_NUMBERS, TEMPLATE_SALT);
        long[] all = Arrays.copyOf(of, of.length + more.length);
        System.arraycopy(more, 0, all, of.length, more.length);
        return all;
    }

    /// Functions and pairs of neighbours, the function at the crash paired with nothing. The
    /// runtime's frames only count where there are no others.
    private static void addStack(Representative each, Set<Long> into) {
        boolean app = each.hasApp();
        List<String> counting = new ArrayList<>();
        for (FrameToken frame : each.frames()) {
            if (app ? Representative.isApp(frame) : frame.role() != Role.RUNTIME) {
                counting.add(frame.text());
            }
        }
        if (counting.isEmpty()) {
            each.frames().forEach(frame -> counting.add(frame.text()));
        }
        long before = 0;
        for (String token : counting) {
            long hash = Mixing.hash(token);
            into.add(hash);
            into.add(Mixing.pair(before, hash));
            before = hash;
        }
    }

    private static long[] bands(Set<Long> shingles, int numbers, long salt) {
        if (shingles.isEmpty()) {
            return new long[0];
        }
        int[] signature = new int[numbers];
        Arrays.fill(signature, -1);
        for (long shingle : shingles) {
            for (int i = 0; i < numbers; i++) {
                int number = (int) (Mixing.pair(i + 1L, shingle) >>> 32);
                if (Integer.compareUnsigned(number, signature[i]) < 0) {
                    signature[i] = number;
                }
            }
        }
        long[] bands = new long[numbers / ROWS];
        for (int band = 0; band < bands.length; band++) {
            long rows = Integer.toUnsignedLong(signature[band * ROWS]) << 32
                    | Integer.toUnsignedLong(signature[band * ROWS + 1]);
            bands[band] = Mixing.pair(salt + ((long) band << 16), rows);
        }
        return bands;
    }
}
