package io.corral.e2e;

import java.util.List;

/// `sentry-go`.
class GoSdkIT extends SdkContract {

    @Override
    Expected expected() {
        return new Expected("go", "sentry.go",
                List.of("*errors.errorString: the chip is worn",
                        "*fmt.wrapError: card is undefined: the chip is worn",
                        "*main.orderRefused: order 4711 was refused"),
                "*errors.errorString: receipt has no lines", null);
    }

    @Override
    SdkProgram prepare() {
        return SdkProgram.of("go").needs("go", "mod", "download")
                .builds("go", "build", "-mod=readonly", "-o", "shop", ".");
    }

    @Override
    String[] command() {
        return new String[]{"./shop"};
    }
}
