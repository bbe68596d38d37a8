package io.corral.sample.render;

import io.corral.sample.SdkFlavour;
import tools.jackson.databind.node.ObjectNode;

/// How one SDK writes a frame.
@FunctionalInterface
interface FrameShape {

    /// Fills `frame` from `line`.
    void write(FrameLine line, Scene scene, ObjectNode frame);

    static FrameShape of(SdkFlavour flavour) {
        return switch (flavour) {
            case BROWSER -> ScriptFrames::browser;
            case NODE -> ScriptFrames::node;
            case PYTHON -> SourceFrames::python;
            case RUBY -> SourceFrames::ruby;
            case JAVA, ANDROID -> CompiledFrames::java;
            case COCOA -> CompiledFrames::cocoa;
        };
    }

    /// Line, column and source line, those that the frame line has.
    static void position(FrameLine line, ObjectNode frame) {
        if (line.line() != null) {
            frame.put("lineno", line.line());
        }
        if (line.column() != null) {
            frame.put("colno", line.column());
        }
        if (line.context() != null) {
            frame.put("context_line", line.context());
        }
    }
}
