package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.similar.Evidence.AlignedFrame;
import io.corral.domain.group.similar.Evidence.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How much two stacks have in common: equal frames are aligned, weighted by how rare they are and
/// how near the crash, less the farther they moved (FaST, Rodrigues and others 2022).
final class StackAlignment {

    private static final int ALIGNED_MAX = 12;
    private static final double NEARNESS = 0.6;
    private static final double SHIFT = 0.1;
    /// A library's frame moves what is behind it by less than one of the application.
    private static final double STEP_OUTSIDE = 0.25;
    private static final double RARE = 0.5;

    private final List<FrameToken> first;
    private final List<FrameToken> second;
    private final double[] firstPlaces;
    private final double[] secondPlaces;
    private final Rarity rarity;
    private final int[] partner;
    private final double similarity;

    StackAlignment(List<FrameToken> first, List<FrameToken> second, Rarity rarity) {
        this.first = first;
        this.second = second;
        this.rarity = rarity;
        this.firstPlaces = places(first);
        this.secondPlaces = places(second);
        this.partner = partners();
        this.similarity = measure();
    }

    private static double[] places(List<FrameToken> frames) {
        double[] places = new double[frames.size()];
        double place = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            place += Representative.isApp(frames.get(i)) ? 1 : STEP_OUTSIDE;
        }
        return places;
    }

    /// For each frame of the first stack the one of the second it is aligned with; -1 for none.
    private int[] partners() {
        int[] partners = new int[first.size()];
        Arrays.fill(partners, -1);
        boolean[] taken = new boolean[second.size()];
        for (int i = 0; i < partners.length; i++) {
            for (int j = 0; j < taken.length; j++) {
                if (!taken[j] && first.get(i).text().equals(second.get(j).text())) {
                    partners[i] = j;
                    taken[j] = true;
                    break;
                }
            }
        }
        return partners;
    }

    private double measure() {
        double total = 0;
        for (int i = 0; i < first.size(); i++) {
            total += firstWeight(i);
        }
        for (int j = 0; j < second.size(); j++) {
            total += secondWeight(j);
        }
        double common = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                double moved = Math.abs(firstPlaces[i] - secondPlaces[partner[i]]);
                common += (firstWeight(i) + secondWeight(partner[i])) * Math.exp(-SHIFT * moved);
            }
        }
        return total == 0 ? 0 : common / total;
    }

    private double firstWeight(int i) {
        return weight(first.get(i), firstPlaces[i]);
    }

    private double secondWeight(int j) {
        return weight(second.get(j), secondPlaces[j]);
    }

    private double weight(FrameToken frame, double place) {
        return owner(frame) * rarity.of(frame.text()) / Math.pow(1 + place, NEARNESS);
    }

    private static double owner(FrameToken frame) {
        return switch (frame.role()) {
            case APP -> frame.weak() || frame.reporter() ? 0.3 : 1;
            case LIBRARY -> 0.3;
            case RUNTIME -> 0.1;
            case NOISE -> 0;
        };
    }

    /// From 0 to 1.
    double similarity() {
        return similarity;
    }

    /// Whether a function of the application agrees that few other errors pass through.
    boolean hasTellingFrame() {
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0 && tells(first.get(i)) && tells(second.get(partner[i]))) {
                return true;
            }
        }
        return false;
    }

    /// Whether each stack has a function of the application that tells and that the other has not:
    /// one was put in place of the other. A function that only one of them has may have been
    /// inlined, or added on the way.
    boolean partsTellingly() {
        boolean onlyFirst = false;
        boolean[] aligned = new boolean[second.size()];
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                aligned[partner[i]] = true;
            } else {
                onlyFirst |= parts(first.get(i));
            }
        }
        boolean onlySecond = false;
        for (int j = 0; j < aligned.length; j++) {
            onlySecond |= !aligned[j] && parts(second.get(j));
        }
        return onlyFirst && onlySecond;
    }

    private boolean tells(FrameToken frame) {
        return parts(frame) && !frame.reporter();
    }

    private boolean parts(FrameToken frame) {
        return Representative.isApp(frame) && rarity.of(frame.text()) >= RARE;
    }

    /// Both stacks as one list, nearest to the crash first.
    List<AlignedFrame> frames() {
        List<AlignedFrame> frames = new ArrayList<>();
        int j = 0;
        boolean[] told = new boolean[second.size()];
        for (int i = 0; i < first.size() && frames.size() < ALIGNED_MAX; i++) {
            for (; partner[i] >= 0 && j < partner[i]; j++) {
                addSecond(j, told, frames);
            }
            Side side = partner[i] >= 0 ? Side.BOTH : Side.FIRST;
            frames.add(new AlignedFrame(first.get(i).text(), side, firstWeight(i)));
            if (partner[i] >= 0) {
                told[partner[i]] = true;
            }
        }
        for (; j < second.size(); j++) {
            addSecond(j, told, frames);
        }
        return frames.subList(0, Math.min(frames.size(), ALIGNED_MAX));
    }

    private void addSecond(int j, boolean[] told, List<AlignedFrame> into) {
        boolean aligned = told[j] || Arrays.stream(partner).anyMatch(each -> each == j);
        if (!aligned && into.size() < ALIGNED_MAX) {
            into.add(new AlignedFrame(second.get(j).text(), Side.SECOND, secondWeight(j)));
        }
    }
}
