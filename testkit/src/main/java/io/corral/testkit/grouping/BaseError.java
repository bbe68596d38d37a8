package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// One bug of an imaginary application, as a person would note it down.
///
/// @param name unique in the set
/// @param chain the one thrown first stands first
public record BaseError(String name, Platform platform, List<Thrown> chain) {

    public BaseError {
        chain = List.copyOf(chain);
    }

    /// The event that an SDK would send of it.
    ///
    /// @param seed decides the values in its messages
    public Event event(Deploy deploy, long seed) {
        return Rendering.event(this, deploy, Slots.of(seed));
    }

    /// The outermost exception.
    Thrown outer() {
        return chain.getLast();
    }

    /// The exception thrown first.
    Thrown root() {
        return chain.getFirst();
    }

    BaseError chain(List<Thrown> other) {
        return new BaseError(name, platform, other);
    }

    BaseError eachThrown(UnaryOperator<Thrown> change) {
        return chain(chain.stream().map(change).toList());
    }

    BaseError eachCall(UnaryOperator<Call> change) {
        return eachThrown(thrown -> thrown.each(change));
    }

    BaseError outer(UnaryOperator<Thrown> change) {
        List<Thrown> changed = new ArrayList<>(chain);
        changed.set(chain.size() - 1, change.apply(outer()));
        return chain(changed);
    }

    BaseError root(UnaryOperator<Thrown> change) {
        List<Thrown> changed = new ArrayList<>(chain);
        changed.set(0, change.apply(root()));
        return chain(changed);
    }

    boolean hasAppCalls() {
        return outer().appCalls() > 0;
    }

    boolean anyCall(Predicate<Call> condition) {
        return chain.stream().flatMap(thrown -> thrown.calls().stream()).anyMatch(condition);
    }

    boolean anyText(String part) {
        return anyCall(call -> call.unit().contains(part) || call.function().contains(part));
    }
}
