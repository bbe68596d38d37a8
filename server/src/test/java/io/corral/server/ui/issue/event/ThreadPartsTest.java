package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.domain.id.EventId;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.ThreadsPart;
import io.corral.web.page.issue.ThreadsPart.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadPartsTest {

    private static final StackTrace STACK =
            StackTrace.of(List.of(Frame.of(null, "a.c", "poll")));

    private static ThreadValue thread(
            @Nullable String id, @Nullable String name, boolean crashed,
            @Nullable StackTrace stack) {
        return new ThreadValue(id, name, null, crashed, null, null, stack, Map.of());
    }

    private static @Nullable ThreadsPart part(@Nullable String wanted, ThreadValue... threads) {
        Event event = new EventDraft(new EventId(1, 1)).threads(List.of(threads)).build();
        var links = new EventLinks("/issues/7/", event.id(), new Extent(false, false, wanted),
                address -> address);
        return ThreadParts.of(event, new Frames("c", Extent.USUAL, ""), links);
    }

    @Test
    void nothingToSay_hasNoPart() {
        assertThat(part(null)).isNull();
        assertThat(part(null, thread("1", "main", true, null))).isNull();
    }

    @Test
    void crashedThread_isShown_unlessAnotherIsAskedFor() {
        ThreadValue[] threads = {
            thread("1", "main", false, STACK), thread("2", null, true, STACK),
            thread(null, " ", false, null)
        };

        ThreadsPart crashed = part(null, threads);
        assertThat(crashed).isNotNull().extracting(ThreadsPart::title).isEqualTo("Thread 2");
        assertThat(crashed).isNotNull().satisfies(part -> {
            assertThat(part.chips()).extracting(Chip::text).containsExactly("crashed");
            assertThat(part.choices()).extracting(Choice::name)
                    .containsExactly("main", "Thread 2", "Thread at-2");
            assertThat(part.choices().getFirst().place()).isEqualTo("poll");
            assertThat(part.choices().getFirst().url()).endsWith("/?thread=1#threads");
        });
        assertThat(part("1", threads)).isNotNull().extracting(ThreadsPart::title)
                .isEqualTo("main");
        assertThat(part("at-2", threads)).isNotNull().satisfies(
                part -> assertThat(part.stack()).isNull());
        assertThat(part("nonsense", threads)).isNotNull().extracting(ThreadsPart::title)
                .isEqualTo("Thread 2");
    }
}
