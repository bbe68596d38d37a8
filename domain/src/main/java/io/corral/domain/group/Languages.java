package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Map;

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
    private static final Language LATER_PYTHON = new LaterFrames(PYTHON, new LaterPython());
    private static final Language LATER_GO = new LaterFrames(GO, new LaterGo());
    private static final Language LATER_RUBY = new LaterFrames(RUBY, new LaterRuby());
    private static final Language LATER_PHP = new LaterFrames(PHP, new LaterPhp());
    private static final Language LATER_DART = new LaterFrames(DART, new LaterDart());
    private static final Language LATER_NATIVE = new LaterNative();

    private static final Map<Language, Language> LATER =
            Map.of(
                    JAVASCRIPT, LATER_JAVASCRIPT, JVM, LATER_JVM, DOTNET, LATER_DOTNET, ELIXIR,
                    LATER_ELIXIR, PYTHON, LATER_PYTHON, GO, LATER_GO, RUBY, LATER_RUBY, PHP,
                    LATER_PHP, DART, LATER_DART, NATIVE, LATER_NATIVE);

    private Languages() {}

    /// The same as a version of the algorithm knows it.
    static Language of(Frame frame, String eventPlatform, Algorithm algorithm) {
        Language first = of(frame, eventPlatform);
        return algorithm.isSecond() ? LATER.getOrDefault(first, first) : first;
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
