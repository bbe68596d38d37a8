package io.corral.tools.reading;

import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps readings in files that only their owner can read, in a directory for each server and
/// organisation; no token is in them. A file is written beside and moved, so that two runs at once
/// do no harm.
public final class DiskCache implements ReadingCache {

    /// How long what is known of an issue that goes on is good enough.
    private static final Duration GOES_ON = Duration.ofHours(1);
    private static final Duration SHARED = Duration.ofMinutes(10);
    private static final Duration PAGES = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(14);
    private static final String AT = "at";
    private static final String COUNT = "count";

    private final Path directory;
    private final InstantSource clock;
    private final boolean isRefreshed;

    private DiskCache(Path directory, InstantSource clock, boolean isRefreshed) {
        this.directory = directory;
        this.clock = clock;
        this.isRefreshed = isRefreshed;
    }

    /// The readings of an organisation; what is older than two weeks is deleted.
    ///
    /// @param isRefreshed whether nothing is used that was read before
    /// @throws UncheckedIOException when the directory cannot be made or made private
    public static DiskCache in(
            Path caches, URI server, String organization, InstantSource clock,
            boolean isRefreshed) {
        Path directory = caches.resolve(name(server, organization));
        try {
            makePrivate(caches);
            makePrivate(directory);
            var cache = new DiskCache(directory, clock, isRefreshed);
            cache.sweep();
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(URI server, String organization) {
        String host = server.getHost() == null ? "server" : server.getHost();
        return host.replaceAll("[^A-Za-z0-9.-]", "_") + "-"
                + organization.replaceAll("[^A-Za-z0-9_-]", "_") + "-"
                + digest(server + " " + organization);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private static void makePrivate(Path directory) throws IOException {
        boolean posix = isPosix(directory);
        Files.createDirectories(directory, posix
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0]);
        if (posix) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void sweep() throws IOException {
        Instant oldest = clock.instant().minus(KEPT);
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                    throws IOException {
                if (attributes.lastModifiedTime().toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Of an issue that had no event since, or was read within the hour and has not doubled.
    @Override
    public Optional<WholeIssue> whole(ObjectNode issue) {
        return read("issue-" + id(issue)).filter(kept -> isGood(kept, issue))
                .map(kept -> new WholeIssue(
                        kept.get("event") instanceof ObjectNode event ? event : null,
                        kept.get("tags") instanceof ArrayNode tags ? tags : null, true));
    }

    private boolean isGood(JsonNode kept, ObjectNode issue) {
        boolean same = kept.path("lastSeen").equals(issue.path("lastSeen"))
                && kept.path(COUNT).equals(issue.path(COUNT));
        Double before = JsonNodes.number(kept.get(COUNT));
        Double now = JsonNodes.number(issue.get(COUNT));
        return same || (isYounger(kept, GOES_ON) && before != null && now != null
                && now < 2 * before
                && kept.path("substatus").equals(issue.path("substatus")));
    }

    private boolean isYounger(JsonNode kept, Duration age) {
        Instant at = JsonNodes.instant(kept.get(AT));
        return at != null && at.isAfter(clock.instant().minus(age));
    }

    @Override
    public void keep(ObjectNode issue, WholeIssue whole) {
        ObjectNode kept = stamped();
        for (String field : List.of("lastSeen", COUNT, "substatus")) {
            JsonNode value = issue.get(field);
            if (value != null) {
                kept.set(field, value);
            }
        }
        set(kept, "event", whole.event());
        set(kept, "tags", whole.tags());
        write("issue-" + id(issue), kept);
    }

    private static void set(ObjectNode node, String field, @Nullable JsonNode value) {
        if (value != null) {
            node.set(field, value);
        }
    }

    private static String id(ObjectNode issue) {
        String id = issue.path("id").asString("");
        return id.matches("\\d{1,20}") ? id : digest(id);
    }

    @Override
    public Optional<Page> page(String list, int number, String cursor) {
        return read(pageName(list, number)).filter(kept -> isYounger(kept, PAGES)
                && kept.path("cursor").asString("").equals(cursor)).map(kept -> {
                    List<ObjectNode> rows = new ArrayList<>();
                    kept.path("rows").forEach(row -> {
                        if (row instanceof ObjectNode issue) {
                            rows.add(issue);
                        }
                    });
                    return new Page(cursor, JsonNodes.text(kept, "next"), rows);
                });
    }

    private static String pageName(String list, int number) {
        return "page-" + digest(list) + "-" + number;
    }

    @Override
    public void keep(String list, int number, Page page) {
        ObjectNode kept = stamped().put("cursor", page.cursor()).put("next", page.next());
        kept.putArray("rows").addAll(page.rows());
        write(pageName(list, number), kept);
    }

    @Override
    public void forgetPages(String list) {
        try {
            for (int number = 0; Files.deleteIfExists(file(pageName(list, number))); number++) {
                // The next one.
            }
        } catch (IOException e) {
            // They are too old in a few minutes.
        }
    }

    @Override
    public Optional<JsonNode> shared(String name) {
        return read("shared-" + digest(name)).filter(kept -> isYounger(kept, SHARED))
                .map(kept -> kept.path("part"));
    }

    @Override
    public void keep(String name, JsonNode part) {
        ObjectNode kept = stamped();
        kept.set("part", part);
        write("shared-" + digest(name), kept);
    }

    @Override
    public Optional<Instant> lookedBefore(Instant now) {
        JsonNode kept = read("looked").orElse(Json.MAPPER.createObjectNode());
        Instant at = JsonNodes.instant(kept.get(AT));
        if (at != null && at.isAfter(now.minus(GOES_ON))) {
            return Optional.ofNullable(JsonNodes.instant(kept.get("before")));
        }
        ObjectNode looked = Json.MAPPER.createObjectNode().put(AT, now.toString());
        if (at != null) {
            looked.put("before", at.toString());
        }
        write("looked", looked);
        return Optional.ofNullable(at);
    }

    private ObjectNode stamped() {
        return Json.MAPPER.createObjectNode().put(AT, clock.instant().toString());
    }

    private Path file(String name) {
        return directory.resolve(name + ".json");
    }

    private Optional<JsonNode> read(String name) {
        Path file = file(name);
        if (isRefreshed || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Optional.ofNullable(Json.read(bytes, 0, bytes.length));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void write(String name, JsonNode tree) {
        try {
            // Made for its owner only, on every system that knows owners.
            Path beside = Files.createTempFile(directory, "new", ".json");
            Files.write(beside, Json.MAPPER.writeValueAsBytes(tree));
            Files.move(beside, file(name), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A full disk costs time later, nothing else.
        }
    }
}
