package io.corral.testkit.grouping;

import io.corral.testkit.grouping.Call.Origin;

/// Frames of compiled programs.
final class NativeFrames {

    private NativeFrames() {}

    /// A unit is a source file: of the crate, `CRATE/path` of a library, or of `library/`.
    static FrameBuilder rust(Call call, Deploy deploy) {
        String name = call.function();
        String shown = deploy.sdk() == 0
                ? name + "::h" + Hash.hex(deploy.build(), name, 16)
                : name;
        FrameBuilder frame = new FrameBuilder().function(shown)
                .image(null, address(call, deploy));
        return switch (call.origin()) {
            case APP ->
                frame.file(file(call.unit()), deploy.path(call.unit())).inApp(true);
            case LIBRARY -> {
                String crate = call.unit().substring(0, call.unit().indexOf('/'));
                String rest = call.unit().substring(crate.length() + 1);
                yield frame.file(file(rest),
                        "/usr/local/cargo/registry/src/index.crates.io-"
                                + Hash.hex(deploy.runtime(), "registry", 16) + "/" + crate + "-"
                                + deploy.versionOf(crate) + "/" + rest)
                        .inApp(false);
            }
            case RUNTIME ->
                frame.file(file(call.unit()), "/rustc/" + Hash.hex(deploy.runtime(), "rustc", 40)
                        + "/library/" + call.unit()).inApp(false);
        };
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// A unit is an image with, after a slash, the source file where debug files are there.
    static FrameBuilder apple(Call call, Deploy deploy) {
        String image = call.unit().replaceAll("/.*", "");
        String folder = switch (call.origin()) {
            case APP -> container(image, deploy);
            case LIBRARY -> "/System/Library/Frameworks/" + image + ".framework/" + image;
            case RUNTIME -> "/usr/lib/system/" + image;
        };
        FrameBuilder frame = new FrameBuilder().function(call.function())
                .image(folder, address(call, deploy)).inApp(call.origin() == Origin.APP);
        if (call.unit().contains("/")) {
            frame.file(file(call.unit()), "/Users/ci" + deploy.root() + "/" + call.unit());
        }
        return frame;
    }

    private static String container(String image, Deploy deploy) {
        String id = Hash.hex(deploy.generated(), "container", 12);
        return "/private/var/containers/Bundle/Application/" + id.substring(0, 8).toUpperCase(
                java.util.Locale.ROOT) + "-4C1B-4E0A-9A11-"
                + id.toUpperCase(
                        java.util.Locale.ROOT)
                + "/" + image + ".app/" + image;
    }

    /// A unit is an image with, after a slash, the source file where debug files are there.
    static FrameBuilder compiled(Call call, Deploy deploy) {
        String image = call.unit().replaceAll("/.*", "");
        String folder = switch (call.origin()) {
            case APP -> deploy.path(image + (deploy.windows() ? ".exe" : ""));
            case LIBRARY, RUNTIME ->
                deploy.windows()
                        ? "C:\\Windows\\System32\\" + image.replaceAll("\\.so.*", ".dll")
                        : "/usr/lib/x86_64-linux-gnu/" + image;
        };
        FrameBuilder frame = new FrameBuilder().function(deploy.generatedName(call.function()))
                .image(folder, address(call, deploy)).inApp(call.origin() == Origin.APP);
        if (call.unit().contains("/")) {
            String path = call.unit().substring(image.length() + 1);
            frame.file(file(path), deploy.path(path));
        }
        return frame;
    }

    private static String address(Call call, Deploy deploy) {
        return "0x" + Hash.hex(deploy.generated() ^ deploy.build(),
                call.unit() + call.function(), 12);
    }
}
