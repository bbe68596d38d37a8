package io.corral.domain.group;

import static io.corral.domain.group.Errors.at;
import static io.corral.domain.group.Errors.on;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.group.SplitCandidates.Candidate;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitMarksTest {

    private static final ProjectId SHOP = new ProjectId(1);

    private static Event event(String id, String tier, String message, String library) {
        return on("java")
                .raised("CartException", message, at("org.springframework." + library, "call"),
                        at("com.acme.Cart", "add"))
                .draft().id(EventId.parse(id.repeat(32)).orElseThrow())
                .tags(Map.of("tier", tier)).transaction("/cart").build();
    }

    private static final Event GOLD = event("a", "gold", "cart 17 is closed", "Pool");
    private static final Event SILVER = event("b", "silver", "stock of 3 is gone", "Queue");

    private static long key(Event event, SplitMark... marks) {
        GroupingKeys keys = Grouping.keys(event);
        return new SplitMarks(List.of(marks)).apply(keys, event, GroupingConfig.DEFAULT).primary();
    }

    private static SplitMark mark(Condition when) {
        return new SplitMark(1, SHOP, Grouping.keys(GOLD).primary(), when);
    }

    @Test
    void apply_everyKindOfCondition_dividesTheKey() {
        assertThat(key(GOLD)).isEqualTo(key(SILVER));
        for (Condition when : List.of(
                new Condition.HasTag("tier", "gold"),
                new Condition.HasFrame("org.springframework.Pool:call"),
                new Condition.HasMessage("cart <*> is closed"),
                new Condition.IsOneOf(Set.of(GOLD.id())))) {
            SplitMark mark = mark(when);
            assertThat(key(GOLD, mark)).as(when.toString()).isEqualTo(mark.gives());
            assertThat(key(SILVER, mark)).as(when.toString()).isEqualTo(key(SILVER));
            assertThat(mark.gives()).isNotEqualTo(mark.key());
        }
    }

    @Test
    void apply_tagLike_asksTheEvent() {
        assertThat(key(GOLD, mark(new Condition.HasTag("transaction", "/cart"))))
                .isNotEqualTo(key(GOLD));
        assertThat(key(GOLD, mark(new Condition.HasTag("nothing", "")))).isNotEqualTo(key(GOLD));
        assertThat(key(GOLD, mark(new Condition.HasTag("level", "error")))).isNotEqualTo(key(GOLD));
    }

    @Test
    void apply_otherKey_staysAsItIs() {
        GroupingKeys keys = Grouping.keys(GOLD);
        SplitMark other = new SplitMark(1, SHOP, 5, new Condition.HasTag("tier", "gold"));

        assertThat(new SplitMarks(List.of(other)).apply(keys, GOLD, GroupingConfig.DEFAULT))
                .isSameAs(keys);
        assertThat(SplitMarks.NONE.apply(keys, GOLD, GroupingConfig.DEFAULT)).isSameAs(keys);
    }

    @Test
    void apply_splitOfASplit_followsBoth() {
        SplitMark first = mark(new Condition.HasTag("tier", "gold"));
        SplitMark second =
                new SplitMark(2, SHOP, first.gives(), new Condition.HasTag("transaction", "/cart"));

        assertThat(key(GOLD, first, second)).isEqualTo(second.gives());
        assertThat(key(GOLD, second, first)).isEqualTo(second.gives());
    }

    @Test
    void apply_markOfAnOldKey_holdsThroughATransition_andLeavesNoAlias() {
        GroupingKeys keys = new GroupingKeys(77, 0, Tier.APP_FRAMES, 2, 0, List.of(5L));
        SplitMark mark = new SplitMark(1, SHOP, 5, new Condition.HasTag("tier", "gold"));
        SplitMarks marks = new SplitMarks(List.of(mark));

        GroupingKeys split = marks.apply(keys, GOLD, GroupingConfig.DEFAULT);

        assertThat(split.primary()).isEqualTo(mark.gives());
        assertThat(split.aliases()).isEmpty();
        assertThat(marks.apply(keys, SILVER, GroupingConfig.DEFAULT)).isSameAs(keys);
    }

    @Test
    void gives_sameCondition_sameKey() {
        Condition one = new Condition.IsOneOf(Set.of(GOLD.id(), SILVER.id()));
        assertThat(mark(one).gives()).isEqualTo(new SplitMark(9, new ProjectId(3),
                mark(one).key(), new Condition.IsOneOf(Set.of(SILVER.id(), GOLD.id()))).gives());
        assertThat(mark(new Condition.HasTag("a", "b")).gives())
                .isNotEqualTo(mark(new Condition.HasTag("a", "c")).gives());
    }

    /// A file whose name a build made is masked whole, and tells nothing apart.
    @Test
    void candidates_areNoFramesWithoutAName() {
        SplitFacts built = new SplitFacts(on("javascript").raised("Error", "it is null",
                Errors.in("static/3f2a1b9c8d7e6f50.js", null)).draft().build(),
                GroupingConfig.DEFAULT);
        SplitFacts other = new SplitFacts(on("javascript").raised("Error", "it is null",
                Errors.in("src/cart.js", "add")).draft().build(), GroupingConfig.DEFAULT);
        assertThat(built.frames()).containsExactly("*");

        assertThat(SplitCandidates.of(List.of(built, other)))
                .extracting(Candidate::when)
                .contains(new Condition.HasFrame(other.frames().iterator().next()))
                .doesNotContain(new Condition.HasFrame("*"));
    }

    @Test
    void candidates_areWhatDiffers() {
        List<Candidate> candidates = SplitCandidates.of(List.of(
                new SplitFacts(GOLD, GroupingConfig.DEFAULT),
                new SplitFacts(SILVER, GroupingConfig.DEFAULT),
                new SplitFacts(SILVER, GroupingConfig.DEFAULT)));

        assertThat(candidates).contains(
                new Candidate(new Condition.HasMessage("cart <*> is closed"), 1),
                new Candidate(new Condition.HasFrame("org.springframework.Queue:call"), 2),
                new Candidate(new Condition.HasTag("tier", "gold"), 1))
                .noneMatch(each -> each.when().equals(
                        new Condition.HasFrame("com.acme.Cart:add")))
                .noneMatch(each -> each.when().equals(
                        new Condition.HasTag("transaction", "/cart")));
    }
}
