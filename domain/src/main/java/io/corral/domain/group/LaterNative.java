package io.corral.domain.group;

import io.corral.domain.event.Frame;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiled code as version 2 knows it: verdicts go by the name as the source has it, so that a
/// result type, a thunk or a mangled spelling in front of it does not hide whose code it is.
final class LaterNative implements Language {

    private static final Verdict THROW = Verdict.noise("throwing and crash machinery");
    private static final Verdict START = Verdict.noise("program and thread start");
    private static final Verdict GLUE = Verdict.noise("compiler's or runtime's glue");
    private static final Verdict STANDARD = Verdict.runtime("standard library");
    private static final Verdict SYSTEM = Verdict.runtime("operating system");
    private static final Verdict SYSTEM_NAME = SYSTEM.unlessClaimed();
    private static final Verdict LIBRARY = Verdict.library("well-known library").unlessClaimed();

    private static final Set<String> THROWING =
            Set.of(
                    "__pthread_kill_implementation", "__pthread_kill_internal", "tgkill",
                    "__assert_fail_base", "__assert2", "__assert", "__assert_perror_fail",
                    "__fortify_fail", "__stack_chk_fail", "__chk_fail", "__cxa_pure_virtual",
                    "__cxa_throw_bad_array_new_length", "__cxxabiv1::__terminate", "terminate",
                    "__gnu_cxx::__verbose_terminate_handler", "_purecall", "__report_gsfailure",
                    "_invalid_parameter", "_invalid_parameter_noinfo", "RaiseFailFastException",
                    "_invoke_watson", "UnhandledExceptionFilter", "RtlDispatchException",
                    "RtlpCallVectoredHandlers", "KiUserApcDispatcher", "abort_with_reason",
                    "abort_with_payload", "__abort_with_payload", "__kernel_rt_sigreturn",
                    "<signal handler called>", "__sigaction", "__rust_foreign_exception",
                    "rust_eh_personality", "__rust_drop_panic", "__rdl_oom", "rust_oom",
                    "objc_terminate", "_objc_terminate()", "std::rethrow_exception",
                    "__cxa_bad_cast", "__cxa_bad_typeid", "__cxa_end_catch",
                    "__cxa_call_terminate", "__clang_call_terminate",
                    "_Unwind_Resume_or_Rethrow", "_Unwind_ForcedUnwind", "__gxx_personality_v0",
                    "g_assertion_message", "g_assertion_message_expr", "g_logv", "g_log",
                    "_com_issue_error", "_com_issue_errorex", "_com_raise_error",
                    "g_error", "qFatal", "qt_assert", "qt_assert_x", "qt_message_fatal",
                    "QMessageLogger::fatal", "FatalExit", "_exit", "exit", "__GI_exit",
                    "quick_exit", "_abort", "msvcrt_abort", "common_assert_to_message",
                    "common_assert_to_stderr", "swift::fatalError", "swift_reportError",
                    "_swift_stdlib_reportFatalErrorInFile", "assertionFailure", "fatalError",
                    "preconditionFailure", "objc_exception_rethrow", "__ubsan_handle_abort",
                    "_CFThrowFormattedException", "+[NSException raise:format:]",
                    "+[NSException raise:format:arguments:]", "-[NSException raise]",
                    "-[NSObject doesNotRecognizeSelector:]", "___forwarding___",
                    "_CF_forwarding_prep_0", "__forwarding_prep_0___", "rethrow_exception",
                    "_CFThrowNSException", "crash_handler", "signal_handler", "signalHandler",
                    "sigHandler", "segv_handler", "backtrace", "dump_backtrace");

    private static final Set<String> STARTING =
            Set.of(
                    "__libc_start_main_impl", "__libc_start_main_alias", "__scrt_common_main",
                    "AfxWinMain", "wmainCRTStartup", "wWinMainCRTStartup", "__tmainCRTStartup",
                    "thread_start<unsigned int (__cdecl*)(void *),1>", "_threadstartex",
                    "_callthreadstartex", "_pthread_entry", "__pthread_cond_wait", "start_sim",
                    "__clone3", "execute_native_thread_routine", "thread_proxy",
                    "std::rt::lang_start", "std::rt::lang_start_internal", "_hw_tls_init",
                    "QThreadPrivate::start", "lang_start_internal", "__start_context",
                    "_dispatch_call_block_and_release", "_dispatch_client_callout",
                    "_dispatch_lane_serial_drain", "_dispatch_main_queue_drain",
                    "_dispatch_worker_thread", "_dispatch_main_queue_callback_4CF",
                    "asyncMainDrainQueue", "swift_task_switch",
                    "swift::runJobInEstablishedContext", "completeTaskWithClosure",
                    "swift_job_run", "art_quick_invoke_stub", "art_quick_to_interpreter_bridge",
                    "art_quick_generic_jni_trampoline", "art_jni_trampoline");

