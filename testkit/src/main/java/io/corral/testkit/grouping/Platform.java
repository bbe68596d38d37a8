package io.corral.testkit.grouping;

import io.corral.domain.event.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A language with its runtime and the SDK that reports from it.
public enum Platform {
    BROWSER("javascript", "onerror"),
    NODE("node", "onuncaughtexception"),
    REACT_NATIVE("javascript", "onerror"),
    PYTHON("python", "logging"),
    RUBY("ruby", "rack"),
    PHP("php", "generic"),
    ELIXIR("elixir", "generic"),
    JAVA("java", "UncaughtExceptionHandler"),
    KOTLIN("java", "UncaughtExceptionHandler"),
    SCALA("java", "UncaughtExceptionHandler"),
    GROOVY("java", "UncaughtExceptionHandler"),
    CLOJURE("java", "UncaughtExceptionHandler"),
    CSHARP("csharp", "AppDomain.UnhandledException"),
    UNITY("csharp", "Unity.LogException"),
    GO("go", "generic"),
    DART("dart", "runZonedGuarded"),
    RUST("native", "panic"),
    APPLE("cocoa", "mach"),
    NATIVE("native", "signalhandler");

    private final String word;
    private final String mechanism;

    Platform(String word, String mechanism) {
        this.word = word;
        this.mechanism = mechanism;
    }

    /// The word SDKs send as `platform`.
    public String word() {
        return word;
    }

    /// Type of the mechanism by which SDKs report what nobody caught.
    public String mechanism() {
        return mechanism;
    }

    /// Whether exceptions are classes of the Java platform.
    boolean isJvm() {
        return word.equals("java");
    }

    /// Whether one script holds the code of many files.
    boolean isBundled() {
        return this == BROWSER || this == REACT_NATIVE;
    }

    Frame frame(Call call, Deploy deploy) {
        FrameBuilder frame = style(call, deploy);
        frame.line(1 + deploy.ofBuild(call.unit() + call.function(), 900));
        return frame.build(deploy.inAppSent());
    }

    private FrameBuilder style(Call call, Deploy deploy) {
        return switch (this) {
            case BROWSER -> ScriptFrames.browser(call, deploy);
            case NODE -> ScriptFrames.node(call, deploy);
            case REACT_NATIVE -> ScriptFrames.reactNative(call, deploy);
            case PYTHON -> ScriptFrames.python(call, deploy);
            case RUBY -> ScriptFrames.ruby(call, deploy);
            case PHP -> ScriptFrames.php(call, deploy);
            case ELIXIR -> ScriptFrames.elixir(call, deploy);
            case JAVA -> ManagedFrames.java(call, deploy);
            case KOTLIN -> ManagedFrames.kotlin(call, deploy);
            case SCALA -> ManagedFrames.scala(call, deploy);
            case GROOVY -> ManagedFrames.groovy(call, deploy);
            case CLOJURE -> ManagedFrames.clojure(call, deploy);
            case CSHARP -> ManagedFrames.csharp(call, deploy);
            case UNITY -> ManagedFrames.unity(call, deploy);
            case GO -> ManagedFrames.go(call, deploy);
            case DART -> ManagedFrames.dart(call, deploy);
            case RUST -> NativeFrames.rust(call, deploy);
            case APPLE -> NativeFrames.apple(call, deploy);
            case NATIVE -> NativeFrames.compiled(call, deploy);
        };
    }

    /// Package of an exception's type where the SDK sends it apart from the type; else null.
    @Nullable
    public String moduleOf(String type) {
        int dot = type.lastIndexOf('.');
        return isJvm() && dot > 0 ? type.substring(0, dot) : null;
    }

    /// The type as sent; the package goes into the module on the Java platform.
    public String nameOf(String type) {
        return moduleOf(type) == null ? type : type.substring(type.lastIndexOf('.') + 1);
    }

    /// Further fields of the mechanism.
    Map<String, @Nullable Object> metaOf(Thrown thrown) {
        return this == APPLE && thrown.type().endsWith("Domain")
                ? Map.of("type", "NSError")
                : Map.of();
    }
}
