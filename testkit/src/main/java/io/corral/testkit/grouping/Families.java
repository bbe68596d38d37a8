package io.corral.testkit.grouping;

import io.corral.testkit.grouping.Family.Half;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// All families. Those held out were written from what runtimes and SDKs do, without looking at how
/// grouping works; whoever tunes grouping must not look at what fails in them.
public final class Families {

    private Families() {}

    /// Both halves, the tuning half first.
    public static List<Family> all() {
        return Stream.concat(tuning().stream(), heldOut().stream()).toList();
    }

    private static List<Family> tuning() {
        return List.of(
                tuning("lines", DeployFamilies::lines),
                tuning("directories", DeployFamilies::directories),
                tuning("release-in-url", DeployFamilies::releaseInUrl),
                tuning("in-app-flags", DeployFamilies::inAppFlags),
                tuning("runtime-upgrade", DeployFamilies::runtimeUpgrade),
                tuning("react-native-platforms", DeployFamilies::reactNativePlatforms),
                tuning("values-ids", MessageFamilies.values("ids")),
                tuning("values-times", MessageFamilies.values("dates and times")),
                tuning("values-amounts", MessageFamilies.values("amounts")),
                tuning("values-sql", MessageFamilies.values("sql")),
                tuning("values-tokens", MessageFamilies.values("tokens")),
                tuning("values-lists", MessageFamilies.values("lists")),
                tuning("message-template", MessageFamilies::template),
                tuning("message-text", MessageFamilies::otherText),
                tuning("reporter", MessageFamilies::reporter),
                tuning("generated-java", NameFamilies.generated("java")),
                tuning("lambda-numbers", NameFamilies::lambdaNumbers),
                tuning("other-lambda", NameFamilies::otherLambda),
                tuning("recursion-depth", StackFamilies::recursionDepth),
                tuning("async-frames", StackFamilies.glue("async")),
                tuning("telemetry-frames", StackFamilies.glue("telemetry")),
                tuning("browser-wording", BrowserFamilies::common),
                tuning("property-name", BrowserFamilies::otherProperty),
                tuning("other-error", DifferenceFamilies::otherError),
                tuning("other-function", DifferenceFamilies::function),
                tuning("other-cause", DifferenceFamilies::cause),
                tuning("bare-type", DifferenceFamilies::bareType),
                tuning("codes", DifferenceFamilies::codes),
                tuning("wrapper-exceptions", EventFamilies::wrappers),
                tuning("threads", EventFamilies::threads),
                tuning("fingerprints", EventFamilies::fingerprints),
                tuning("surroundings", EventFamilies::surroundings),
                tuning("inline-scripts", TrafficFamilies::inlineScripts),
                tuning("traces-in-messages", TrafficFamilies::traces),
                tuning("unsymbolicated", TrafficFamilies::unsymbolicated));
    }

    private static List<Family> heldOut() {
        return List.of(
                heldOut("bundle-hashes", DeployFamilies::bundleHashes),
                heldOut("hosts", DeployFamilies::hosts),
                heldOut("operating-systems", DeployFamilies::operatingSystems),
                heldOut("addresses", DeployFamilies::addresses),
                heldOut("sdk-upgrade", DeployFamilies::sdkUpgrade),
                heldOut("library-upgrade", DeployFamilies::libraryUpgrade),
                heldOut("month-later", DeployFamilies::monthLater),
                heldOut("values-addresses", MessageFamilies.values("addresses")),
                heldOut("values-names", MessageFamilies.values("names")),
                heldOut("values-paths", MessageFamilies.values("paths")),
                heldOut("values-json", MessageFamilies.values("json")),
                heldOut("values-objects", MessageFamilies.values("objects and memory")),
                heldOut("values-key-value", MessageFamilies.values("key=value")),
                heldOut("values-bodies", MessageFamilies.values("bodies")),
                heldOut("values-languages", MessageFamilies.values("other languages")),
                heldOut("message-word", MessageFamilies::otherWord),
                heldOut("localized", MessageFamilies::localized),
                heldOut("generated-others", NameFamilies.generated("others")),
                heldOut("minified", NameFamilies::minified),
                heldOut("stack-overflow", StackFamilies::overflow),
                heldOut("tree-walk", StackFamilies::walk),
                heldOut("reflection-frames", StackFamilies.glue("reflection")),
                heldOut("wrapper-frames", StackFamilies.glue("wrappers")),
                heldOut("entry-frames", StackFamilies::entry),
                heldOut("inlined-frames", StackFamilies::inlined),
                heldOut("context-lines", StackFamilies::contextLines),
                heldOut("browser-wording-rare", BrowserFamilies::rare),
                heldOut("other-path", DifferenceFamilies::path),
                heldOut("other-file", DifferenceFamilies::file),
                heldOut("other-type", DifferenceFamilies::type),
                heldOut("codes-rare", DifferenceFamilies::rareCodes),
                heldOut("identifiers", DifferenceFamilies::identifier),
                heldOut("http-client", DifferenceFamilies::httpClient),
                heldOut("library-only", DifferenceFamilies::libraryOnly),
                heldOut("groups", EventFamilies::groups),
                heldOut("content-policy", EventFamilies::contentPolicy),
                heldOut("mapped-paths", TrafficFamilies::mappedPaths),
                heldOut("extensions", TrafficFamilies::extensions),
                heldOut("promise-rejections", TrafficFamilies::rejections),
                heldOut("missing-routes", TrafficFamilies::missingRoutes));
    }

    private static Family tuning(String name, Function<Draw, LabelledPair> maker) {
        return new Family(name, Half.TUNING, maker);
    }

    private static Family heldOut(String name, Function<Draw, LabelledPair> maker) {
        return new Family(name, Half.HELD_OUT, maker);
    }
}
