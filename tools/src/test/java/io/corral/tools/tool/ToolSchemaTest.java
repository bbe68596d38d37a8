package io.corral.tools.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolSchemaTest {

    private static final Tool TOOL = new Tool("find-it", Category.ISSUES, "Finds it.", "It.",
            List.of(Parameter.text("what", "WHAT", "Which one.").asRequiredWord(),
                    Parameter.choice("sort", "ORDER", List.of("up", "down"), "Order.").orElse("up"),
                    Parameter.integer("limit", "N", "How many.").orElse("10"),
                    Parameter.flag("all", "All of it."),
                    Parameter.text("file", "FILE", "A file.").ofThisMachine()),
            List.of("thing"), "event:read", new Work.Reads(_ -> Answer.of()));

    @Test
    void arguments_areASchema() {
        assertThat(ToolSchema.arguments(TOOL, false)).isEqualTo(Json.MAPPER.readTree("""
                {"type":"object","properties":{
                  "what":{"type":"string","description":"Which one."},
                  "sort":{"type":"string","enum":["up","down"],"description":"Order.",
                    "default":"up"},
                  "limit":{"type":"integer","minimum":0,"description":"How many.","default":10},
                  "all":{"type":"boolean","description":"All of it."},
                  "org":{"type":"string","description":"Slug of the organisation; SENTRY_ORG\
                 without it, otherwise the first one."},
                  "project":{"type":"string","description":"Slug of the project; SENTRY_PROJECT\
                 without it."}},
                 "required":["what"],"additionalProperties":false}"""));
    }

    @Test
    void files_ofThisMachine_belongToThisMachine() {
        assertThat(ToolSchema.arguments(TOOL, true).path("properties").has("file")).isTrue();
        assertThat(ToolSchema.of(TOOL, true).path("changes").booleanValue()).isFalse();
    }
}
