package io.corral.domain.group;

import io.corral.domain.event.Frame;

/// Which language's knowledge applies to a frame: by its platform, else the event's, else the
/// extension of its file.
final class Languages {

    private static final Language JAVASCRIPT = new JavaScriptFrames();
    private static final Language PYTHON = new PythonFrames();
    private static final Language JVM = new JvmFrames();
    private static final Language DOTNET = new DotNetFrames();
    private static final Language GO = new GoFrames();
    private static final Language RUBY = new RubyFrames();
    private static final Language PHP = new PhpFrames();
    private static final Language NATIVE = new NativeFrames();
    private static final Language DART = new DartFrames();
    private static final Language ELIXIR = new ElixirFrames();
    private static final Language OTHER = new OtherFrames();

    private static final Language LATER_JAVASCRIPT =
            new LaterFrames(JAVASCRIPT, new LaterJavaScript());
    private static final Language LATER_JVM = new LaterFrames(JVM, new LaterJvm());
    private static final Language LATER_DOTNET = new LaterFrames(DOTNET, new LaterDotNet());
    private static final Language LATER_ELIXIR = new LaterFrames(ELIXIR, new LaterElixir());

    private Languages() {}

    /// The same as a version of the algorithm knows it.
    @SuppressWarnings("ReferenceEquality") // Languages are constants.
    static Language of(Frame frame, String eventPlatform, Algorithm algorithm) {
        Language first = of(frame, eventPlatform);
        if (!algorithm.isSecond()) {
            return first;
        }
        if (first == JAVASCRIPT) {
            return LATER_JAVASCRIPT;
        }
        if (first == JVM) {
            return LATER_JVM;
        }
        if (first == DOTNET) {
            return LATER_DOTNET;
        }
        return first == ELIXIR ? LATER_ELIXIR : first;
    }

    static Language of(Frame frame, String eventPlatform) {
        String own = frame.platform();
        String platform = own == null || own.isEmpty() ? eventPlatform : own;
        return byPlatform(platform, frame);
    }

    /// Whether the event's messages may come from a JavaScript engine.
    static boolean isJavaScript(String platform) {
        return platform.equals("node") || platform.startsWith("javascript");
    }

    private static Language byPlatform(String platform, Frame frame) {
        int dash = platform.indexOf('-');
        String word = dash > 0 ? platform.substring(0, dash) : platform;
        return switch (word) {
            case "javascript", "node", "bun", "deno", "react", "electron" -> JAVASCRIPT;
            case "python" -> PYTHON;
            case "java", "kotlin", "scala", "groovy", "clojure", "android" -> JVM;
            case "csharp", "dotnet", "unity", "fsharp", "vb" -> DOTNET;
            case "go" -> GO;
            case "ruby" -> RUBY;
            case "php" -> PHP;
            case "native", "c", "cplusplus", "c++", "rust", "cocoa", "objc", "swift", "apple",
                    "minidump", "unreal", "godot" ->
                NATIVE;
            case "dart", "flutter" -> DART;
            case "elixir", "erlang" -> ELIXIR;
            default -> byExtension(Names.path(frame));
        };
    }

    private static Language byExtension(String path) {
        return switch (FilePath.extension(path)) {
            case "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "svelte" -> JAVASCRIPT;
            case "py", "pyx" -> PYTHON;
            case "java", "kt", "scala", "groovy", "clj" -> JVM;
            case "cs", "fs", "vb" -> DOTNET;
            case "go" -> GO;
            case "rb", "erb" -> RUBY;
            case "php" -> PHP;
            case "c", "cc", "cpp", "cxx", "h", "hpp", "rs", "swift", "m", "mm" -> NATIVE;
            case "dart" -> DART;
            case "ex", "exs", "erl" -> ELIXIR;
            default -> path.startsWith("package:") || path.startsWith("dart:") ? DART : OTHER;
        };
    }
}
