package io.corral.domain.group;

import static io.corral.domain.group.Errors.at;
import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.GroupingReading.FrameToken;
import org.junit.jupiter.api.Test;

class GroupingReadingTest {

    @Test
    void read_hasTypeTemplateAndFrames_whateverTheKeyIsMadeOf() {
        var event = on("python").raised("OSError", "user 4711 is gone", at("shop.cart", "add"),
                at("django.views", "get")).event();

        GroupingReading reading = Grouping.read(event, GroupingConfig.DEFAULT);

        assertThat(reading.tier()).isEqualTo(Tier.APP_FRAMES);
        assertThat(reading.parts()).singleElement().satisfies(part -> {
            assertThat(part.type()).isEqualTo("OSError");
            assertThat(part.generic()).isFalse();
            assertThat(part.template()).isEqualTo("user <*> is gone");
            assertThat(part.frames()).extracting(FrameToken::role)
                    .containsExactly(Role.APP, Role.LIBRARY);
        });
    }

    @Test
    void read_codesAndReporters_areTold() {
        var event = on("python").raised("HTTPError", "status 503", at("shop.api", "raise_for"),
                at("shop.api", "load")).event();

        GroupingReading.Part part =
                Grouping.read(event, GroupingConfig.DEFAULT).parts().getFirst();

        assertThat(part.generic()).isTrue();
        assertThat(part.telling()).containsExactly("503");
        assertThat(part.frames()).extracting(FrameToken::reporter).containsExactly(true, false);
    }
}
