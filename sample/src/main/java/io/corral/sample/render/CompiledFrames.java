package io.corral.sample.render;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Frames of compiled languages. For the JVM the function is written with its class and the file is
/// the source file; for Apple platforms the file is the binary image.
final class CompiledFrames {

    private static final String APP_PACKAGE = "com.fernwood.";
    private static final String APP_IMAGE = "Fernwood";
    private static final List<String> RUNTIME_PACKAGES = List.of("java.", "jdk.", "sun.",
            "android.", "androidx.", "com.android.", "kotlin.", "kotlinx.", "dalvik.");

    private CompiledFrames() {}

    static void java(FrameLine line, Scene scene, ObjectNode frame) {
        int dot = line.function().lastIndexOf('.');
        String module = line.function().substring(0, dot);
        frame.put("module", module);
        frame.put("function", line.function().substring(dot + 1));
        if (!"Unknown Source".equals(line.file())) {
            frame.put("filename", line.file());
        }
        FrameShape.position(line, frame);
        // Packages that are neither configured as the application's nor known get no verdict.
        if (module.startsWith(APP_PACKAGE)) {
            frame.put("in_app", true);
        } else if (RUNTIME_PACKAGES.stream().anyMatch(module::startsWith)) {
            frame.put("in_app", false);
        }
    }

    static void cocoa(FrameLine line, Scene scene, ObjectNode frame) {
        String image = line.file();
        long base = 0x100000000L + (image.hashCode() & 0xfffffL) * 0x4000L;
        frame.put("function", line.function());
        frame.put("package", image.equals(APP_IMAGE)
                ? "/private/var/containers/Bundle/Application/" + scene.slot("install")
                        + "/Fernwood.app/Fernwood"
                : path(image));
        frame.put("in_app", image.equals(APP_IMAGE));
        frame.put("image_addr", address(base));
        frame.put("instruction_addr",
                address(base + (line.function().hashCode() & 0xfffffL)
                        + (scene.slot("install").hashCode() & 0xfffL) * 0x4000L));
    }

    private static String path(String image) {
        if (image.startsWith("/")) {
            return image;
        }
        return image.startsWith("lib")
                ? "/usr/lib/system/" + image
                : "/System/Library/Frameworks/" + image + ".framework/" + image;
    }

    private static String address(long value) {
        return "0x" + Long.toHexString(value);
    }
}
