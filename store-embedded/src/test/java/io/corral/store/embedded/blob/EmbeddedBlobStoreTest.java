package io.corral.store.embedded.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.BlobStore;
import io.corral.store.embedded.DataDirectory;
import io.corral.testkit.contract.BlobStoreContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBlobStoreTest extends BlobStoreContract {

    @TempDir
    Path temporary;

    private @Nullable DataDirectory directory;

    @Override
    protected BlobStore open(InstantSource clock) {
        return EmbeddedBlobStore.open(directory(), clock);
    }

    private DataDirectory directory() {
        if (directory == null) {
            directory = DataDirectory.open(temporary.resolve("data"));
        }
        return directory;
    }

    @AfterEach
    void giveBack() {
        directory().close();
    }

    @Test
    void open_halfWrittenByCrash_isCleared() throws IOException {
        Path leftover = directory().blobs().resolve("incoming/blob1.part");
        Files.writeString(leftover, "half");

        store.close();
        store = open(InstantSource.system());

        assertThat(leftover).doesNotExist();
    }

    @Test
    void backup_holdsEveryBlob() throws IOException {
        String key = store.put("hello".getBytes(StandardCharsets.UTF_8));
        Path copy = Files.createDirectory(temporary.resolve("copy"));

        ((EmbeddedBlobStore) store).backupTo(copy);

        try (DataDirectory restored = DataDirectory.open(copy);
                BlobStore again = EmbeddedBlobStore.open(restored, InstantSource.system())) {
            assertThat(again.open(key).orElseThrow()).hasContent("hello");
        }
    }
}
