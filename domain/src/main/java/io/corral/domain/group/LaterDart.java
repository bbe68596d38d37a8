package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Dart and Flutter as version 2 knows them: private names without the number of their library,
/// packages of the ecosystem, and the machinery of async functions.
final class LaterDart implements LaterFrames.Lesson {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict GLUE = Verdict.noise("async glue");
    private static final Verdict FLUTTER = Verdict.library("the engine's own code");
    private static final Verdict PACKAGE = Verdict.library("well-known package").unlessClaimed();

    private static final PrefixTable LIBRARIES =
            new PrefixTable.Builder()
                    .put(SDK, """
                            package:sentry_ package:datadog_flutter_plugin
                            package:bugsnag_flutter package:rollbar_dart package:newrelic_mobile
                            package:firebase_performance package:catcher package:catcher_2
                            package:instabug_flutter package:logging package:logger
                            package:talker
                            """)
                    .put(
                            FLUTTER,
                            """
                            package:flutter_localizations package:flutter_web_plugins
                            package:flutter_driver package:integration_test package:test
                            package:test_api package:material package:sky_engine
                            """)
                    .put(
                            PACKAGE,
                            """
                            package:async package:collection package:meta package:path
                            package:intl package:dio package:http package:http_parser
                            package:retry package:retrofit package:chopper package:graphql
                            package:graphql_flutter package:ferry package:grpc package:protobuf
                            package:web_socket_channel package:stream_channel
                            package:stream_transform package:equatable package:freezed_annotation
                            package:json_annotation package:built_value package:hydrated_bloc
                            package:bloc_concurrency package:flutter_riverpod
                            package:hooks_riverpod package:flutter_hooks package:get_it
                            package:injectable package:mobx package:flutter_mobx package:redux
                            package:flutter_redux package:stacked package:states_rebuilder
                            package:auto_route package:beamer package:isar package:objectbox
                            package:drift package:moor package:floor package:sembast
                            package:realm package:hive_flutter package:shared_preferences
                            package:path_provider package:url_launcher package:image_picker
                            package:geolocator package:permission_handler package:camera
                            package:video_player package:cached_network_image package:lottie
                            package:flutter_svg package:google_maps_flutter package:firebase_auth
                            package:firebase_messaging package:firebase_storage
                            package:firebase_database package:cloud_functions package:supabase
                            package:supabase_flutter package:gotrue package:postgrest
                            package:realtime_client package:amplify_core package:amplify_flutter
                            package:aws_common package:shelf package:shelf_router
                            package:serverpod package:dart_frog package:angel3_framework
                            package:conduit package:postgres package:mysql1 package:mongo_dart
                            package:redis package:easy_localization package:flame package:forge2d
                            package:in_app_purchase package:connectivity_plus package:dartz
                            package:fpdart package:quiver package:vector_math
                            package:pointycastle package:encrypt package:xml package:csv
                            package:archive package:image package:webview_flutter
                            package:workmanager package:pool package:flutter_secure_storage
                            package:local_auth package:mockito
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String function = frame.function();
        if (function != null && isGlue(function)) {
            return GLUE;
        }
        String path = Names.path(frame);
        if (path.startsWith("package:sentry")) {
            return SDK;
        }
        if (path.contains("/flutter/packages/flutter/") || path.contains("dart-sdk/lib/")
                || path.contains("/hosted/pub.dev/")) {
            return FLUTTER;
        }
        return path.isEmpty() ? null : LIBRARIES.find(path);
    }

    private static boolean isGlue(String function) {
        return switch (function) {
            case "_rootRun", "_rootRunUnary", "_rootRunBinary", "_CustomZone.run",
                    "_CustomZone.runUnary", "_CustomZone.runGuarded", "_CustomZone.bindCallback",
                    "_FutureListener.handleValue", "_Future._propagateToListeners",
                    "_microtaskLoop", "_startMicrotaskLoop", "_runPendingImmediateCallback",
                    "_RawReceivePort._handleMessage", "_RawReceivePortImpl._handleMessage",
                    "_asyncThenWrapperHelper", "_asyncErrorWrapperHelper", "_asyncStartSync",
                    "_AsyncAwaitCompleter.start", "_wrapJsFunctionForAsync", "_asyncAwait",
                    "_SyncIterator.moveNext", "_SyncStarIterator.moveNext", "Timer._createTimer",
                    "_Timer._runTimers", "_delayEntrypointInvocation", "_startMainIsolate",
                    "_invokeMainEntrypoint", "_runMain", "_rootHandleUncaughtError",
                    "runZonedGuarded", "runZoned", "_runZoned" ->
                true;
            default -> function.endsWith("_kDartIsolateSnapshotInstructions")
                    || function.startsWith("_AsyncRun.");
        };
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String name = first.function();
        if (name == null) {
            return first;
        }
        String plain = Names.before(name, ".<anonymous closure");
        plain = Names.before(plain, ".<fn>");
        plain = Names.before(plain, ".<async");
        plain = Names.before(plain, " (async)");
        plain = withoutLibraryNumbers(plain);
        int open = plain.indexOf('<');
        boolean arguments = open > 0 && Character.isLetterOrDigit(plain.charAt(open - 1));
        plain = arguments ? Names.withoutBrackets(plain, '<', '>') : plain;
        plain = plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
        plain = withoutGeneratedName(plain);
        String unit = withoutGeneratedPart(first.unit());
        return plain.equals(name) && unit.equals(first.unit())
                ? first
                : new FrameName(unit, plain, "reduced to its name");
    }

    /// `_Cart@16042623._add@16042623` is `_Cart._add`.
    private static String withoutLibraryNumbers(String name) {
        int at = name.indexOf('@');
        if (at <= 0) {
            return name;
        }
        StringBuilder kept = new StringBuilder(name.length());
        int from = 0;
        while (at > 0) {
            int digits = Names.skipDigits(name, at + 1);
            kept.append(name, from, digits > at + 1 ? at : at + 1);
            from = digits;
            at = name.indexOf('@', from);
        }
        return kept.append(name, from, name.length()).toString();
    }

    /// `_$CartFromJson` and `_$$CartImplFromJson`, which generators write for the constructor
    /// `Cart.fromJson`, are that constructor.
    private static String withoutGeneratedName(String name) {
        boolean from = name.endsWith("FromJson");
        if (!name.startsWith("_$") || !(from || name.endsWith("ToJson"))) {
            return name;
        }
        int start = name.startsWith("_$$") ? 3 : 2;
        int end = name.length() - (from ? 8 : 6);
        end = name.startsWith("Impl", end - 4) ? end - 4 : end;
        return end > start ? name.substring(start, end) + (from ? ".fromJson" : ".toJson") : name;
    }

    /// `cart.g` and `cart.freezed` are parts of the library `cart`.
    private static String withoutGeneratedPart(String unit) {
        for (String part : new String[]{".g", ".freezed", ".gr", ".config", ".mocks"}) {
            if (unit.endsWith(part)) {
                return unit.substring(0, unit.length() - part.length());
            }
        }
        return unit;
    }
}
