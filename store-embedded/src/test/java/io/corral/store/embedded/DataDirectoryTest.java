package io.corral.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void open_absent_isCreatedWithFormat() throws IOException {
        Path place = temporary.resolve("a/b");

        try (DataDirectory directory = DataDirectory.open(place)) {
            assertThat(directory.path()).isEqualTo(place);
            assertThat(directory.payloads()).isDirectory();
            assertThat(Files.readString(place.resolve("format"))).isEqualTo("1\n");
        }
    }

    @Test
    void open_held_saysWhichDirectory() {
        try (DataDirectory held = DataDirectory.open(temporary)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> DataDirectory.open(held.path()))
                    .withMessageContaining(temporary + " is in use")
                    .returns(Category.BUSY, StoreException::category);
        }
    }

    @Test
    void open_givenBack_opensAgain() {
        DataDirectory.open(temporary).close();

        try (DataDirectory again = DataDirectory.open(temporary)) {
            assertThat(again.queueFile()).isEqualTo(temporary.resolve("queue.db"));
        }
    }

    @Test
    void open_newerFormat_isRefusedAndUntouched() throws IOException {
        Files.writeString(temporary.resolve("format"), "2\n");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> DataDirectory.open(temporary))
                .withMessageContaining("has format 2")
                .returns(Category.CORRUPT, StoreException::category);
        assertThat(Files.readString(temporary.resolve("format"))).isEqualTo("2\n");
    }

    @Test
    void open_overFile_saysSoInOneSentence() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> DataDirectory.open(file))
                .withMessage("The data directory %s cannot be written: %s.",
                        file, "it is not a directory")
                .returns(Category.UNAVAILABLE, StoreException::category);
    }

    @Test
    void backup_opensAsDataDirectory() throws IOException {
        Path copy = Files.createDirectory(temporary.resolve("copy"));
        try (DataDirectory directory = DataDirectory.open(temporary.resolve("data"))) {
            directory.backupTo(copy);
        }

        assertThat(copy.resolve("format")).hasContent("1");
    }
}
