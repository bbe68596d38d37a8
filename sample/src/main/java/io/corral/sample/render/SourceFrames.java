package io.corral.sample.render;

import tools.jackson.databind.node.ObjectNode;

/// Frames of languages that run from source: a file is a path below the application's root, `~…`
/// one below the place of installed packages, `=…` one of the standard library.
final class SourceFrames {

    private SourceFrames() {}

    static void python(FrameLine line, Scene scene, ObjectNode frame) {
        String path = path(line);
        frame.put("filename", path);
        frame.put("abs_path", root(line, scene) + "/" + path);
        frame.put("module", path.replaceFirst("(/__init__)?\\.py$", "").replace('/', '.'));
        frame.put("function", line.function());
        frame.put("in_app", isApplication(line));
        FrameShape.position(line, frame);
    }

    static void ruby(FrameLine line, Scene scene, ObjectNode frame) {
        String path = path(line);
        int lib = path.indexOf("/lib/");
        frame.put("filename", isApplication(line) || lib < 0 ? path : path.substring(lib + 5));
        frame.put("abs_path", root(line, scene) + "/" + path);
        frame.put("function", line.function());
        frame.put("in_app", isApplication(line));
        FrameShape.position(line, frame);
    }

    private static boolean isApplication(FrameLine line) {
        return !line.file().startsWith("~") && !line.file().startsWith("=");
    }

    private static String path(FrameLine line) {
        return isApplication(line) ? line.file() : line.file().substring(1);
    }

    private static String root(FrameLine line, Scene scene) {
        return switch (line.file().charAt(0)) {
            case '~' -> scene.slot("host.packages");
            case '=' -> scene.slot("host.library");
            default -> scene.slot("host.root");
        };
    }
}