    private static final PrefixTable SCOPES =
            new PrefixTable.Builder()
                    .put(
                            THROW,
                            """
                            std::panicking core::panicking std::sys_common::backtrace
                            core::result std::sys::backtrace core::option backtrace color_eyre
                            std::panic anyhow eyre std::rt core::ops::function
                            std::process::abort core::slice::index core::str::slice_error_fail
                            core::cell::panic_already core::cell::already alloc::raw_vec
                            alloc::alloc::handle_alloc_error core::intrinsics __rustc
                            google::LogMessage google::LogMessageFatal
                            google::base::CheckOpMessageBuilder absl::log_internal absl::lts
                            logging::LogMessage logging::CheckError base::debug
                            folly::detail::ScopeGuard boost::throw_exception
                            boost::exception_detail __asan __ubsan __tsan __sanitizer __cxxabiv1
                            __gnu_cxx::__verbose panic_unwind miette human_panic sentry_anyhow
                            sentry_tracing
                            """)
                    .put(
                            GLUE,
                            """
                            std::__invoke std::invoke std::function std::__function
                            std::_Function_handler std::_Bind std::__thread_proxy std::thread
                            std::__thread_execute std::_Invoker core::future futures_util
                            std::__terminate std::terminate tracing::instrument tracing::span
                            tracing_futures tokio::runtime tokio::task tokio::park tokio::time
                            async_trait tower::util tower::buffer std::__shared_future
                            boost::function boost::detail::function boost::_bi boost::bind
                            boost::asio::detail absl::internal_any_invocable __gnu_cxx::__ops
                            std::__call std::__packaged_task std::__async std::__future_base
                            std::coroutine_handle
                            """)
                    .put(STANDARD, "std core alloc Swift __gnu_cxx __cxxabiv1 proc_macro"
                            + " concurrency stdext ATL WTL Concurrency Platform winrt")
                    .put(
                            LIBRARY,
                            """
                            tokio futures futures_core futures_channel rayon rayon_core hyper
                            hyper_util actix actix_web actix_http actix_server actix_rt tower
                            tower_http tower_service axum axum_core reqwest serde serde_json
                            serde_urlencoded diesel sqlx sqlx_core tonic warp rocket crossbeam
                            mio h2 log tracing tracing_core tracing_subscriber boost folly absl
                            google grpc bytes clap rusqlite postgres tokio_postgres redis mongodb
                            chrono time regex rand rustls native_tls openssl ring lapin rdkafka
                            async_std smol async_executor async_io surf tide isahc ureq
                            tungstenite tokio_tungstenite tokio_rustls tokio_util sea_orm bb8
                            deadpool r2d2 juniper async_graphql prost wgpu winit bevy bevy_ecs
                            tauri wry tao gtk glib gio glutin egui eframe iced parking_lot
                            dashmap once_cell lazy_static itertools indexmap hashbrown cxx pyo3
                            neon napi wasm_bindgen aws_sdk_s3 aws_smithy_runtime lambda_runtime
                            CWinApp CWinThread CWnd CFrameWnd CDialog CCmdTarget CDocument
                            QObject QApplication QCoreApplication QMetaObject QThread QEventLoop
                            QGuiApplication QWidget QWindow QTimer QNetworkAccessManager QSql
                            QQml QQmlEngine QtPrivate QAbstractButton QString QVariant QList QMap
                            QHash QJsonDocument QFile QIODevice QSqlQuery QSqlDatabase fmt spdlog
                            nlohmann rapidjson Poco cpprest web::http pqxx mysqlx sql::mysql
                            rocksdb leveldb v8 node cv Eigen at c10 torch caffe2 tensorflow
                            tflite Json YAML pugi tinyxml2 zmq seastar drogon crow oatpp httplib
                            cppcms Wt restbed uWS ImGui SFML sf SDL cocos2d Ogre irr
                            btDiscreteDynamicsWorld physx Ogre3D FMallocBinned2 UObject UEngine
                            FEngineLoop UWorld UGameEngine AActor FTaskGraph FRunnableThreadWin
                            UGameViewportClient FSceneRenderer FCoreDelegates Alamofire RxSwift
                            RxCocoa Kingfisher SnapKit Moya PromiseKit Realm RealmSwift GRDB
                            SwiftyJSON ReactiveSwift Nuke SDWebImage Vapor NIOCore NIOPosix NIO
                            AsyncKit FluentKit Starscream ComposableArchitecture Dependencies
                            Lottie Apollo FirebaseCore Hermes facebook::react facebook::hermes
                            facebook::jsi hermes::vm RCTModuleMethod
                            """)
                    .build();

