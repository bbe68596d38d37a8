package io.corral.sample.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SceneTest {

    private static final String SETTING =
            """
            {
              "named": {"build": "1.0", "order": "${int:10000:99999}", "loop": "${loop}"},
              "choices": {"browser": [
                {"id": "a", "engine": "v8", "agent": "A/${order}"},
                {"id": "b", "engine": "jsc", "agent": "B/${order}"}]}
            }""";

    private final Scene scene = scene(1);

    @Test
    void named_isTheSameThroughoutAnEvent() {
        assertThat(scene.expand("${order}")).matches("\\d{5}").isEqualTo(scene.expand("${order}"));
        assertThat(scene.expand("${browser.agent}")).endsWith("/" + scene.expand("${order}"));
    }

    @Test
    void generators_fillTheirRanges() {
        assertThat(scene.expand("<${int:3:5}|${hex:4}|${word:2}|${pick:x|y}|${uuid}|${ip}>"))
                .matches("<[3-5]\\|[0-9a-f]{4}\\|[a-z]{2}\\|[xy]\\|[0-9a-f-]{36}\\|[\\d.]+>");
    }

    @Test
    void stable_isTheSameInEveryEventOfABuild() {
        assertThat(scene.expand("${line:40} ${stable:8} ${mangled:3} ${lambda:1}"))
                .isEqualTo(scene(2).expand("${line:40} ${stable:8} ${mangled:3} ${lambda:1}"));
    }

    @Test
    void wrongSlots_areRefused() {
        assertThatThrownBy(() -> scene(1).expand("${nonsense}")).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> scene(1).expand("${loop}")).hasMessageContaining("circle");
        assertThatThrownBy(() -> scene(1).expand("${open")).hasMessageContaining("without an end");
    }

    @Test
    void template_picksByMember_andDropsWhatHasNone() {
        Scene safari = new Scene(Setting.read(json(SETTING)).only(
                Map.of("browser", List.of("b"))),
                new SplittableRandom(1), new RandomValues(new SplittableRandom(2)));
        JsonNode rendered =
                Template.render(json("""
                                     {"n": "#${int:7:7}", "e": {"by": "browser.engine", "jsc": "J"},
                                      "none": {"by": "browser.engine", "v8": "V"}}"""), safari);
        assertThat(rendered).hasToString("{\"n\":7,\"e\":\"J\"}");
    }

    @Test
    void frames_honourConditionsAndMacros() {
        var frames = new JsonMapper().createArrayNode();
        Setting setting = Setting.read(
                json("""
                     {"named": {"build": "1", "x": "1"}, "macros": {"m": ["[x=1] p.A.b @ A.java:3",
                      "[x!=1] p.A.c @ A.java:4"]}}"""));
        var random = new SplittableRandom(1);
        new Frames(CompiledFrames::java, new Scene(setting, random, new RandomValues(random)))
                .write(List.of("#m", "java.lang.Thread.run @ Thread.java"), frames);
        assertThat(frames).hasToString("[{\"module\":\"p.A\",\"function\":\"b\",\"filename\":"
                + "\"A.java\",\"lineno\":3},{\"module\":\"java.lang.Thread\",\"function\":\"run\","
                + "\"filename\":\"Thread.java\",\"in_app\":false}]");
    }

    private static Scene scene(long seed) {
        var random = new SplittableRandom(seed);
        return new Scene(Setting.read(json(SETTING)), random, new RandomValues(random));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
