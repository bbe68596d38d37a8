package io.corral.server.admin;

import io.corral.server.admin.OneShot.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes a data directory of a backup: copies it beside its place, opens the copy to see that it is
/// whole and not of a newer version, and gives it its name only then.
final class Restore {

    /// Without these a directory is no backup.
    private static final List<String> REQUIRED = List.of("format", "corral.db");

    private final Path backup;
    private final Function<Path, Opened> open;

    Restore(Path backup, Function<Path, Opened> open) {
        this.backup = backup.toAbsolutePath().normalize();
        this.open = open;
    }

    /// Restores, or only checks.
    ///
    /// @param data does not exist or is empty
    /// @throws IOException saying what is wrong with the backup or the place
    Map<String, Object> run(Path data, boolean checkOnly) throws IOException {
        requireBackup();
        Path place = data.toAbsolutePath().normalize();
        if (!checkOnly) {
            requireEmpty(place);
        }
        Path copy = place.resolveSibling(place.getFileName() + ".restoring");
        try {
            delete(copy);
            Path parent = place.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            copyTo(copy);
            try (Opened opened = open.apply(copy)) {
                opened.handler();
            }
            if (!checkOnly) {
                Files.deleteIfExists(place);
                Files.move(copy, place);
            }
            return Map.of("directory", (checkOnly ? backup : place).toString());
        } finally {
            delete(copy);
        }
    }

    private void requireBackup() throws IOException {
        for (String name : REQUIRED) {
            if (!Files.isRegularFile(backup.resolve(name))) {
                throw new IOException(backup + " is not a backup: it holds no " + name);
            }
        }
    }

    private static void requireEmpty(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> children = Files.list(place)) {
                if (children.findAny().isPresent()) {
                    throw new IOException(place + " holds data already; move it away first, or"
                            + " name another directory");
                }
            }
        }
    }

    private void copyTo(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(backup.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectory(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
