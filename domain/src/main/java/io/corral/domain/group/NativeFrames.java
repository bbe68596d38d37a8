package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiled code: C, C++, Rust, Swift and Objective-C. The names are the work of [NativeNames].
final class NativeFrames implements Language {

    private static final Verdict THROW = Verdict.noise("throwing and crash machinery");
    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict START = Verdict.noise("program and thread start");
    private static final Verdict THUNK = Verdict.noise("compiler's thunk");
    private static final Verdict STANDARD = Verdict.runtime("standard library");
    private static final Verdict SYSTEM = Verdict.runtime("operating system");
    private static final Verdict CRATE = Verdict.library("well-known crate").unlessClaimed();
    private static final Verdict REGISTRY = Verdict.library("in the crate registry");
    private static final Verdict FRAMEWORK = Verdict.library("bundled framework").unlessClaimed();

    private static final Set<String> THROWING =
            Set.of(
                    "abort", "raise", "kill", "pthread_kill", "__pthread_kill", "__cxa_throw",
                    "objc_exception_throw", "__exceptionPreprocess", "_CxxThrowException",
                    "RaiseException", "RtlRaiseException", "KiUserExceptionDispatcher",
                    "__cxa_rethrow", "_objc_terminate", "std::terminate", "std::__terminate",
                    "demangling_terminate_handler", "__assert_rtn", "__assert_fail", "_assert",
                    "_wassert", "rust_begin_unwind", "__rust_start_panic", "rust_panic",
                    "_swift_runtime_on_report", "swift_fatalError", "_assertionFailure",
                    "__rust_maybe_catch_panic", "_Unwind_RaiseException", "gsignal",
                    "_Unwind_Resume", "__GI_raise", "__GI_abort", "__libc_message",
                    "_sigtramp", "__restore_rt", "__exceptionHandler", "abort_message",
                    "std::panicking::begin_panic", "__rust_begin_short_backtrace",
                    "__rust_end_short_backtrace", "NSAssertionHandler");

    private static final Set<String> STARTING =
            Set.of(
                    "_start", "start", "__libc_start_main", "__libc_start_call_main",
                    "thread_start",
                    "_pthread_start", "_pthread_body", "start_thread", "clone", "__clone",
                    "clone3", "__scrt_common_main_seh", "invoke_main", "BaseThreadInitThunk",
                    "RtlUserThreadStart", "_pthread_wqthread", "start_wqthread", "__pthread_start",
                    "mainCRTStartup", "WinMainCRTStartup", "lang_start", "_dispatch_worker_thread2",
                    "__libc_init", "__start_thread");

    private static final PrefixTable SCOPES =
            new PrefixTable.Builder()
                    .put(SDK, """
                            sentry sentry_core sentry_backtrace sentry_panic crashpad
                            google_breakpad""")
                    .put(
                            THROW,
                            """
                            std::panicking core::panicking std::sys_common::backtrace core::result
                            std::sys::backtrace core::option backtrace color_eyre std::panic
                            anyhow eyre std::rt core::ops::function
                            """)
                    .put(STANDARD, "std core alloc Swift __gnu_cxx __cxxabiv1 proc_macro")
                    .put(
                            CRATE,
                            """
                            tokio futures futures_util futures_core rayon hyper actix actix_web
                            actix_http tower axum reqwest serde serde_json diesel sqlx tonic warp
                            rocket crossbeam mio h2 log tracing tracing_core boost folly absl google
                            QObject QApplication QCoreApplication QMetaObject QThread QEventLoop
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && !function.isEmpty()) {
            Verdict byName = byFunction(function);
            if (byName != null) {
                return byName;
            }
        }
        return byPlace(frame);
    }

    /// By the file, else the binary the frame is in.
    static @Nullable Verdict byPlace(Frame frame) {
        String path = Names.path(frame);
        if (path.startsWith("/rustc/") || path.contains("/lib/rustlib/src/")) {
            return STANDARD;
        }
        if (path.contains("/.cargo/registry/")) {
            return REGISTRY;
        }
        String image = frame.packageName();
        return image == null || image.isEmpty() ? null : byImage(image);
    }

    static @Nullable Verdict byFunction(String function) {
        String bare = Names.before(function, "(");
        if (THROWING.contains(bare)) {
            return THROW;
        }
        if (STARTING.contains(bare)) {
            return START;
        }
        if (function.startsWith("thunk for ") || function.startsWith("partial apply")
                || function.startsWith("@objc ") || function.startsWith("@callee_guaranteed")
                || function.startsWith("protocol witness ")
                || function.startsWith("reabstraction thunk")) {
            return THUNK;
        }
        if (function.startsWith("<sentry::") || function.startsWith("-[Sentry")
                || function.startsWith("+[Sentry")) {
            return SDK;
        }
        return function.contains("::") || function.contains(".")
                ? SCOPES.find(function.startsWith("<") ? function.substring(1) : function)
                : null;
    }

    private static @Nullable Verdict byImage(String image) {
        if (image.startsWith("/System/") || image.startsWith("/usr/lib/")
                || image.startsWith("/lib/") || image.startsWith("/lib64/")
                || image.startsWith("/apex/") || image.startsWith("/system/")
                || image.startsWith("/usr/local/lib/") || image.startsWith("/vendor/lib")
                || image.regionMatches(true, 1, ":\\windows\\", 0, 11)
                || image.contains("/Developer/CoreSimulator/Profiles/Runtimes/")) {
            return SYSTEM;
        }
        if (AppleImages.isSystem(FilePath.baseName(image))) {
            return SYSTEM;
        }
        if (image.contains("/Sentry.framework/") || image.equals("sentry")
                || image.equals("Sentry")) {
            return SDK;
        }
        if (image.contains(".app/Frameworks/")) {
            return FRAMEWORK;
        }
        return image.equals("std") ? STANDARD : null;
    }

    @Override
    public @Nullable String library(Frame frame) {
        return null;
    }

    @Override
    public FrameName name(Frame frame) {
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            String image = frame.packageName();
            String unit = image != null && !image.isEmpty()
                    ? FilePath.stem(image)
                    : Names.stem(frame);
            return FrameName.weak(unit, "unnamed");
        }
        String name = NativeNames.of(raw);
        return new FrameName("", name, name.equals(raw) ? null : "arguments and marks removed");
    }
}
