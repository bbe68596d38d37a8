package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// Dart and Flutter.
final class DartFrames implements Language {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict GLUE = Verdict.noise("async glue");
    private static final Verdict STANDARD = Verdict.runtime("Dart's own library");
    private static final Verdict FLUTTER = Verdict.library("Flutter");
    private static final Verdict PACKAGE = Verdict.library("in the package cache");

    private static final PrefixTable LIBRARIES =
            new PrefixTable.Builder()
                    .put(
                            SDK,
                            """
                            package:sentry package:sentry_flutter package:sentry_logging
                            package:sentry_dio package:sentry_file package:sentry_hive
                            package:sentry_isar package:sentry_sqflite package:sentry_drift
                            package:sentry_link package:firebase_crashlytics package:stack_trace
                            """)
                    .put(
                            FLUTTER,
                            """
                            package:flutter package:flutter_test package:flutter_bloc package:bloc
                            package:provider package:riverpod package:dio package:http
                            package:get package:go_router package:sqflite package:hive
                            package:rxdart package:cloud_firestore package:firebase_core
                            """)
                    .put(GLUE, "dart:async dart:async-patch dart:_internal dart:isolate-patch")
                    .put(STANDARD, "dart: org-dartlang-sdk:")
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        if ("<asynchronous suspension>".equals(frame.function())) {
            return GLUE;
        }
        String path = Names.path(frame);
        if (path.contains(".pub-cache") || path.contains("/packages/flutter/")) {
            return PACKAGE;
        }
        return path.isEmpty() ? null : LIBRARIES.find(path);
    }

    @Override
    public FrameName name(Frame frame) {
        String unit = Names.stem(frame);
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return FrameName.weak(unit, "unnamed");
        }
        String name = raw.startsWith("new ") ? raw.substring(4) : raw;
        name = Names.before(name, ".<anonymous closure>");
        name = Names.before(name, ".<fn>");
        name = Names.before(name, ".<async>");
        name = Names.before(name, ".<anonymous>");
        if (name.startsWith("<")) {
            return FrameName.weak(unit, "closure without the name of its function");
        }
        return new FrameName(unit, name, name.equals(raw) ? null : "closure folded");
    }
}
