package io.corral.e2e;

import java.util.List;

/// The `sentry` crate of Rust.
class RustSdkIT extends SdkContract {

    @Override
    Expected expected() {
        return new Expected("native", "sentry.rust",
                List.of("ChipWorn: the chip is worn", "OrderRefused: order 4711 was refused"),
                "panic: receipt has no lines", "no");
    }

    @Override
    SdkProgram prepare() {
        return SdkProgram.of("rust").needs("cargo", "fetch", "--locked")
                .builds("cargo", "build", "--locked", "--offline", "--quiet");
    }

    @Override
    String[] command() {
        return new String[]{"target/debug/shop"};
    }
}