    private static final Verdict CHECKED_OUT =
            Verdict.library("in a directory of a package manager");

    /// First words of functions of operating systems and their libraries.
    private static final String[] SYSTEM_STARTS = {
        "-[NS", "+[NS", "-[UI", "+[UI", "-[_UI", "+[_UI", "-[CA", "-[__NS", "+[__NS", "-[CALayer",
        "__CF", "_CF", "CFRunLoop", "CFArray", "CFDictionary", "CFString", "CFRelease",
        "_dispatch_",
        "dispatch_", "GSEventRun", "__NS", "_NS", "objc_", "_objc_", "swift_", "_swift_", "CA::",
        "-[RCT", "+[RCT", "__libc_", "__GI_", "_int_", "__mem", "__str", "_IO_", "_nl_load",
        "__pthread_", "pthread_", "_pthread_", "__psynch", "__ulock", "mach_msg", "__semwait",
        "__select", "__poll", "epoll_", "futex", "NtWait", "ZwWait", "Rtl", "Ldr", "art::",
        "android::", "_JNIEnv::", "art_", "nativeStart", "UIApplicationMain", "NSApplicationMain",
        "DispatchMessage", "CallWindowProc", "UserCallWinProc", "KiUser", "BaseThread",
        "operator new", "operator delete", "__chkstk", "closure #1 in Swift", "__kmp", "GOMP_",
        "g_main_", "g_signal_", "g_closure_", "gtk_main", "qt_", "Py_", "PyEval", "_PyEval",
        "sqlite3", "curl_", "Curl_", "SSL_", "EVP_", "uv_", "uv__"
    };

    private static final Set<String> SYSTEM_FUNCTIONS =
            Set.of(
                    "malloc", "free", "calloc", "realloc", "memcpy", "memmove", "memset",
                    "memcmp", "strlen", "strcpy", "strncpy", "strcmp", "strcat", "strdup",
                    "printf", "fprintf", "sprintf", "snprintf", "vsnprintf", "fread", "fwrite",
                    "fopen", "fclose", "qsort", "bsearch", "atoi", "strtol", "read", "write",
                    "poll", "select", "recv", "nanosleep", "usleep", "sleep", "malloc_printerr",
                    "malloc_consolidate", "munmap_chunk", "sysmalloc", "_platform_memmove",
                    "_platform_memset", "_platform_strlen", "szone_malloc", "tiny_malloc",
                    "HeapAlloc", "HeapFree", "WaitForSingleObject", "SleepEx", "VCALL");

