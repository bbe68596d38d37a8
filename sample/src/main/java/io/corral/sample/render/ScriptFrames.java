package io.corral.sample.render;

import tools.jackson.databind.node.ObjectNode;

/// Frames of JavaScript. In a browser a file `chunk!source` is looked up in the build
/// (`Bundles`); any other file is taken as the URL. In Node a file is a path below the application,
/// `~package/…` one below `node_modules`, and `node:…` a module of the runtime.
final class ScriptFrames {

    private ScriptFrames() {}

    static void browser(FrameLine line, Scene scene, ObjectNode frame) {
        FrameLine placed = line.file().contains("!") ? Bundles.place(line, scene) : line;
        frame.put("filename", placed.file());
        frame.put("function", placed.function());
        // The browser SDK cannot tell libraries apart and calls every frame the application's.
        frame.put("in_app", true);
        FrameShape.position(placed, frame);
    }

    static void node(FrameLine line, Scene scene, ObjectNode frame) {
        boolean runtime = line.file().startsWith("node:") || line.file().startsWith("<");
        boolean library = line.file().startsWith("~");
        String path = library ? line.file().substring(1) : line.file();
        String root = scene.slot("root") + (library ? "/node_modules/" : "/");
        frame.put("filename", runtime ? path : root + path);
        frame.put("module", runtime ? path : module(path));
        frame.put("function", line.function());
        frame.put("in_app", !runtime && !library);
        FrameShape.position(line, frame);
    }

    private static String module(String path) {
        int slash = path.lastIndexOf('/');
        String file = path.substring(slash + 1).replaceFirst("\\.[cm]?[jt]s$", "");
        return slash < 0 ? file : path.substring(0, slash).replace('/', '.') + ":" + file;
    }
}
