package io.corral.testkit.grouping;

import io.corral.testkit.grouping.Deploy.Engine;
import java.util.ArrayList;
import java.util.List;

/// What engines say of one fault.
final class BrowserFamilies {

    /// Type and message in Chrome, Firefox and Safari; `%p` is the property, `%v` a variable.
    private record Wording(String chrome, String firefox, String safari) {
        String said(Engine engine) {
            return switch (engine) {
                case CHROME -> chrome;
                case FIREFOX -> firefox;
                case SAFARI -> safari;
            };
        }

        String type(Engine engine) {
            return said(engine).substring(0, said(engine).indexOf(": "));
        }

        String value(Engine engine) {
            return said(engine).substring(said(engine).indexOf(": ") + 2);
        }
    }

    private static final List<Wording> COMMON = List.of(
            new Wording("TypeError: Cannot read properties of undefined (reading '%p')",
                    "TypeError: can't access property \"%p\", %v is undefined",
                    "TypeError: undefined is not an object (evaluating '%v.%p')"),
            new Wording("TypeError: Cannot read properties of null (reading '%p')",
                    "TypeError: can't access property \"%p\", %v is null",
                    "TypeError: null is not an object (evaluating '%v.%p')"),
            new Wording("TypeError: Cannot set properties of undefined (setting '%p')",
                    "TypeError: can't access property \"%p\", %v is undefined",
                    "TypeError: undefined is not an object (evaluating '%v.%p = 1')"),
            new Wording("TypeError: %v.%p is not a function", "TypeError: %v.%p is not a function",
                    "TypeError: %v.%p is not a function. (In '%v.%p()', '%v.%p' is undefined)"),
            new Wording("ReferenceError: %p is not defined", "ReferenceError: %p is not defined",
                    "ReferenceError: Can't find variable: %p"),
            new Wording("RangeError: Maximum call stack size exceeded",
                    "InternalError: too much recursion",
                    "RangeError: Maximum call stack size exceeded."),
            new Wording("TypeError: Failed to fetch",
                    "TypeError: NetworkError when attempting to fetch resource.",
                    "TypeError: Load failed"),
            new Wording("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
                    "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON"
                            + " data",
                    "SyntaxError: JSON Parse error: Unrecognized token '<'"));

