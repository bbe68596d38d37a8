package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Grouping by what happened, without fingerprint: exceptions, else a stack, else the message.
final class DefaultGrouping {

    private static final int EXCEPTIONS_MAX = 64;

    private final RuledEvent ruled;
    private final Event event;
    private final Decision decision;

    DefaultGrouping(RuledEvent ruled, Decision decision) {
        this.ruled = ruled;
        this.event = ruled.event();
        this.decision = decision;
    }

    /// Adds the event's default components to the decision and sets its tier.
    void decide() {
        switch (event.kind()) {
            case FEEDBACK -> {
                decision.components.add("feedback", event.id().toString());
                decision.tier(Tier.FEEDBACK, "every piece of feedback stands alone");
            }
            case CSP, HPKP, EXPECT_CT, EXPECT_STAPLE -> SecurityReports.decide(event, decision);
            case ERROR, DEFAULT, TRANSACTION -> decideError();
        }
    }

    private void decideError() {
        List<Link> links = links();
        decision.read(links);
        if (isMessage(links)) {
            decideMessage(links);
        } else if (!links.isEmpty()) {
            decideExceptions(links);
        }
        if (decision.components.isEmpty() && decision.algorithm.isSecond()) {
            decideNoise(links);
        }
        if (decision.components.isEmpty()) {
            decideNothing();
        }
    }

    /// The exceptions; without any, the stack that stands for the event.
    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        List<ExceptionValue> exceptions = event.exceptions();
        int first = Math.max(0, exceptions.size() - EXCEPTIONS_MAX);
        boolean stacked = false;
        StackReading beside = StackReading.none();
        for (int i = first; i < exceptions.size(); i++) {
            Link link = Link.of(i, exceptions.get(i), ruled, beside);
            beside = link.stack();
            links.add(link);
            stacked |= !link.stack().isEmpty();
        }
        if (!stacked) {
            StackTrace stack = Threads.stackOf(event);
            if (stack != null && links.isEmpty()) {
                ExceptionValue bare = ExceptionValue.of(null, null, stack);
                links.add(Link.of(0, bare, ruled, beside));
            } else if (stack != null) {
                StackReading reading = StackReading.of(
                        stack, event.platform(), decision.algorithm, ruled.effects(stack));
                links.set(links.size() - 1, links.getLast().withStack(reading));
            }
        }
        return links;
    }

    /// Messages carry no exception, or one that an SDK made up only to hold a stack
    /// (`captureMessage` of @sentry/browser 11: no type, mechanism synthetic).
    private boolean isMessage(List<Link> links) {
        Message message = event.message();
        if (message == null || message.text().isBlank() || event.kind() == EventKind.TRANSACTION) {
            return false;
        }
        for (Link link : links) {
            if (link.typed() || link.wording().type() != null) {
                return false;
            }
        }
        return true;
    }

    /// A message is its template; the function it was reported from tells equal texts apart. The
    /// callers of that function do not count, and neither does a stack of reporters only.
    private void decideMessage(List<Link> links) {
        Message message = event.message();
        if (message == null) {
            return;
        }
        String template = message.template();
        String text = template == null || template.isBlank() ? message.text() : template;
        boolean javascript = Languages.isJavaScript(event.platform());
        Wording wording = decision.algorithm.isSecond() && links.isEmpty()
                ? Wording.withTrace(null, text, javascript, ruled.masksOff())
                : Wording.of(null, text, javascript, decision.algorithm, ruled.masksOff());
        decision.read(wording.template());
        decision.components.add("kind", "message");
        decision.template(decision.components, wording.template());
        for (Link link : links) {
            decision.counts(link);
            Token reported = reportedFrom(link.stack().app());
            if (reported != null) {
                decision.frames(decision.components, List.of(reported));
            }
        }
        decision.tier(Tier.MESSAGE, "a message: its text without the values in it");
    }

    private static @Nullable Token reportedFrom(List<Token> app) {
        for (Token token : app.reversed()) {
            if (!Reporters.isReporter(token)) {
                return token;
            }
        }
        return null;
    }

    private void decideExceptions(List<Link> links) {
        ExceptionTree tree = ExceptionTree.of(links);
        List<List<Link>> branches = new ArrayList<>();
        if (tree == null) {
            branches.add(withoutWrappers(links));
        } else {
            tree.members().forEach(member -> branches.add(withoutWrappers(member)));
        }
        List<Link> counting = new ArrayList<>();
        branches.forEach(counting::addAll);
        if (tree != null) {
            counting.addAll(tree.above());
        }
        counting.forEach(decision::counts);
        ChainEncoder encoder = ChainEncoder.choose(counting, decision);
        if (tree == null) {
            decision.components.addAll(encoder.encode(branches.getFirst()));
            return;
        }
        TreeMap<String, Components> distinct = new TreeMap<>();
        for (List<Link> branch : branches) {
            Components components = encoder.encode(branch);
            distinct.put(components.text(), components);
        }
        String group = tree.root().wording().type();
        if (distinct.size() > 1 && group != null) {
            decision.components.add("group", group);
        }
        distinct.values().forEach(decision.components::addAll);
        if (!tree.above().isEmpty()) {
            decision.components.addAll(encoder.encode(tree.above()));
        }
    }

    private List<Link> withoutWrappers(List<Link> links) {
        return Chain.withoutWrappers(links, event.platform(), decision.algorithm);
    }

    /// The weakest evidence: a stack of nothing but noise, beside neither type nor message.
    private void decideNoise(List<Link> links) {
        for (Link link : links) {
            decision.counts(link);
            decision.frames(decision.components, link.stack().onlyNoise());
        }
        if (!decision.components.isEmpty()) {
            decision.tier(Tier.LIBRARY_FRAMES, "only frames on the stack that say little");
        }
    }

    private void decideNothing() {
        decision.components.add("level", event.level().name());
        addIfPresent("logger", event.logger());
        addIfPresent("transaction", event.transaction());
        addIfPresent("culprit", event.metadata().culprit());
        decision.tier(Tier.FALLBACK, "neither exception nor message: level, logger, transaction");
    }

    private void addIfPresent(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            decision.components.add(name, value);
        }
    }
}
