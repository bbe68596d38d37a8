package io.corral.domain.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What grouping decided about one event, with what is needed to say why.
final class Decision {

    final Algorithm algorithm;
    final Components components = new Components();
    /// Frames whose tokens are part of the key.
    private final Set<Token> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<MessageTemplate> templates =
            Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Link> links = new ArrayList<>();
    private final List<MessageTemplate> messages = new ArrayList<>();
    /// Those that count, by number, with the stack of what wraps them where they have none.
    private final Map<Integer, Link> counting = new TreeMap<>();
    private final String platform;
    private Tier tier = Tier.FALLBACK;
    private String why = "";

    /// @param platform the event's
    Decision(Algorithm algorithm, String platform) {
        this.algorithm = algorithm;
        this.platform = platform;
    }

    String platform() {
        return platform;
    }

    Tier tier() {
        return tier;
    }

    void tier(Tier tier, String why) {
        this.tier = tier;
        this.why = why;
    }

    /// Remembers the stacks that were looked at.
    void read(List<Link> all) {
        links.addAll(all);
    }

    /// Remembers a message that belongs to no exception.
    void read(MessageTemplate message) {
        messages.add(message);
    }

    void counts(Link link) {
        counting.put(link.index(), link);
    }

    void frames(Components into, List<Token> tokens) {
        for (Token token : tokens) {
            into.add("frame", token.text());
            counted.add(token);
        }
    }

    void template(Components into, MessageTemplate template) {
        if (!template.text().isEmpty()) {
            into.add("message", template.text());
            templates.add(template);
        }
    }

    /// A number over all frames that are not noise, for proposals; 0 without a stack. Made without
    /// a cryptographic hash: nobody gains by two proposals that meet.
    long allFramesKey(int algorithm) {
        long key = algorithm;
        for (Link link : links) {
            for (Token token : link.stack().allNamed()) {
                key = (key ^ token.text().hashCode()) * 0x9E3779B97F4A7C15L;
                key ^= key >>> 29;
            }
        }
        return key == algorithm ? 0 : key;
    }

    Explanation explain(GroupingConfig config) {
        List<Explanation.StackPart> stacks = new ArrayList<>();
        List<Explanation.MessagePart> parts = new ArrayList<>();
        messages.forEach(template -> parts.add(message(template)));
        for (Link link : links) {
            String type = link.exception().type();
            boolean counts = counting.containsKey(link.index());
            stacks.add(new Explanation.StackPart(type == null ? "" : type, counts, frames(link)));
            parts.add(message(link.wording().template()));
        }
        parts.removeIf(part -> part.original().isEmpty());
        return new Explanation(
                components.key(config.algorithm()), config.algorithm(), config.ruleSet(), tier, why,
                stacks, parts,
                components.parts());
    }

    /// The exceptions that count and the message.
    GroupingReading reading() {
        List<GroupingReading.Part> parts = new ArrayList<>();
        counting.values().forEach(link -> parts.add(ReadingParts.of(link)));
        messages.forEach(template -> parts.add(ReadingParts.of(template)));
        return new GroupingReading(tier, parts);
    }

    private List<Explanation.FramePart> frames(Link link) {
        List<Explanation.FramePart> parts = new ArrayList<>();
        for (Token token : link.stack().tokens()) {
            String fold = token.name().fold();
            parts.add(
                    new Explanation.FramePart(
                            token.index(), token.role(), fate(token), rule(link, token),
                            token.text(),
                            fold));
        }
        return parts;
    }

    private Explanation.Fate fate(Token token) {
        if (!counted.contains(token)) {
            return Explanation.Fate.DROPPED;
        }
        return token.name().fold() == null ? Explanation.Fate.KEPT : Explanation.Fate.FOLDED;
    }

    private String rule(Link link, Token token) {
        boolean isLeftOut = !counted.contains(token) && token.role() == Role.APP
                && !token.isWeak() && tier == Tier.APP_FRAMES;
        return isLeftOut ? whyLeftOut(link, token) : token.verdict().rule();
    }

    /// Why a function of the application does not count where others do.
    private String whyLeftOut(Link link, Token token) {
        List<Token> tokens = link.stack().tokens();
        int place = tokens.indexOf(token);
        if (tokens.subList(0, place).stream().anyMatch(token::equalText)) {
            return "repeats the frames before it";
        }
        if (!counting.containsKey(link.index())
                && tokens.stream().noneMatch(counted::contains)) {
            return "its exception does not count";
        }
        if (token.read().decorates() || token.read().passes()) {
            return "only passes the call on";
        }
        return tokens.subList(0, place).stream().noneMatch(counted::contains)
                ? "farther from the crash than what counts"
                : "the frames beside it tell enough";
    }

    private Explanation.MessagePart message(MessageTemplate template) {
        List<Explanation.MaskedSpan> spans = new ArrayList<>();
        for (MessageTemplate.Span span : template.spans()) {
            spans.add(new Explanation.MaskedSpan(span.start(), span.end(), span.kind()));
        }
        return new Explanation.MessagePart(
                template.original(), template.text(), spans, templates.contains(template));
    }
}
