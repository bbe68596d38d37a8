package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// What a family draws from to make one pair.
///
/// @param errors all base errors
public record Draw(List<BaseError> errors, RandomGenerator random) {

    /// A base error that fits; platforms are equally likely, however many errors they have.
    BaseError error(Predicate<BaseError> fits) {
        List<BaseError> fitting = errors.stream().filter(fits).toList();
        if (fitting.isEmpty()) {
            throw new IllegalStateException("expected a base error that fits, found none");
        }
        Platform platform = pick(fitting.stream().map(BaseError::platform).distinct().toList());
        return pick(fitting.stream().filter(error -> error.platform() == platform).toList());
    }

    /// A base error of one of the platforms.
    BaseError of(Platform... platforms) {
        List<Platform> wanted = List.of(platforms);
        return error(error -> wanted.contains(error.platform()) && error.hasAppCalls());
    }

    Deploy deploy() {
        return Deploy.some(random);
    }

    long seed() {
        return random.nextLong();
    }

    int number() {
        return random.nextInt(1, 1 << 20);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// One error at two places, with the same values in its message.
    LabelledPair moved(BaseError error, Deploy left, Deploy right) {
        return variant(true, error, left, error, right);
    }

    /// Two errors at one place, with the same values in their messages.
    LabelledPair variant(boolean same, BaseError left, BaseError right) {
        Deploy deploy = deploy();
        return variant(same, left, deploy, right, deploy);
    }

    LabelledPair variant(
            boolean same, BaseError left, Deploy leftPlace, BaseError right, Deploy rightPlace) {
        Slots slots = Slots.of(seed());
        Event one = Rendering.event(left, leftPlace, slots);
        Event two = Rendering.event(right, rightPlace, slots);
        return new LabelledPair(left.name(), same, one, two);
    }

    /// One error at one place, with other values in its message.
    LabelledPair revalued(BaseError error) {
        Deploy deploy = deploy();
        return LabelledPair.same(
                error.name(),
                Rendering.event(error, deploy, Slots.of(seed())),
                Rendering.event(error, deploy, Slots.of(seed())));
    }
}
