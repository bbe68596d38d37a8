package io.corral.domain.group;

import io.corral.domain.event.Frame;

/// Source files that a generator wrote: stubs of services, decoders, wiring. Which of their
/// functions stand on a way changes with the generator's version.
final class GeneratedFiles {

    private static final String[] ENDINGS = {
        ".pb.go", ".pb.gw.go", "_gen.go", "_generated.go", ".gen.go", "_pb2.py", "_pb2_grpc.py",
        "_pb.js", "_pb.ts", "_connect.ts", ".pb.cc", ".pb.h", ".pb.swift", ".grpc.swift",
        ".pb.rb", "_pb.rb", ".g.dart", ".freezed.dart", ".gr.dart",
        ".config.dart", ".mocks.dart", ".g.cs", ".g.i.cs", ".generated.cs", ".designer.cs",
        "Grpc.java", "GrpcKt.kt", "_Factory.java", "_MembersInjector.java", ".generated.ts",
        ".generated.js", ".gen.ts", ".ngfactory.js", ".generated.swift", ".generated.go"
    };

    private GeneratedFiles() {}

    static boolean is(Frame frame) {
        String path = Names.path(frame);
        for (String ending : ENDINGS) {
            if (path.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
