package io.corral.store.embedded.payload;

import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import io.corral.domain.id.ProjectId;
import io.corral.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/// Decides when a project gets a dictionary, and trains it. Collects the first contents of a
/// project; when there are enough, trains beside the appending thread. Later it watches how well
/// contents compress, and starts over when that has become much worse than it was at first.
/// Used by the appending thread alone; only the training itself runs on the executor.
final class DictionaryTraining {

    private static final int SAMPLES = 400;
    private static final int SAMPLE_BYTES_MAX = 32 << 10;
    private static final int SAMPLED_BYTES_MIN = 3 << 20;
    static final int SAMPLES_MAX = 1_200;

    /// A dictionary made from too little text is much worse than a smaller one: with 64 KiB from
    /// less than 2 MiB contents of 9 KB came to 1 030 bytes instead of 720.
    private static final int DICTIONARY_SHARE = 48;
    private static final int DICTIONARY_BYTES_MAX = 64 << 10;
    private static final int LEARNING_MAX = 4;
    private static final int WINDOW = 2_000;
    private static final int WINDOWS_BEFORE_AGAIN = 10;
    private static final double WORSE = 1.5;

    private final Dictionaries dictionaries;
    private final Executor executor;
    private final Map<ProjectId, Samples> learning = new HashMap<>();
    private final Map<ProjectId, Progress> watched = new HashMap<>();

    DictionaryTraining(Dictionaries dictionaries, Executor executor) {
        this.dictionaries = dictionaries;
        this.executor = executor;
    }

    /// Notes a content that was compressed.
    void observe(ProjectId project, byte[] content, int compressedBytes) {
        int dictionary = dictionaries.newest(project);
        Progress progress = watched.computeIfAbsent(project, _ -> new Progress());
        if (dictionary != progress.dictionary) {
            progress.begin(dictionary);
        }
        if (dictionary == 0 || progress.hasWorsened(content.length, compressedBytes)) {
            sample(project, content, progress);
        }
    }

    private void sample(ProjectId project, byte[] content, Progress progress) {
        if (progress.training) {
            return;
        }
        Samples samples = learning.get(project);
        if (samples == null) {
            if (learning.size() == LEARNING_MAX) {
                return;
            }
            samples = new Samples();
            learning.put(project, samples);
        }
        samples.add(content);
        if (samples.isEnough()) {
            learning.remove(project);
            progress.training = true;
            List<byte[]> contents = samples.contents;
            executor.execute(() -> train(project, contents, progress));
        }
    }

    private void train(ProjectId project, List<byte[]> contents, Progress progress) {
        int bytes = contents.stream().mapToInt(content -> content.length).sum();
        int size = Math.min(bytes / DICTIONARY_SHARE, DICTIONARY_BYTES_MAX);
        ZstdDictTrainer trainer = new ZstdDictTrainer(bytes, size, PayloadCodec.LEVEL);
        contents.forEach(trainer::addSample);
        try {
            dictionaries.add(project, trainer.trainSamples());
        } catch (ZstdException _) {
            // Nothing in common was found: the project goes on without a dictionary.
        } catch (StoreException _) {
            // Not stored, for want of room or because the store was closed: try again later.
            progress.training = false;
        }
    }

    private static final class Samples {
        private final List<byte[]> contents = new ArrayList<>();
        private long bytes;

        private void add(byte[] content) {
            int length = Math.min(content.length, SAMPLE_BYTES_MAX);
            contents.add(Arrays.copyOf(content, length));
            bytes += length;
        }

        private boolean isEnough() {
            boolean isRich = contents.size() >= SAMPLES && bytes >= SAMPLED_BYTES_MIN;
            return isRich || contents.size() == SAMPLES_MAX;
        }
    }

    /// How well contents of a project compress with its dictionary, by windows.
    private static final class Progress {
        private int dictionary = -1;
        private volatile boolean training;
        private boolean worsened;
        private int windows;
        private int inWindow;
        private long contentBytes;
        private long compressedBytes;
        private double firstRatio;

        private void begin(int id) {
            dictionary = id;
            training = false;
            worsened = false;
            windows = 0;
            clearWindow();
        }

        private boolean hasWorsened(int content, int compressed) {
            contentBytes += content;
            compressedBytes += compressed;
            inWindow++;
            if (inWindow == WINDOW) {
                endWindow();
            }
            return worsened;
        }

        private void endWindow() {
            double ratio = (double) compressedBytes / contentBytes;
            if (windows == 0) {
                firstRatio = ratio;
            }
            windows++;
            worsened |= windows > WINDOWS_BEFORE_AGAIN && ratio > firstRatio * WORSE;
            clearWindow();
        }

        private void clearWindow() {
            inWindow = 0;
            contentBytes = 0;
            compressedBytes = 0;
        }
    }
}
