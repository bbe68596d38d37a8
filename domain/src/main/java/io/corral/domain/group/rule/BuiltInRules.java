package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.List;

/// Fingerprint rules that follow a project's own: errors that say nothing of the application's
/// bugs, and of which every place would else be an issue.
public final class BuiltInRules {

    /// What React says when a page differs from what its server made, in the wording of 18 and 19.
    private static final List<String> HYDRATION = List.of(
            "Hydration failed because the initial UI does not match what was rendered on the"
                    + " server.*",
            "Hydration failed because the server rendered*",
            "Text content does not match server-rendered HTML.*",
            "There was an error while hydrating this Suspense boundary.*",
            "There was an error while hydrating.*");

    /// The numbers of these messages in builds for production.
    private static final List<String> CODES = List.of("418", "422", "423", "425");

    /// The rules.
    public static final FingerprintRules ALL = FingerprintRules.of(all());

    private BuiltInRules() {}

    private static List<FingerprintRule> all() {
        List<FingerprintRule> rules = new ArrayList<>();
        rules.add(chunk("for ChunkLoadError",
                new Matcher(MatchKey.ERROR_TYPE, "", "ChunkLoadError", false)));
        rules.add(chunk("for ChunkLoadError",
                new Matcher(MatchKey.ERROR_VALUE, "", "ChunkLoadError*", false)));
        HYDRATION.forEach(text -> rules.add(hydration(text)));
        CODES.forEach(code -> rules.add(hydration("Minified React error #" + code + ";*")));
        return rules;
    }

    private static FingerprintRule chunk(String name, Matcher matcher) {
        return rule(name, List.of(matcher), List.of("chunkloaderror"));
    }

    private static FingerprintRule hydration(String message) {
        return rule("for hydration errors",
                List.of(new Matcher(MatchKey.MESSAGE, "", message, false),
                        new Matcher(MatchKey.TAG, "transaction", "*", false)),
                List.of("hydrationerror", "{{ tags.transaction }}"));
    }

    private static FingerprintRule rule(
            String name, List<Matcher> matchers, List<String> fingerprint) {
        List<Matcher> all = new ArrayList<>(matchers);
        all.add(new Matcher(MatchKey.FAMILY, "", "javascript", false));
        return new FingerprintRule(
                new RuleCondition(null, all, null), fingerprint, null, new RuleSource(0, name));
    }
}
