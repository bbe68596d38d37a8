package io.corral.domain.group;

/// Whose code a frame is, and why.
///
/// @param rule what decided, in words for the explanation
/// @param decisive the name leaves no doubt, so that the SDK's `in_app: true` loses against it
/// @param wanted a person's rule put it in, so that it counts however far from the crash it is
record Verdict(Role role, String rule, boolean decisive, boolean wanted) {

    Verdict(Role role, String rule, boolean decisive) {
        this(role, rule, decisive, false);
    }

    static Verdict library(String rule) {
        return new Verdict(Role.LIBRARY, rule, true);
    }

    static Verdict runtime(String rule) {
        return new Verdict(Role.RUNTIME, rule, true);
    }

    static Verdict noise(String rule) {
        return new Verdict(Role.NOISE, rule, true);
    }

    /// The same verdict, only believed when the SDK does not claim the frame for the application.
    Verdict unlessClaimed() {
        return new Verdict(role, rule, false, wanted);
    }
}
