package io.corral.engine.release;

import io.corral.domain.event.Event;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.release.SuspectCommits;
import io.corral.domain.release.SuspectCommits.Changed;
import io.corral.store.release.CommitStore;
import io.corral.store.release.ReleaseStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Which files the commits of releases changed, at hand for the digest: each release is looked up
/// once a minute at most, and found again by the names of files. Thread-safe; the map is the only
/// state.
final class ReleaseFiles {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int RELEASES_MAX = 64;
    private static final int FILES_MAX = 20_000;

    private final ReleaseStore releases;
    private final CommitStore commits;
    private final InstantSource clock;
    private final Map<Key, Files> known = new ConcurrentHashMap<>();

    ReleaseFiles(ReleaseStore releases, CommitStore commits, InstantSource clock) {
        this.releases = releases;
        this.commits = commits;
        this.clock = clock;
    }

    private record Key(OrganizationId organization, String version) {}

    /// @param byName position and file, by the last part of its path
    private record Files(Map<String, Map<Integer, Changed>> byName, Instant readAt) {}

    /// All files of a release, read anew.
    List<Changed> all(OrganizationId organization, String version) {
        return releases.find(organization, version)
                .map(release -> commits.files(release.id(), 0, FILES_MAX)).orElse(List.of())
                .stream().map(file -> new Changed(file.commit(), file.change())).toList();
    }

    /// Those files of a release that have the name of a file of an event, in the order of commits.
    List<Changed> like(OrganizationId organization, String version, Event event) {
        Map<String, Map<Integer, Changed>> byName = files(new Key(organization, version)).byName;
        if (byName.isEmpty()) {
            return List.of();
        }
        Map<Integer, Changed> alike = new TreeMap<>();
        SuspectCommits.names(event).forEach(
                name -> alike.putAll(byName.getOrDefault(name, Map.of())));
        return new ArrayList<>(alike.values());
    }

    /// Reads a release anew when it is asked for again.
    void forget(OrganizationId organization, String version) {
        known.remove(new Key(organization, version));
    }

    private Files files(Key key) {
        Instant now = clock.instant();
        Files files = known.get(key);
        if (files == null || files.readAt.plus(KEPT).isBefore(now)) {
            files = read(key, now);
            if (known.size() >= RELEASES_MAX) {
                known.clear();
            }
            known.put(key, files);
        }
        return files;
    }

    private Files read(Key key, Instant now) {
        Map<String, Map<Integer, Changed>> byName = new HashMap<>();
        int position = 0;
        for (Changed each : all(key.organization, key.version)) {
            byName.computeIfAbsent(SuspectCommits.name(each.change().path()),
                    _ -> new TreeMap<>()).put(position, each);
            position++;
        }
        return new Files(byName, now);
    }
}