    private static final Set<String> IMAGES =
            Set.of(
                    "libc.so.6", "libc.so", "libm.so.6", "libpthread.so.0", "libstdc++.so.6",
                    "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
                    "linux-vdso.so.1", "libdl.so.2", "librt.so.1", "libart.so", "libandroid.so",
                    "libandroid_runtime.so", "libutils.so", "libbinder.so", "libhwui.so",
                    "libc++.so", "libc++_shared.so", "libstdc++.so", "libdvm.so", "libcutils.so",
                    "app_process64", "app_process32", "linker64", "linker", "boot.oat",
                    "boot-framework.oat", "base.odex", "libmusl.so.1", "ld-musl-x86_64.so.1",
                    "ntdll.dll", "kernel32.dll", "kernelbase.dll", "user32.dll", "ucrtbase.dll",
                    "ucrtbased.dll", "msvcrt.dll", "win32u.dll", "gdi32.dll", "combase.dll",
                    "ole32.dll", "oleaut32.dll", "advapi32.dll", "shell32.dll", "ws2_32.dll",
                    "d3d11.dll", "dxgi.dll", "d3d12.dll", "rpcrt4.dll", "sechost.dll",
                    "libcoreclr.so", "coreclr.dll", "libclrjit.so", "libgdk-3.so.0",
                    "libglib-2.0.so.0", "libgobject-2.0.so.0", "libgtk-3.so.0",
                    "libgio-2.0.so.0", "libqt5core.so.5", "libqt6core.so.6", "qt5core.dll",
                    "qt6core.dll", "libqt5gui.so.5", "libqt5widgets.so.5", "qt5widgets.dll",
                    "qt6widgets.dll", "libsqlite3.so.0", "libcurl.so.4", "libssl.so.3",
                    "libcrypto.so.3", "libssl.so.1.1", "libcrypto.so.1.1", "libsqlite3.dylib",
                    "libz.so.1", "libswiftcore.so", "dyld", "hermes", "hermes.framework",
                    "libhermes.so", "libunity.so", "libmonobdwgc-2.0.so", "libil2cpp_runtime.so",
                    "unityplayer.dll", "unityframework_runtime");

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        boolean named = function != null && !function.isEmpty();
        Verdict byName = named && function != null ? byName(function, frame) : null;
        if (byName != null && byName.decisive()) {
            return byName;
        }
        Verdict byPlace = isChecked(Names.path(frame)) ? CHECKED_OUT : NativeFrames.byPlace(frame);
        if (byPlace == null && isSystemImage(frame.packageName())) {
            return SYSTEM;
        }
        return byPlace == null ? byName : byPlace;
    }

    /// Where Cargo, CocoaPods, Swift's package manager, Carthage, Conan, vcpkg and CMake put the
    /// sources of others.
    private static boolean isChecked(String path) {
        return path.contains("cargo/registry/src/") || path.contains("cargo/git/checkouts/")
                || path.contains("cargo\\registry\\src\\")
                || path.contains("/Pods/") || path.contains("/SourcePackages/checkouts/")
                || path.contains("/.build/checkouts/") || path.contains("/Carthage/")
                || path.contains("/.conan") || path.contains("/vcpkg_installed/")
                || path.contains("/_deps/");
    }

    private static boolean isSystemImage(@Nullable String image) {
        if (image == null || image.isEmpty()) {
            return false;
        }
        String name = FilePath.baseName(image).toLowerCase(Locale.ROOT);
        return IMAGES.contains(name) || name.startsWith("msvcp")
                || name.startsWith("vcruntime") || name.startsWith("api-ms-win")
                || name.startsWith("libobjc") || name.startsWith("libswift");
    }

    private static @Nullable Verdict byName(String function, Frame frame) {
        if (isGlue(function)) {
            return GLUE;
        }
        String name = name(function, frame);
        if (THROWING.contains(name)) {
            return THROW;
        }
        if (STARTING.contains(name)) {
            return START;
        }
        Verdict known = name.contains("::") || name.contains(".") ? SCOPES.find(name) : null;
        known = known == null ? NativeFrames.byFunction(name) : known;
        if (known != null) {
            return known;
        }
        if (SYSTEM_FUNCTIONS.contains(name)) {
            return SYSTEM_NAME;
        }
        for (String start : SYSTEM_STARTS) {
            if (name.startsWith(start)) {
                return SYSTEM_NAME;
            }
        }
        return null;
    }

    private static boolean isGlue(String function) {
        return function.contains("::qt_static_metacall") || function.contains("::qt_metacall")
                || function.contains("doActivate<") || function.equals("doActivate")
                || function.startsWith("@callee_guaranteed") || function.startsWith("outlined ")
                || function.startsWith("reabstraction thunk")
                || function.startsWith("autoreleased reabstraction")
                || function.startsWith("lazy protocol witness")
                || function.startsWith("protocol witness for View.body.getter")
                || function.startsWith("protocol witness for ViewModifier.body")
                || function.startsWith("protocol witness for App.body.getter")
                || function.startsWith("protocol witness for Scene.body.getter")
                || function.startsWith("type metadata") || function.startsWith("thunk for ");
    }

    private static String name(String function, Frame frame) {
        String image = frame.packageName();
        String module = image == null || image.isEmpty() ? "" : FilePath.stem(image);
        return LaterNativeNames.of(function, module);
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
        String name = name(raw, frame);
        return new FrameName("", name, name.equals(raw) ? null : "reduced to its path");
    }

    @Override
    public @Nullable String library(Frame frame) {
        String raw = frame.function();
        if (raw == null || raw.indexOf("::") <= 0) {
            return null;
        }
        return Names.firstWords(name(raw, frame), ':', 1);
    }
}
