package io.corral.domain.triage.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.prune.RuleDraft.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleDraftTest {

    private final List<Repeated> issues = new ArrayList<>();

    private void issues(@Nullable String type, @Nullable String culprit, String... texts) {
        Stream.of(texts).forEach(text -> issues.add(new Repeated(issues.size() + 1,
                "WEB-" + (issues.size() + 1), text, type, text, culprit, 10L * issues.size() + 1,
                "ignored")));
    }

    private List<String> rules() {
        return RuleDraft.of(issues).stream().map(RuleDraft::rule).toList();
    }

    @Test
    void messagesThatDifferInSomeWords_areOneRule() {
        issues("PluginError", "load", "Could not load plugin alpha of tenant", "Could not load"
                + " plugin beta of tenant", "Could not load plugin gamma3 of tenant");
        issues("PluginError", "load", "Something else entirely is wrong here");

        assertThat(rules()).containsExactly("type:\"PluginError\" value:\"Could not load plugin *"
                + " of tenant\" -> {{ error.type }} could-not-load-plugin-of-tenant");
        RuleDraft draft = RuleDraft.of(issues).getFirst();
        assertThat(draft.issues()).extracting(Repeated::shortId)
                .containsExactly("WEB-3", "WEB-2", "WEB-1");
        assertThat(draft.events()).isEqualTo(33);
    }

    @Test
    void typeAndCulprit_haveToBeTheSame_andThreeIssues() {
        issues("A", "one", "the cache of shop is cold", "the cache of desk is cold");
        issues("A", "two", "the cache of till is cold");
        issues("B", "one", "the cache of mail is cold");
        assertThat(rules()).isEmpty();
        issues("A", "one", "the cache of docs is cold");
        assertThat(rules()).hasSize(1);
    }

    @Test
    void wordsThatSayTooLittle_areNoRule() {
        issues("A", null, "failed: one", "failed: two", "failed: three");
        issues("A", null, "a b c d e f", "a x y z e f", "a k l m e f");
        issues("A", null, "1 2 3 4", "5 6 7 8", "9 10 11 12");
        assertThat(rules()).isEmpty();
    }

    @Test
    void message_withoutType_andWhatMeansSomethingInPatterns_isWritten() {
        issues(null, null, "path C:\\tmp [x]* of \"a\" is 'gone' now",
                "path C:\\tmp [x]* of \"b\" is 'gone' now",
                "path C:\\tmp [x]* of \"c\" is 'gone' now");
        assertThat(rules()).containsExactly("message:\"path C:\\\\tmp \\[x\\]\\* of * is * now\""
                + " -> path-ctmp-x-of-is-now");
    }

    @Test
    void longMessages_areComparedByTheirBeginning() {
        String long1 = "word ".repeat(23) + "end of alpha";
        String long2 = "word ".repeat(23) + "end of beta and more";
        issues("A", null, long1, long2, long1 + " x");
        assertThat(rules()).singleElement().satisfies(rule -> assertThat(rule)
                .contains("word end*\"").doesNotContain("alpha"));
        issues.clear();
        issues("A", null, "x".repeat(1000), "x".repeat(1000), "");
        assertThat(rules()).isEmpty();
    }
}
