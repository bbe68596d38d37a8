package io.corral.domain.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.EventId;
import io.corral.domain.release.Commit.FileChange;
import io.corral.domain.release.SuspectCommits.Changed;
import io.corral.domain.release.SuspectCommits.Suspect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectCommitsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final List<Changed> changed = new ArrayList<>();

    /// An event whose topmost frame stands first here.
    private static Event event(Frame... topmostFirst) {
        List<Frame> frames = List.of(topmostFirst).reversed();
        return new EventDraft(new EventId(1, 1)).receivedAt(NOON).timestamp(NOON)
                .exceptions(List.of(
                        ExceptionValue.of("Error", "it", StackTrace.of(frames))))
                .build();
    }

    private static Frame own(String filename, String function) {
        return Frame.of(null, filename, function).withInApp(true);
    }

    private void commit(String hash, FileChange.Kind kind, String... paths) {
        Commit commit = new Commit(hash, "shop", null, null, NOON, List.of());
        for (String path : paths) {
            changed.add(new Changed(commit, new FileChange(path, kind)));
        }
    }

    private List<String> hashes(Event event) {
        return SuspectCommits.of(event, changed).stream()
                .map(suspect -> suspect.commit().hash()).toList();
    }

    @Test
    void commitOfTheTopmostFrame_comesFirst_withItsReason() {
        commit("c3", FileChange.Kind.MODIFIED, "docs/readme.md");
        commit("c2", FileChange.Kind.MODIFIED, "backend/shop/views.py");
        commit("c1", FileChange.Kind.ADDED, "backend/shop/cart.py", "backend/shop/tax.py");
        Event event = event(own("shop/cart.py", "total"), own("shop/views.py", "show"));

        List<Suspect> suspects = SuspectCommits.of(event, changed);
        assertThat(suspects).extracting(suspect -> suspect.commit().hash())
                .containsExactly("c1", "c2");
        assertThat(suspects.getFirst().path()).isEqualTo("backend/shop/cart.py");
        assertThat(suspects.getFirst().function()).isEqualTo("total");
        assertThat(suspects.getFirst().rank()).isEqualTo(1);
        assertThat(suspects.getFirst().score()).isEqualTo(1);
        assertThat(suspects.get(1).score()).isEqualTo(0.5);
    }

    @Test
    void severalFrames_addUp_equals_areNewestFirst() {
        commit("new", FileChange.Kind.MODIFIED, "shop/cart.py");
        commit("old", FileChange.Kind.MODIFIED, "shop/cart.py");
        commit("both", FileChange.Kind.MODIFIED, "shop/cart.py", "shop/views.py");

        assertThat(hashes(event(own("shop/cart.py", "a"), own("shop/views.py", "b"))))
                .containsExactly("both", "new", "old");
    }

    @Test
    void paths_areComparedFromTheirEnd() {
        commit("kotlin", FileChange.Kind.MODIFIED, "app/src/main/java/com/acme/shop/Cart.kt");
        commit("browser", FileChange.Kind.MODIFIED, "web/src/cart.ts");
        commit("windows", FileChange.Kind.MODIFIED, "Shop/Cart.cs");
        commit("other", FileChange.Kind.MODIFIED, "other/Cart.kt", "lib/cart.ts", "Else/Cart.cs");

        Frame jvm = Frame.of("com.acme.shop.Cart", "Cart.kt", "total").withInApp(true);
        assertThat(hashes(event(jvm))).containsExactly("kotlin");
        assertThat(hashes(event(own("webpack:///./src/cart.ts?x=1", "total"))))
                .containsExactly("browser");
        assertThat(hashes(event(own("C:\\build\\Shop\\Cart.cs", "Total"))))
                .containsExactly("windows");
    }

    @Test
    void onlyOwnCode_andFilesThatStillExist_count() {
        commit("library", FileChange.Kind.MODIFIED, "lib/http.py");
        commit("deleted", FileChange.Kind.DELETED, "shop/cart.py");
        Event event = event(
                Frame.of(null, "lib/http.py", "get").withInApp(false),
                own("shop/cart.py", "total"));

        assertThat(hashes(event)).isEmpty();
    }

    @Test
    void frameWithTheBareName_countsHalf() {
        commit("c", FileChange.Kind.MODIFIED, "src/deep/cart.rb");
        List<Suspect> suspects = SuspectCommits.of(event(own("cart.rb", "total")), changed);

        assertThat(suspects).extracting(Suspect::score).containsExactly(0.5);
    }
}
