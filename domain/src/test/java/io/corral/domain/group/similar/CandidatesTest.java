package io.corral.domain.group.similar;

import static io.corral.domain.group.similar.Sketches.issue;
import static io.corral.domain.group.similar.Sketches.shown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    @Test
    void of_findsWhatSharesHalf_amongThousands() {
        List<IssueSketch> sketches = new ArrayList<>();
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String[] functions = new String[6];
            for (int f = 0; f < 6; f++) {
                functions[f] = "f" + random.nextInt(5000);
            }
            sketches.add(issue(i + 1, shown("IOError", "", functions)));
        }
        sketches.add(issue(9001, shown("IOError", "", "a", "b", "c", "d", "e")));
        sketches.add(issue(9002, shown("IOError", "", "a", "b", "c", "x", "d", "e")));
        var candidates = new Candidates(sketches);

        assertThat(candidates.of(2000)).contains(2001);
        assertThat(candidates.of(2001)).contains(2000);
    }

    @Test
    void of_messagesWithoutStack_areFoundByTheirWords() {
        var candidates = new Candidates(List.of(
                issue(1, shown("Error", "could not send mail to <*>")),
                issue(2, shown("Error", "could not send mail to all of <*>")),
                issue(3, shown("Error", "entirely different"))));

        assertThat(candidates.of(0)).containsExactly(1);
    }

    @Test
    void of_crowd_isBoundedAndHoldsTheMostFrequent() {
        List<IssueSketch> sketches = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            sketches.add(issue(i + 1, shown("IOError", "", "a", "b", "c")));
        }
        List<Integer> found = new Candidates(sketches).of(2500);

        assertThat(found).hasSizeLessThanOrEqualTo(64).contains(0, 1, 2499, 2501);
    }

    @Test
    void of_nothingToCompare_findsNothing() {
        assertThat(new Candidates(List.of(issue(1), issue(2))).of(0)).isEmpty();
    }
}
