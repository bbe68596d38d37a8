package io.corral.testkit.grouping;

import java.util.List;

/// Functions that throw what others tell them, with types that say nothing.
final class Reporters {

    private Reporters() {}

    /// Type that applications throw when they have none of their own.
    static String genericType(Platform platform) {
        return switch (platform) {
            case BROWSER, NODE, REACT_NATIVE -> "Error";
            case PYTHON, PHP, UNITY -> "Exception";
            case JAVA, KOTLIN, SCALA, GROOVY, CLOJURE -> "java.lang.RuntimeException";
            case CSHARP -> "System.Exception";
            case GO -> "*errors.errorString";
            case RUBY, ELIXIR -> "RuntimeError";
            case DART -> "Exception";
            case RUST -> "panic";
            case APPLE -> "NSGenericException";
            case NATIVE -> "std::runtime_error";
        };
    }

    static Call reporter(Platform platform, Draw draw) {
        return switch (platform) {
            case BROWSER, REACT_NATIVE -> Call.app("shared/assert.ts", draw.pick("invariant",
                    "assertOk", "throwError", "fail", "reportError", "handleError"));
            case NODE -> Call.app("dist/lib/errors.js", draw.pick("invariant", "assertOk",
                    "throwError", "fail", "raise"));
            case PYTHON -> Call.app("lantern/common/errors.py", draw.pick("raise_error", "ensure",
                    "fail", "check", "require"));
            case RUBY -> Call.app("lib/errors.rb", draw.pick("Errors.fail!", "Errors.ensure!",
                    "Errors.raise_error"));
            case PHP -> Call.app("src/Support/Assert.php", "App\\Support\\Assert::"
                    + draw.pick("that", "fail", "ensure", "throwError"));
            case ELIXIR -> Call.app("lib/station/check.ex", "Station.Check."
                    + draw.pick("check!/1", "ensure!/2", "fail!/1"));
            case JAVA, KOTLIN, SCALA, GROOVY -> Call.app("com.orchard.common." + draw.pick("Assert",
                    "Preconditions", "Checks", "Errors"),
                    draw.pick("fail", "check", "require", "raise"));
            case CLOJURE -> Call.app("hive.error$" + draw.pick("fail_BANG_", "raise", "ensure"),
                    "invokeStatic");
            case CSHARP -> Call.app("Quarry.Common." + draw.pick("Guard", "Check", "ThrowHelper"),
                    draw.pick("Fail", "Require", "Throw", "Ensure") + "(String message)");
            case UNITY -> Call.app("Reef.Common.Assertions", "Fail(String message)");
            case GO -> Call.app("github.com/acme/tide/must/must.go",
                    draw.pick("Must", "Check", "Fail"));
            case DART -> Call.app("common/check.dart", draw.pick("check", "fail", "ensure"));
            case RUST -> Call.app("src/ensure.rs", "saltmarsh::ensure::"
                    + draw.pick("ensure", "fail", "bail"));
            case APPLE -> Call.app("Trailhead/Check.swift", draw.pick("check(_:_:)", "fail(_:)"));
            case NATIVE -> Call.app("reel/src/base/check.cpp", "reel::base::"
                    + draw.pick("check", "fail", "throwError") + "(char const*)");
        };
    }

    /// An error of a text, thrown by a reporter that a function called; `caller` says
    /// whether that function is on the stack.
    static BaseError behind(MessageErrors message, boolean caller, Draw draw) {
        BaseError base = draw.of(message.platform());
        List<Call> calls = caller
                ? base.outer().calls().subList(0, base.outer().lastApp() + 1)
                : base.outer().calls().subList(0, base.outer().firstApp());
        Thrown thrown = new Thrown(genericType(message.platform()), message.text(), calls);
        return new BaseError(message.text(), message.platform(), List.of(thrown.insert(
                thrown.calls().size(), reporter(message.platform(), draw))));
    }
}
