package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavaScriptErrorsTest {

    /// Each list: what the engines say about one fault.
    static Stream<List<String>> faults() {
        return Stream.of(
                List.of(
                        "Cannot read properties of undefined (reading 'total')",
                        "Cannot read properties of null (reading 'total')",
                        "Cannot read property 'total' of undefined",
                        "Uncaught TypeError: Cannot read properties of undefined (reading 'total')",
                        "undefined is not an object (evaluating 'cart.summary.total')",
                        "null is not an object (evaluating 'this.cart.total')",
                        "can't access property \"total\", cart.summary is undefined",
                        "can't access property \"total\", e is null",
                        "Unable to get property 'total' of undefined or null reference",
                        "Cannot set properties of undefined (setting 'total')",
                        "undefined is not an object (evaluating 'e.total = 5')"),
                List.of(
                        "cart.submit is not a function",
                        "e.submit is not a function",
                        "cart.submit is not a function. (In 'cart.submit()', "
                                + "'cart.submit' is undefined)",
                        "undefined is not a function (evaluating 'cart.submit()')",
                        "(intermediate value).submit is not a function",
                        "Object doesn't support property or method 'submit'"),
                List.of(
                        "gtag is not defined", "Can't find variable: gtag", "'gtag' is undefined",
                        "Uncaught ReferenceError: gtag is not defined",
                        "Property 'gtag' doesn't exist"),
                List.of(
                        "Unexpected token < in JSON at position 0",
                        "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
                        "JSON.parse: unexpected character at line 1 column 1 of the JSON data",
                        "JSON Parse error: Unrecognized token '<'"),
                List.of(
                        "Unexpected end of JSON input",
                        "JSON.parse: unexpected end of data at line 1 column 1 of the JSON data",
                        "JSON Parse error: Unexpected EOF"),
                List.of(
                        "Failed to fetch", "Load failed", "Failed to fetch (api.example.com)",
                        "NetworkError when attempting to fetch resource.",
                        "Network request failed"),
                List.of(
                        "Failed to fetch dynamically imported module: https://x.io/a-1b2c3d4e.js",
                        "error loading dynamically imported module: https://x.io/a-1b2c3d4e.js",
                        "Importing a module script failed."),
                List.of(
                        "ResizeObserver loop limit exceeded",
                        "ResizeObserver loop completed with undelivered notifications."),
                List.of("Maximum call stack size exceeded", "too much recursion"),
                List.of(
                        "items is not iterable",
                        "undefined is not iterable (cannot read property Symbol(Symbol.iterator))",
                        "object null is not iterable (cannot read property "
                                + "Symbol(Symbol.iterator))"),
                List.of("Script error.", "Script error"),
                List.of(
                        "Cannot convert undefined or null to object",
                        "can't convert undefined to object",
                        "undefined is not an object (evaluating 'Object.keys(t)')"),
                List.of(
                        "Cannot access 'cart' before initialization",
                        "can't access lexical declaration 'cart' before initialization",
                        "Cannot access uninitialized variable."),
                List.of(
                        "Failed to execute 'removeChild' on 'Node': The node to be "
                                + "removed is not a child of this node.",
                        "Node.removeChild: The node to be removed is not a child of this node",
                        "The object can not be found here."),
                List.of("Loading chunk 158 failed.\n(error: https://x.io/158.js)",
                        "Loading chunk 7 failed."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void of_oneFaultInSeveralEngines_oneWording(List<String> messages) {
        Set<EngineError> wordings = new HashSet<>();
        messages.forEach(message -> wordings.add(Objects.requireNonNull(
                JavaScriptErrors.of("TypeError", message), message)));

        assertThat(wordings).hasSize(1);
    }

    @Test
    void of_differentFaults_differentWordings() {
        Set<EngineError> wordings = new HashSet<>();
        faults().forEach(messages -> wordings.add(
                Objects.requireNonNull(JavaScriptErrors.of("TypeError", messages.getFirst()))));

        assertThat(wordings).hasSize((int) faults().count());
    }

    @Test
    void of_anotherProperty_anotherWording() {
        assertThat(JavaScriptErrors.of("TypeError",
                "Cannot read properties of undefined (reading 'total')"))
                .isNotEqualTo(
                        JavaScriptErrors.of("TypeError",
                                "undefined is not an object (evaluating 'a.price')"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"Payment declined",
        "The user is undefined behaviour", "Error", "", "x"})
    void of_messageOfTheApplication_null(String message) {
        assertThat(JavaScriptErrors.of("TypeError", message)).isNull();
    }
}
