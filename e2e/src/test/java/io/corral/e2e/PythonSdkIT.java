package io.corral.e2e;

import java.util.List;

/// `sentry-sdk` of Python.
class PythonSdkIT extends SdkContract {

    @Override
    Expected expected() {
        return new Expected("python", "sentry.python",
                List.of("ZeroDivisionError: division by zero",
                        "ValueError: order 4711 was refused"),
                "RuntimeError: receipt has no lines", "no");
    }

    @Override
    SdkProgram prepare() {
        return SdkProgram.of("python").needs("python3", "-m", "venv", "venv")
                .needs("venv/bin/pip", "install", "--quiet", "--disable-pip-version-check",
                        "--requirement", "requirements.txt");
    }

    @Override
    String[] command() {
        return new String[]{"venv/bin/python", "sdk.py"};
    }
}
