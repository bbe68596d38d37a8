package io.corral.testkit.grouping;

import io.corral.testkit.grouping.Call.Origin;
import org.jspecify.annotations.Nullable;

/// Frames of the Java platform, .NET, Go and Dart.
final class ManagedFrames {

    private ManagedFrames() {}

    static FrameBuilder java(Call call, Deploy deploy) {
        return jvm(call, deploy, ".java");
    }

    static FrameBuilder kotlin(Call call, Deploy deploy) {
        return jvm(call, deploy, ".kt");
    }

    static FrameBuilder scala(Call call, Deploy deploy) {
        return jvm(call, deploy, ".scala");
    }

    static FrameBuilder groovy(Call call, Deploy deploy) {
        return jvm(call, deploy, ".groovy");
    }

    /// A unit is a class such as `hive.sensor$read_all`; its namespace names the file.
    static FrameBuilder clojure(Call call, Deploy deploy) {
        return jvm(call, deploy, ".clj");
    }

    /// A unit is a class; `{n}` in names is a number the compiler or a proxy maker chose.
    private static FrameBuilder jvm(Call call, Deploy deploy, String extension) {
        String type = deploy.generatedName(call.unit());
        String outer = type.substring(type.lastIndexOf('.') + 1).replaceAll("[$].*|Kt$", "");
        boolean made = call.unit().contains("$$") || call.unit().contains("Accessor")
                || call.unit().contains("$Proxy");
        String file = call.origin() == Origin.APP ? outer + extension : outer + ".java";
        @Nullable
        Boolean verdict = call.origin() == Origin.APP;
        if (call.origin() == Origin.LIBRARY && deploy.sdk() == 0) {
            verdict = null;
        }
        return new FrameBuilder().module(type).function(deploy.generatedName(call.function()))
                .file(made ? "<generated>" : file, null).inApp(verdict);
    }

    /// A unit is a class. `async name` is the state machine of an asynchronous method, `name>` a
    /// lambda in a method: old SDKs send the names of the compiler.
    static FrameBuilder csharp(Call call, Deploy deploy) {
        return dotnet(call, deploy).image(assembly(call.unit(), deploy), null);
    }

    private static FrameBuilder dotnet(Call call, Deploy deploy) {
        boolean async = call.function().startsWith("async ");
        boolean lambda = call.function().endsWith(">");
        String name = call.function().replaceAll("^async |>$", "");
        String type = deploy.generatedName(call.unit());
        int number = Math.floorMod(Hash.mix(deploy.generated(), name), 30);
        String bare = name.replaceAll("\\(.*", "");
        FrameBuilder frame = new FrameBuilder();
        if (deploy.sdk() > 0) {
            frame.module(type).function(lambda ? bare + " { <lambda> }" : async ? bare : name);
        } else if (async) {
            frame.module(type + "+<" + bare + ">d__" + number).function("MoveNext");
        } else if (lambda) {
            frame.module(type + "+<>c__DisplayClass" + number + "_0")
                    .function("<" + bare + ">b__" + number % 7);
        } else {
            frame.module(type).function(name);
        }
        if (call.origin() == Origin.APP) {
            String file = "src/" + type.replaceAll("[+].*", "").replace('.', '/') + ".cs";
            frame.file(deploy.path(file), deploy.path(file));
        }
        return frame.inApp(call.origin() == Origin.APP);
    }

    private static String assembly(String type, Deploy deploy) {
        int dot = type.indexOf('.', type.indexOf('.') + 1);
        String name = dot > 0 ? type.substring(0, dot) : type;
        return name + ", Version=" + deploy.versionOf(name) + ".0, Culture=neutral, "
                + "PublicKeyToken=null";
    }

    static FrameBuilder unity(Call call, Deploy deploy) {
        FrameBuilder frame = dotnet(call, deploy);
        String file = call.origin() == Origin.APP
                ? "Assets/Scripts/" + call.unit().replaceAll("^.*[.]|[+].*", "") + ".cs"
                : null;
        return frame.file(file, deploy.sdk() > 0 && file != null ? deploy.path(file) : file)
                .image(call.origin() == Origin.APP
                        ? "Assembly-CSharp, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null"
                        : "UnityEngine.CoreModule", null);
    }

    /// A unit is the path of a file in its module: `github.com/acme/ferry/seat/seat.go`.
    static FrameBuilder go(Call call, Deploy deploy) {
        int slash = call.unit().lastIndexOf('/');
        String pack = call.unit().substring(0, slash);
        String file = call.unit().substring(slash + 1);
        String name = deploy.generatedName(call.function());
        FrameBuilder frame = new FrameBuilder().module(pack).function(name);
        return switch (call.origin()) {
            case APP -> {
                String[] parts = pack.split("/", 4);
                String inside = parts.length > 3 ? parts[3] + "/" : "";
                yield frame.file(null, deploy.path(inside + file)).inApp(true);
            }
            case LIBRARY -> {
                String[] parts = pack.split("/", 4);
                String module = String.join("/", parts[0], parts[1],
                        parts.length > 2 ? parts[2] : "");
                String inside = parts.length > 3 ? "/" + parts[3] : "";
                yield frame.file(null, "/go/pkg/mod/" + module + "@v" + deploy.versionOf(module)
                        + inside + "/" + file).inApp(false);
            }
            case RUNTIME -> frame.file(null, "/usr/local/go/src/" + call.unit()).inApp(false);
        };
    }

    /// A unit is a path below the package, `PACKAGE/path` of a library, or a `dart:` library.
    static FrameBuilder dart(Call call, Deploy deploy) {
        String uri = switch (call.origin()) {
            case APP -> "package:" + "hive_keeper/" + call.unit();
            case LIBRARY -> "package:" + call.unit();
            case RUNTIME -> "dart:" + call.unit();
        };
        String file = uri.substring(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf(':')) + 1);
        String library = call.origin() == Origin.APP
                ? "hive_keeper"
                : call.unit().replaceAll("/.*", "");
        return new FrameBuilder().function(call.function()).file(file, uri)
                .image(deploy.sdk() == 0 || call.origin() == Origin.RUNTIME ? null : library, null)
                .inApp(call.origin() == Origin.APP);
    }
}
