package io.corral.domain.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns exceptions into components, by the best evidence that any exception of the event has.
final class ChainEncoder {

    private final Tier tier;
    private final Decision decision;

    private ChainEncoder(Tier tier, Decision decision) {
        this.tier = tier;
        this.decision = decision;
    }

    /// Chooses the tier for all exceptions of an event together.
    static ChainEncoder choose(List<Link> links, Decision decision) {
        boolean app = false;
        boolean weak = false;
        boolean library = false;
        for (Link link : links) {
            app |= !link.stack().app().isEmpty();
            weak |= link.stack().hasWeakApp();
            library |= link.stack().hasLibrary();
        }
        if (app) {
            decision.tier(Tier.APP_FRAMES, "the application's own functions on the stack");
        } else if (weak) {
            decision.tier(Tier.WEAK_FRAMES, "the application's frames have no trustworthy names");
        } else if (library) {
            decision.tier(Tier.LIBRARY_FRAMES, "only frames of libraries on the stack");
        } else {
            decision.tier(Tier.MESSAGE, "no usable stack: exception type and message");
        }
        return new ChainEncoder(decision.tier(), decision);
    }

    Components encode(List<Link> chain) {
        Components components = new Components();
        String named = null;
        for (Link link : chain) {
            EngineError engine = link.wording().engine();
            String subject = engine == null ? null : engine.subject();
            encode(link, components, subject != null && subject.equals(named));
            named = subject;
        }
        return components;
    }

    /// @param named the exception names what the one before it named
    private void encode(Link link, Components components, boolean named) {
        boolean typeCounts = link.typed() || tier == Tier.MESSAGE;
        String type = link.wording().type();
        if (typeCounts && type != null) {
            components.add("type", type);
        }
        String nsError = link.nsError();
        if (nsError != null) {
            components.add("ns-error", nsError);
        }
        switch (tier) {
            case APP_FRAMES -> app(link, components, named);
            case LIBRARY_FRAMES -> {
                decision.frames(components, stackOf(link, link.stack().library()));
                detail(link, components,
                        Types.isGeneric(type) || link.stack().isOnlyRuntime()
                                || (decision.algorithm.isSecond() && Types.isMessage(type)));
            }
            case WEAK_FRAMES -> {
                link.stack().weakUnits().forEach(unit -> components.add("file", unit));
                decision.frames(components, link.stack().libraryBesideWeak());
                detail(link, components, true);
            }
            case MESSAGE, FALLBACK, FINGERPRINT, CHECKSUM, SECURITY_REPORT, FEEDBACK ->
                detail(link, components, true);
        }
    }

    private void app(Link link, Components components, boolean named) {
        List<Token> frames = stackOf(link, link.stack().app());
        decision.frames(components, frames);
        boolean generic = isGeneric(link.wording().type());
        boolean tells = !frames.isEmpty() && !isReported(frames)
                && !link.stack().endsMinified();
        boolean says = link.stack().isEmpty() || (generic && !tells)
                || (decision.algorithm.isSecond() && Types.isMessage(link.wording().type()));
        boolean again = decision.algorithm.isSecond() && !frames.isEmpty()
                && (named || isNullOfLibrary(link));
        if (says || !again) {
            detail(link, components, says);
        }
    }

    /// What was null within a library, which newer Java names and older does not: the library's
    /// inner names say nothing of the application.
    private static boolean isNullOfLibrary(Link link) {
        EngineError engine = link.wording().engine();
        return engine != null && engine.text().startsWith("Cannot invoke ")
                && link.stack().endsInLibrary();
    }

    /// Version 2 takes the template where the crash is in a reporter, whoever called it: callers
    /// that are equal do not say which of several reports it was.
    private boolean isReported(List<Token> frames) {
        return decision.algorithm.isSecond()
                ? Reporters.isLaterReporter(frames.getLast())
                : Reporters.areAll(frames);
    }

    private boolean isGeneric(@Nullable String type) {
        return Types.isGeneric(type)
                || (decision.algorithm.isSecond() && Types.isBroad(type));
    }

    private static List<Token> stackOf(Link link, List<Token> usual) {
        List<Token> recursion = link.wording().isStackOverflow()
                ? link.stack().recursion()
                : List.of();
        return recursion.isEmpty() ? usual : recursion;
    }

    /// The whole template where type and stack cannot tell errors apart, else only what a runtime
    /// names in it and the codes it carries.
    private void detail(Link link, Components components, boolean template) {
        Wording wording = link.wording();
        if (template) {
            decision.template(components, wording.template());
            return;
        }
        EngineError engine = wording.engine();
        if (engine != null && engine.subject() != null) {
            decision.template(components, wording.template());
        }
        wording.template().codes().forEach(code -> components.add("code", code));
    }
}
