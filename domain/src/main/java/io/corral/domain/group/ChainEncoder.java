package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns exceptions into components, by the best evidence that any exception of the event has.
final class ChainEncoder {

    /// What containers say of a class that they cannot make.
    private static final Set<String> CONTAINERS =
            Set.of("no service of a type", "no bean of a type", "no such class", "class not found",
                    "circular services");

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
        boolean second = decision.algorithm.isSecond();
        for (Link link : chain) {
            if (second && chain.size() > 1 && isWordedBySystem(link)) {
                components.add("type", "Win32Exception");
                continue;
            }
            EngineError engine = link.wording().engine();
            String subject = engine == null ? null : said(engine);
            encode(link, components, subject != null && subject.equals(named));
            named = subject;
        }
        return components;
    }

    private static String said(EngineError engine) {
        String subject = engine.subject();
        return subject == null ? engine.text() : subject;
    }

    /// A cause that only carries what the system said, in its language: what failed is said by the
    /// exception around it.
    private static boolean isWordedBySystem(Link link) {
        String type = link.exception().type();
        return type != null && type.endsWith("Win32Exception") && link.stack().isEmpty();
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
                boolean template = Types.isGeneric(type) || link.stack().isOnlyRuntime()
                        || (decision.algorithm.isSecond()
                                && (Types.isMessage(type) || Types.isLaterGeneric(type)));
                if (!namesApplication(link)) {
                    decision.frames(components, stackOf(link, link.stack().library()));
                }
                detail(link, components, template);
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

    /// What went wrong names a class or a field of the application, or a request with its answer:
    /// that says more than the inner functions of the library, and stays when those change.
    private boolean namesApplication(Link link) {
        EngineError engine = link.wording().engine();
        String subject = engine == null || !decision.algorithm.isSecond() ? null : engine.subject();
        if (engine == null || subject == null) {
            return false;
        }
        String kind = kind(engine, subject);
        boolean answer = engine.text().startsWith("status ")
                && Languages.isJavaScript(decision.platform());
        return answer || kind.equals("undecodable")
                || (CONTAINERS.contains(kind) && Types.isQualified(subject)
                        && !Wrappers.isLibrary(subject, decision.platform()));
    }

    private static String kind(EngineError engine, String subject) {
        int end = engine.text().length() - subject.length() - 2;
        return NamedThings.isOne(engine) ? engine.text().substring(0, end) : "";
    }

    private void app(Link link, Components components, boolean named) {
        List<Token> all = stackOf(link, link.stack().app());
        List<Token> frames = withoutReporters(all);
        decision.frames(components, frames);
        boolean generic = isGeneric(link.wording().type());
        boolean tells = !all.isEmpty() && !isReported(all)
                && !link.stack().endsMinified();
        boolean known = decision.algorithm.isSecond() && link.wording().engine() != null;
        boolean says = link.stack().isEmpty() || ((generic || known) && !tells)
                || (decision.algorithm.isSecond()
                        && ((link.borrowed() && (generic || isOfRust())
                                && !decision.platform().equals("go")
                                && link.wording().template().codes().isEmpty())
                                || Types.isMessage(link.wording().type())));
        boolean again = decision.algorithm.isSecond() && !frames.isEmpty()
                && (named || isNullOfLibrary(link));
        if (!again || (says && (generic || !named))) {
            detail(link, components, says);
        }
        if (!says && decision.algorithm.isSecond() && link.wording().engine() == null) {
            gist(link, components);
        }
    }

    /// Errors of Rust never have a stack of their own, and most types stand for much.
    private boolean isOfRust() {
        return decision.platform().equals("native") || decision.platform().equals("rust");
    }

    /// What was null within a library, which newer Java names and older does not: the library's
    /// inner names say nothing of the application.
    private static boolean isNullOfLibrary(Link link) {
        EngineError engine = link.wording().engine();
        return engine != null && engine.text().startsWith("Cannot invoke ")
                && link.stack().endsOutside();
    }

    /// A few words of what the application wrote, where its type alone does not tell one `throw`
    /// from the next.
    private void gist(Link link, Components components) {
        String type = link.wording().type();
        boolean anybody = Types.isThrownByAnybody(type) || Types.isAnswer(type)
                || ("trap".equals(type) && Gist.isTold(link.wording().template().text()));
        if (anybody || isOfApplication(link) || isThrownHere(link)) {
            String gist = Gist.of(link.wording().template().text(), anybody);
            if (!gist.isEmpty()) {
                components.add("gist", gist);
            }
        }
    }

    /// A type of the standard library that the application itself threw: what the runtime of the
    /// JVM or of .NET throws ends in frames of its own, and the classes of PHP's library are for
    /// applications.
    private boolean isThrownHere(Link link) {
        String type = link.wording().type();
        if (type == null || !Types.isBroad(type) || type.endsWith("TypeError")
                || type.endsWith("ValueError") || (type.endsWith("NullPointerException")
                        && !link.stack().endsInGuard())) {
            return false;
        }
        return switch (decision.platform()) {
            case "php" -> true;
            case "java" -> !link.stack().endsOutside() || link.stack().endsInGuard();
            case "csharp" -> !link.stack().endsOutside() && !type.endsWith("FormatException")
                    && !RuntimeErrors.isOfDotNet(link.wording().template().text());
            default -> false;
        };
    }

    /// A type that the application defines, as far as the SDK says where it is defined.
    private boolean isOfApplication(Link link) {
        String module = link.exception().module();
        return module != null && !module.isEmpty() && !Types.isBroad(link.wording().type())
                && !Wrappers.isLibrary(module, decision.platform());
    }

    /// With one reporter at most of those of one unit that end a stack, which call each other in
    /// ways of their own; the one that only makes the error comes and goes.
    private List<Token> withoutReporters(List<Token> frames) {
        List<Token> kept = new ArrayList<>(frames);
        while (decision.algorithm.isSecond() && kept.size() > 1) {
            Token last = kept.getLast();
            Token before = kept.get(kept.size() - 2);
            if (!last.name().unit().equals(before.name().unit())
                    || !Reporters.isLaterReporter(last) || !Reporters.isLaterReporter(before)) {
                break;
            }
            kept.remove(Reporters.makesError(last) ? kept.size() - 1 : kept.size() - 2);
        }
        return kept;
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
                || (decision.algorithm.isSecond()
                        && (Types.isBroad(type) || Types.isLaterGeneric(type)));
    }

    private List<Token> stackOf(Link link, List<Token> usual) {
        if (decision.algorithm.isSecond() && usual.size() > 1
                && Types.interrupts(link.wording().type())) {
            return usual.subList(0, 1);
        }
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
