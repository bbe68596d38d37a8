package io.corral.testkit.grouping;

import java.util.ArrayList;
import java.util.List;

/// Bugs that look alike and are not one.
final class DifferenceFamilies {

    private static final String[] OTHER = {"Refund", "Archive", "Preview", "Rollback", "Notify"};

    private DifferenceFamilies() {}

    /// The application's function nearest to the crash is another of the same file.
    static LabelledPair function(Draw draw) {
        BaseError base = draw.error(each -> each.hasAppCalls() && each.chain().size() == 1
                && Renaming.isPlain(each.outer().calls().get(each.outer().lastApp())));
        return draw.variant(false, base, base.outer(thrown -> renamed(thrown, thrown.lastApp(),
                draw)));
    }

    /// The same function fails, called from another place of the application.
    static LabelledPair path(Draw draw) {
        BaseError base = draw.error(each -> each.outer().appCalls() >= 2 && each.chain().size() == 1
                && Renaming.isPlain(each.outer().calls().get(each.outer().firstApp())));
        return draw.variant(false, base, base.outer(thrown -> renamed(thrown, thrown.firstApp(),
                draw)));
    }

    private static Thrown renamed(Thrown thrown, int position, Draw draw) {
        List<Call> calls = new ArrayList<>(thrown.calls());
        Call call = calls.get(position);
        calls.set(position, Renaming.of(call, draw.pick(OTHER)));
        return thrown.calls(calls);
    }

    /// A function of one name in another file: handlers, pages and controllers are named alike.
    static LabelledPair file(Draw draw) {
        BaseError base = draw.of(Platform.NODE, Platform.PYTHON, Platform.JAVA, Platform.CSHARP,
                Platform.GO, Platform.PHP, Platform.RUBY, Platform.SCALA);
        return draw.variant(false, atHandler(base, "billing", "Billing"),
                atHandler(base, "catalogue", "Catalogue"));
    }

    private static BaseError atHandler(BaseError base, String lower, String upper) {
        Call call = switch (base.platform()) {
            case NODE -> Call.app("functions/" + lower + "/handler.js", "handler");
            case PYTHON -> Call.app("lantern/" + lower + "/views.py", "index");
            case JAVA -> Call.app("com.orchard." + lower + ".Handler", "handle");
            case SCALA -> Call.app("house." + lower + ".Handler$", "handle");
            case CSHARP ->
                Call.app("Quarry." + upper + ".Handler", "async HandleAsync(Command command)");
            case GO -> Call.app("github.com/acme/tide/" + lower + "/handler.go", "Handle");
            case PHP -> Call.app("src/" + upper + "/Handler.php", "App\\" + upper
                    + "\\Handler::__invoke");
            default -> Call.app("app/controllers/" + lower + "_controller.rb", upper
                    + "Controller#index");
        };
        return base.outer(thrown -> thrown.calls(thrown.calls().subList(0, thrown.firstApp()))
                .insert(thrown.firstApp(), call));
    }

    /// Engines of JavaScript never throw their own sentences with another type.
    private static boolean isEngines(BaseError error) {
        return (error.platform().isBundled() || error.platform() == Platform.NODE)
                && !error.outer().type().equals("Error");
    }

