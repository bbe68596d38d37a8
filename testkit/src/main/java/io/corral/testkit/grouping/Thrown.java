package io.corral.testkit.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// One exception of a chain, before it is rendered.
///
/// @param type class name, possibly with its package
/// @param value message with slots in braces for what varies
/// @param calls oldest first
public record Thrown(String type, String value, List<Call> calls) {

    public Thrown {
        calls = List.copyOf(calls);
    }

    Thrown type(String other) {
        return new Thrown(other, value, calls);
    }

    Thrown value(String other) {
        return new Thrown(type, other, calls);
    }

    Thrown calls(List<Call> others) {
        return new Thrown(type, value, others);
    }

    Thrown each(UnaryOperator<Call> change) {
        return calls(calls.stream().map(change).toList());
    }

    /// With calls put in at a position; 0 is before the oldest.
    Thrown insert(int position, Call... added) {
        List<Call> changed = new ArrayList<>(calls);
        changed.addAll(position, List.of(added));
        return calls(changed);
    }

    /// Position of the application's call nearest to the crash, or -1.
    int lastApp() {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).ofApp()) {
                return i;
            }
        }
        return -1;
    }

    /// Position of the application's oldest call, or -1.
    int firstApp() {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).ofApp()) {
                return i;
            }
        }
        return -1;
    }

    long appCalls() {
        return calls.stream().filter(Call::ofApp).count();
    }
}
