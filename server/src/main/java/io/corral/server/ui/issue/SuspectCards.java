package io.corral.server.ui.issue;

import io.corral.domain.release.Commit;
import io.corral.domain.release.ReleaseVersion;
import io.corral.domain.release.SuspectCommits;
import io.corral.engine.release.Suspects;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.IssueDetail.Suspect;
import java.util.Objects;

/// Makes what the page of an issue says about a suspect commit.
final class SuspectCards {

    private static final int HASH_SHOWN = 10;

    private SuspectCards() {}

    /// @param release that brought the issue
    static Suspect of(SuspectCommits.Suspect suspect, Visit visit, String release) {
        Commit commit = suspect.commit();
        String hash = commit.hash();
        return new Suspect(
                commit.subject().isEmpty() ? "(no message was told)" : commit.subject(),
                author(commit), hash,
                hash.length() > HASH_SHOWN ? hash.substring(0, HASH_SHOWN) : hash,
                Suspects.reason(suspect), Words.ago(commit.at(), visit.now()),
                new Shell.Link(visit.address("releases/" + Address.segment(release) + "/"),
                        ReleaseVersion.parse(release).shortVersion()));
    }

    private static String author(Commit commit) {
        Commit.Author author = commit.author();
        if (author == null) {
            return "Somebody";
        }
        return author.name() != null
                ? author.name()
                : Objects.requireNonNullElse(author.email(), "Somebody");
    }
}