    static LabelledPair type(Draw draw) {
        BaseError base = draw.error(each -> each.hasAppCalls() && !isEngines(each));
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && !each.outer().type().equals(base.outer().type()));
        return draw.variant(false, base, base.outer(thrown -> thrown.type(other.outer().type())));
    }

    /// The same message and nothing else, of two types.
    static LabelledPair bareType(Draw draw) {
        BaseError base = draw.error(each -> !isEngines(each));
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && !each.outer().type().equals(base.outer().type()));
        BaseError bare = base.chain(List.of(base.outer().calls(List.of())));
        return draw.variant(false, bare, bare.outer(thrown -> thrown.type(other.outer().type())));
    }

    /// An exception around causes of two types, thrown at two places.
    static LabelledPair cause(Draw draw) {
        BaseError base = draw.error(each -> each.hasAppCalls() && each.chain().size() == 1);
        List<BaseError> causes = draw.errors().stream().filter(each -> each.platform() == base
                .platform() && !each.outer().type().equals(base.outer().type())).toList();
        BaseError one = draw.pick(causes);
        BaseError other = draw.pick(causes.stream().filter(each -> !each.outer().type().equals(one
                .outer().type()) || !each.outer().calls().equals(one.outer().calls())).toList());
        return draw.variant(false, base.chain(List.of(one.outer(), base.outer())),
                base.chain(List.of(other.outer(), base.outer())));
    }

    static LabelledPair otherError(Draw draw) {
        BaseError base = draw.error(each -> true);
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && !each.name().equals(base.name()));
        return draw.variant(false, base, other);
    }

    // Numbers and names that mean something

    private static final List<List<String>> CODES = List.of(
            List.of("Request failed with status code %s", "404", "429", "500", "502", "503"),
            List.of("Server answered HTTP %s for order {order}", "400", "401", "409", "503"),
            List.of("upload of {path} failed with status %s", "403", "413", "507"),
            List.of("[Errno %s] cannot read from {ip}", "104", "110", "111", "113"),
            List.of("SQLSTATE[%s]: query {order} failed", "42S02", "23000", "08006", "40001"),
            List.of("worker {int} was killed by signal %s", "6", "9", "11", "15"),
            List.of("script for {uuid} returned exit code %s", "1", "2", "126", "137"),
            List.of("ORA-%s while storing {order}", "00001", "00942", "12541", "01017"),
            List.of("process {count} exited with code %s", "1", "127", "139"),
            List.of("payment {stripe} failed: error code %s", "1042", "2201", "3005"));

    private static final List<List<String>> RARE_CODES = List.of(
            List.of("The operation couldn’t be completed. (NSURLErrorDomain error -%s.)", "1001",
                    "1009", "1200"),
            List.of("COM call {order} failed with HRESULT 0x%s", "80070005", "80004005",
                    "8007000E"),
            List.of("MySQL server error %s for query {order}", "1205", "1213", "2006"),
            List.of("ERROR %s (HY000): statement {order}", "1114", "1366", "3024"),
            List.of("rpc error: code = %s desc = order {order}", "NotFound", "Unavailable",
                    "PermissionDenied"),
            List.of("status = StatusCode.%s, peer = {ip}:{port}", "UNAVAILABLE", "INTERNAL",
                    "RESOURCE_EXHAUSTED"),
            List.of("{host} replied %s to RCPT TO", "421", "450", "550"),
            List.of("Chat {uuid} closed with code %s", "1006", "1009", "1011"),
            List.of("npm ERR! code %s while installing build {int}", "ENOENT", "EACCES",
                    "ERESOLVE"),
            List.of("librdkafka error %s at offset {order}", "_TIMED_OUT", "_TRANSPORT",
                    "_MSG_TIMED_OUT"),
            List.of("GL_ERROR %s in frame {count}", "1280", "1282", "1285"),
            List.of("Win32 error %s opening {winpath}", "2", "5", "32"));

    static LabelledPair codes(Draw draw) {
        return coded(draw, draw.pick(CODES));
    }

    static LabelledPair rareCodes(Draw draw) {
        return coded(draw, draw.pick(RARE_CODES));
    }

    /// As a log entry, as an error without stack, or behind a reporter; a third of the pairs has
    /// the same number and other values.
    private static LabelledPair coded(Draw draw, List<String> codes) {
        int one = draw.random().nextInt(1, codes.size());
        int other = 1 + one % (codes.size() - 1);
        boolean same = draw.chance(33);
        Platform platform = draw.pick(List.of(Platform.NODE, Platform.PYTHON, Platform.JAVA,
                Platform.CSHARP, Platform.GO, Platform.PHP, Platform.RUBY));
        String kind = draw.chance(50) ? "log" : Reporters.genericType(platform);
        var left = new MessageErrors("", platform, kind, codes.getFirst().formatted(codes.get(
                one)));
        var right = left.text(codes.getFirst().formatted(codes.get(same ? one : other)));
        if (draw.chance(70)) {
            return new LabelledPair(left.text() + " | " + right.text(), same,
                    left.event(Slots.of(draw.seed())),
                    right.event(Slots.of(same ? draw.seed() : 1)));
        }
        BaseError error = Reporters.behind(left, draw.chance(60), draw);
        return same
                ? draw.revalued(error)
                : draw.variant(false, error, error.outer(thrown -> thrown.value(right.text())));
    }

    /// Type and message with the name of a thing of the program, `%s`.
    private static final List<List<String>> IDENTIFIERS = List.of(
            List.of("PYTHON", "AttributeError", "'NoneType' object has no attribute '%s'"),
            List.of("PYTHON", "AttributeError", "'Loan' object has no attribute '%s'"),
            List.of("PYTHON", "NameError", "name '%s' is not defined"),
            List.of("PYTHON", "ModuleNotFoundError", "No module named '%s'"),
            List.of("PYTHON", "TypeError", "renew() got an unexpected keyword argument '%s'"),
            List.of("RUBY", "NoMethodError", "undefined method `%s' for nil:NilClass"),
            List.of("RUBY", "NoMethodError", "undefined method '%s' for nil"),
            List.of("RUBY", "NameError", "uninitialized constant %s"),
            List.of("PHP", "ErrorException", "Undefined variable $%s"),
            List.of("PHP", "ErrorException", "Undefined array key \"%s\""),
            List.of("PHP", "Error", "Call to undefined method App\\Articles\\Page::%s()"),
            List.of("JAVA", "java.lang.NullPointerException",
                    "Cannot invoke \"String.length()\" because \"this.%s\" is null"),
            List.of("JAVA", "java.lang.NoSuchMethodError", "'void com.orchard.Pallet.%s()'"),
            List.of("JAVA", "java.lang.NoClassDefFoundError", "com/orchard/lib/%s"),
            List.of("KOTLIN", "kotlin.UninitializedPropertyAccessException",
                    "lateinit property %s has not been initialized"),
            List.of("DART", "NoSuchMethodError", "The getter '%s' was called on null."),
            List.of("DART", "LateError", "LateInitializationError: Field '%s' has not been "
                    + "initialized."),
            List.of("ELIXIR", "UndefinedFunctionError",
                    "function Station.Report.%s/1 is undefined or private"),
            List.of("ELIXIR", "KeyError", "key :%s not found in: nil"),
            List.of("NODE", "ReferenceError", "%s is not defined"),
            List.of("NODE", "Error", "Cannot find module './%s'"),
            List.of("CSHARP", "System.MissingMethodException",
                    "Method not found: 'Void Quarry.Crate.%s()'."),
            List.of("CSHARP", "System.ArgumentNullException",
                    "Value cannot be null. (Parameter '%s')"),
            List.of("APPLE", "NSInvalidArgumentException",
                    "-[TRSplits %s]: unrecognized selector sent to instance {ptr}"),
            List.of("REACT_NATIVE", "TypeError", "Cannot read property '%s' of undefined"));

    private static final String[] NAMES = {"branch", "weight", "owner", "summary", "totals",
        "schedule", "address", "profile"};

    static LabelledPair identifier(Draw draw) {
        List<String> said = draw.pick(IDENTIFIERS);
        BaseError base = draw.of(Platform.valueOf(said.getFirst())).outer(
                thrown -> thrown.type(said.get(1)));
        int one = draw.random().nextInt(NAMES.length);
        String other = NAMES[(one + 1) % NAMES.length];
        return draw.variant(false,
                base.outer(thrown -> thrown.value(said.get(2).formatted(NAMES[one]))),
                base.outer(thrown -> thrown.value(said.get(2).formatted(other))));
    }

    // Libraries

    /// Everything an application asks a service for goes through one function.
    private static final List<List<String>> CLIENTS = List.of(
            List.of("NODE", "HttpError", "%s %s failed with status 500", "dist/lib/http.js",
                    "HttpClient.request"),
            List.of("PYTHON", "lantern.http.ApiError", "%s %s returned 500",
                    "lantern/common/http.py", "request"),
            List.of("CSHARP", "Quarry.Http.ApiException", "%s %s failed: 500",
                    "Quarry.Http.ApiClient", "async SendAsync(HttpRequestMessage request)"),
            List.of("JAVA", "com.orchard.http.ApiException", "%s %s answered 500",
                    "com.orchard.http.ApiClient", "execute"),
            List.of("KOTLIN", "java.io.IOException", "HTTP 500 for %s %s",
                    "com.orchard.driver.http.HttpClient", "call"),
            List.of("BROWSER", "ApiError", "%s %s: 500", "shared/http.ts", "request"),
            List.of("PHP", "App\\Http\\ApiException", "%s %s gave 500", "src/Http/Client.php",
                    "App\\Http\\Client::send"),
            List.of("GO", "*client.APIError", "%s %s: 500 Internal Server Error",
                    "github.com/acme/tide/client/client.go", "(*Client).do"),
            List.of("RUBY", "ApiClient::Error", "%s %s => 500", "lib/api_client.rb",
                    "ApiClient#request"));

    private static final String[] ENDPOINTS = {"/api/orders/{order}", "/api/orders/{order}/lines",
        "/api/customers/{uuid}", "/api/sailings", "/v2/prices/{int}", "/v2/labels"};

    static LabelledPair httpClient(Draw draw) {
        List<String> client = draw.pick(CLIENTS);
        BaseError base = draw.of(Platform.valueOf(client.getFirst()));
        int one = draw.random().nextInt(ENDPOINTS.length);
        boolean same = draw.chance(35);
        boolean otherVerb = !same && draw.chance(25);
        String endpoint = ENDPOINTS[same || otherVerb ? one : (one + 1) % ENDPOINTS.length];
        BaseError left = asked(base, client, "GET", ENDPOINTS[one]);
        BaseError right = asked(base, client, otherVerb ? "DELETE" : "GET", endpoint);
        return same ? draw.revalued(left) : draw.variant(false, left, right);
    }

    private static BaseError asked(
            BaseError base, List<String> client, String verb, String endpoint) {
        return base.chain(List.of(new Thrown(client.get(1),
                client.get(2).formatted(verb, endpoint),
                base.outer().calls().subList(0, base.outer().firstApp())).insert(
                        base.outer().firstApp(), Call.app(client.get(3), client.get(4)))));
    }

    /// Nothing of the application is on the stack.
    static LabelledPair libraryOnly(Draw draw) {
        BaseError base = draw.error(each -> libraryCalls(each).size() > 1
                && each.platform() != Platform.GROOVY
                && Renaming.isPlain(libraryCalls(each).getLast()));
        BaseError bare = base.chain(List.of(base.outer().calls(libraryCalls(base))));
        Deploy here = draw.deploy();
        if (draw.chance(50)) {
            return LabelledPair.same(base.name(),
                    Rendering.event(bare, here, Slots.of(draw.seed())),
                    Rendering.event(bare, here.library(draw.number()).elsewhere(draw.random())
                            .build(draw.number()), Slots.of(draw.seed())));
        }
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && !each.outer().type().equals(base.outer().type()));
        return draw.variant(false, bare, draw.chance(50)
                ? bare.outer(thrown -> thrown.type(other.outer().type()))
                : bare.outer(thrown -> renamed(thrown, thrown.calls().size() - 1, draw)));
    }

    private static List<Call> libraryCalls(BaseError error) {
        return error.outer().calls().stream()
                .filter(call -> call.origin() == Call.Origin.LIBRARY).toList();
    }
}