    private static final List<Wording> RARE = List.of(
            new Wording("TypeError: %v.%p is not a constructor",
                    "TypeError: %v.%p is not a constructor",
                    "TypeError: undefined is not a constructor (evaluating 'new %v.%p()')"),
            new Wording("TypeError: Assignment to constant variable.",
                    "TypeError: invalid assignment to const '%p'",
                    "TypeError: Attempted to assign to readonly property."),
            new Wording("TypeError: Cannot use 'in' operator to search for '%p' in undefined",
                    "TypeError: right-hand side of 'in' should be an object, got undefined",
                    "TypeError: undefined is not an Object. (evaluating '\"%p\" in %v')"),
            new Wording("RangeError: Invalid time value", "RangeError: invalid date",
                    "RangeError: Invalid Date"),
            new Wording("RangeError: Invalid array length", "RangeError: invalid array length",
                    "RangeError: Array size is not a small enough positive integer."),
            new Wording("TypeError: Converting circular structure to JSON\n    --> starting at "
                    + "object with constructor 'Object'\n    --- property '%p' closes the circle",
                    "TypeError: cyclic object value",
                    "TypeError: JSON.stringify cannot serialize cyclic structures."),
            new Wording("TypeError: Cannot assign to read only property '%p' of object '#<Object>'",
                    "TypeError: \"%p\" is read-only",
                    "TypeError: Attempted to assign to readonly property."),
            new Wording("TypeError: Cannot add property %p, object is not extensible",
                    "TypeError: can't define property \"%p\": Object is not extensible",
                    "TypeError: Attempting to define property on object that is not extensible."),
            new Wording("TypeError: Reduce of empty array with no initial value",
                    "TypeError: reduce of empty array with no initial value",
                    "TypeError: reduce of empty array with no initial value"),
            new Wording("URIError: URI malformed", "URIError: malformed URI sequence",
                    "URIError: String contained an illegal UTF-16 sequence."),
            new Wording("TypeError: Cannot destructure property '%p' of '%v' as it is undefined.",
                    "TypeError: can't access property \"%p\", %v is undefined",
                    "TypeError: undefined is not an object (evaluating '%v.%p')"),
            new Wording("AbortError: The user aborted a request.",
                    "AbortError: The operation was aborted. ", "AbortError: Fetch is aborted"),
            new Wording("NotAllowedError: play() failed because the user didn't interact with the "
                    + "document first. https://goo.gl/xX8pDD",
                    "NotAllowedError: The play method is not allowed by the user agent or the "
                            + "platform in the current context, possibly because the user denied "
                            + "permission.",
                    "NotAllowedError: The request is not allowed by the user agent or the platform "
                            + "in the current context, possibly because the user denied "
                            + "permission."),
            new Wording("QuotaExceededError: Failed to execute 'setItem' on 'Storage': Setting the "
                    + "value of '%p' exceeded the quota.",
                    "QuotaExceededError: The quota has been exceeded.",
                    "QuotaExceededError: The quota has been exceeded."),
            new Wording("SyntaxError: Failed to execute 'querySelector' on 'Document': '#%p:x' is "
                    + "not a valid selector.",
                    "SyntaxError: Document.querySelector: '#%p:x' is not a valid selector",
                    "SyntaxError: The string did not match the expected pattern."),
            new Wording("TypeError: Class constructor %p cannot be invoked without 'new'",
                    "TypeError: class constructors must be invoked with 'new'",
                    "TypeError: Cannot call a class constructor %p without |new|"),
            new Wording("DataCloneError: Failed to execute 'postMessage' on 'Worker': () => {} "
                    + "could not be cloned.",
                    "DataCloneError: Worker.postMessage: () => {} could not be cloned.",
                    "DataCloneError: The object can not be cloned."),
            new Wording("TypeError: object is not iterable (cannot read property "
                    + "Symbol(Symbol.iterator))",
                    "TypeError: %v is not iterable",
                    "TypeError: undefined is not a function (near '...%v...')"));

    private static final String[] PROPERTIES = {"fare", "deck", "sailing", "berths", "departure",
        "passengers", "voucherCode", "currency"};

    private BrowserFamilies() {}

    static LabelledPair common(Draw draw) {
        return wording(draw, draw.pick(COMMON));
    }

    static LabelledPair rare(Draw draw) {
        return wording(draw, draw.pick(RARE));
    }

    private static LabelledPair wording(Draw draw, Wording wording) {
        List<Engine> engines = new ArrayList<>(List.of(Engine.values()));
        Engine one = engines.remove(draw.random().nextInt(3));
        Engine other = engines.get(draw.random().nextInt(2));
        BaseError base = draw.error(each -> each.platform() == Platform.BROWSER
                && each.hasAppCalls() && !each.anyText(">"));
        String property = draw.pick(PROPERTIES);
        Deploy here = draw.deploy();
        return draw.variant(true, said(base, wording, one, property, draw), here.engine(one),
                said(base, wording, other, property, draw), here.engine(other));
    }

    private static BaseError said(BaseError base, Wording wording, Engine engine, String property,
            Draw draw) {
        String variable = draw.pick("e", "t", "this.state", "cart.items", "n.current");
        return base.outer(thrown -> thrown.type(wording.type(engine)).value(
                wording.value(engine).replace("%p", property).replace("%v",
                        wording.chrome().contains("%v.%p") ? "cart" : variable)));
    }

    /// One wording about two properties, functions or variables.
    static LabelledPair otherProperty(Draw draw) {
        Wording wording = draw.pick(COMMON.subList(0, 5));
        Engine engine = draw.pick(List.of(Engine.values()));
        BaseError base = draw.of(Platform.BROWSER);
        int one = draw.random().nextInt(PROPERTIES.length);
        String other = PROPERTIES[(one + 1) % PROPERTIES.length];
        Deploy here = draw.deploy().engine(engine);
        return draw.variant(false, said(base, wording, engine, PROPERTIES[one], draw), here,
                said(base, wording, engine, other, draw), here);
    }
}
