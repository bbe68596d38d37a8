package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// What reaches every public site and every phone, whatever its application is.
final class TrafficFamilies {

    private static final Deploy PLACE = Deploy.some(new SplittableRandom(1));

    private TrafficFamilies() {}

    // Where scripts say they come from

    /// Prefixes and suffixes that bundlers and their loaders put around a source file's path.
    private static final List<List<String>> MAPPED = List.of(
            List.of("webpack:///./src/", ""), List.of("webpack-internal:///./src/", "?7f2c"),
            List.of("webpack://ferry-web/./src/", "?1b9e"), List.of("../../../src/", ""),
            List.of("app:///src/", ""), List.of("./src/", ""),
            List.of("https://ferry.example/src/", "?t=1764158400123"),
            List.of("turbopack://[project]/src/", ""), List.of("ng:///src/", ""));

    /// Frames with names of sources, as two bundlers write them; or functions of one name in two
    /// source files.
    static LabelledPair mappedPaths(Draw draw) {
        BaseError base = draw.of(Platform.BROWSER);
        int one = draw.random().nextInt(MAPPED.size());
        int other = (one + 1 + draw.random().nextInt(MAPPED.size() - 1)) % MAPPED.size();
        if (draw.chance(65)) {
            return LabelledPair.same(base.name(), mapped(base, MAPPED.get(one)),
                    mapped(base, MAPPED.get(other)));
        }
        BaseError elsewhere = base.outer(thrown -> thrown.each(call -> call.ofApp()
                ? call.unit("legacy/" + call.unit().replaceAll("(\\w+)\\.(\\w+)$", "old$1.$2"))
                : call));
        return LabelledPair.different(base.name(), mapped(base, MAPPED.get(one)),
                mapped(elsewhere, MAPPED.get(one)));
    }

    /// Every base error of browsers has one exception, so frames are counted through.
    private static Event mapped(BaseError base, List<String> around) {
        List<Call> calls = base.outer().calls();
        int[] position = {0};
        return Rewriting.frames(base.event(PLACE, 1), frame -> {
            Call call = calls.get(position[0]++);
            return switch (call.origin()) {
                case APP -> Rewriting.url(frame, around.getFirst() + call.unit()
                        + around.getLast());
                case LIBRARY -> Rewriting.url(frame, around.getFirst().replace("src/",
                        "node_modules/") + call.unit());
                case RUNTIME -> frame;
            };
        });
    }

    /// A script that stands in a page: the file is the address of the page.
    static LabelledPair inlineScripts(Draw draw) {
        BaseError base = draw.of(Platform.BROWSER);
        LabelledPair pair = draw.variant(true, base, base);
        return LabelledPair.same(base.name(),
                Rewriting.frames(pair.left(), onPage(draw)),
                Rewriting.frames(pair.right(), onPage(draw)));
    }

    private static UnaryOperator<Frame> onPage(Draw draw) {
        String page = "https://ferry.example/" + draw.pick("booking", "sailing", "account",
                "de/route") + "/" + draw.number() + draw.pick("", "?step=2", "#seats", "/edit");
        return frame -> Rewriting.isUrl(frame) ? Rewriting.url(frame, page) : frame;
    }

    /// Scripts of browser extensions, whose address differs from one browser to another.
    static LabelledPair extensions(Draw draw) {
        BaseError base = draw.of(Platform.BROWSER);
        String scheme = draw.pick("moz-extension://", "safari-web-extension://",
                "chrome-extension://");
        LabelledPair pair = draw.variant(true, base, base);
        Event inside = Rewriting.frames(pair.left(), inExtension(scheme, draw));
        if (draw.chance(70)) {
            return LabelledPair.same(base.name(), inside,
                    Rewriting.frames(pair.right(), inExtension(scheme, draw)));
        }
        BaseError other = draw.error(each -> each.platform() == Platform.BROWSER
                && each.hasAppCalls() && !each.name().equals(base.name()));
        return LabelledPair.different(base.name(), inside, Rewriting.frames(
                draw.variant(true, other, other).left(), inExtension(scheme, draw)));
    }

    private static UnaryOperator<Frame> inExtension(String scheme, Draw draw) {
        String id = scheme.startsWith("chrome")
                ? "nkbihfbeogaeaoehlefnkodbefgpgknn"
                : Slots.of(draw.seed()).fill("{uuid}");
        return frame -> Rewriting.isUrl(frame)
                ? Rewriting.url(frame, scheme + id + "/js/" + Rewriting.chunk(frame) + ".js")
                : frame;
    }

    // Errors that are none

    private static final List<List<String>> REJECTIONS = List.of(
            List.of("UnhandledRejection", "Non-Error promise rejection captured with value: {int}"),
            List.of("UnhandledRejection",
                    "Non-Error promise rejection captured with value: Object Not Found Matching "
                            + "Id:{int}, MethodName:update, ParamCount:4"),
            List.of("UnhandledRejection",
                    "Non-Error promise rejection captured with keys: code, details, message"),
            List.of("UnhandledRejection", "Object captured as promise rejection with keys: config, "
                    + "request, response"),
            List.of("Event", "Event `Event` (type=error) captured as promise rejection"),
            List.of("Event", "Event `ProgressEvent` (type=timeout) captured as exception"),
            List.of("Error", "Uncaught (in promise): Error: Tile {int} of {int} is missing"),
            List.of("Error", "Request to /api/sailings/{order} timed out after {ms}"),
            List.of("Error", "Non-Error exception captured with keys: currentTarget, isTrusted, "
                    + "target, type"));

    /// What SDKs make of rejections and exceptions that are no errors: without a stack.
    static LabelledPair rejections(Draw draw) {
        int one = draw.random().nextInt(REJECTIONS.size());
        boolean same = draw.chance(50);
        List<String> left = REJECTIONS.get(one);
        List<String> right = REJECTIONS.get(same ? one : (one + 1) % REJECTIONS.size());
        Platform platform = draw.pick(List.of(Platform.BROWSER, Platform.REACT_NATIVE));
        return new LabelledPair(left.getLast() + " | " + right.getLast(), same,
                new MessageErrors("", platform, left.getFirst(), left.getLast())
                        .event(Slots.of(draw.seed())),
                new MessageErrors("", platform, right.getFirst(), right.getLast())
                        .event(Slots.of(draw.seed())));
    }

    /// What routers say of addresses that nobody serves: robots ask for thousands of them.
    private static final List<List<String>> ROUTERS = List.of(
            List.of("RUBY", "ActionController::RoutingError", "No route matches [GET] \"%s\"",
                    "~actionpack/lib/action_dispatch/middleware/debug_exceptions.rb "
                            + "ActionDispatch::DebugExceptions#call"),
            List.of("PHP", "Symfony\\Component\\HttpKernel\\Exception\\NotFoundHttpException",
                    "No route found for \"GET https://almanac.example%s\"",
                    "~symfony/http-kernel/EventListener/RouterListener.php Symfony\\Component\\"
                            + "HttpKernel\\EventListener\\RouterListener::onKernelRequest"),
            List.of("ELIXIR", "Phoenix.Router.NoRouteError",
                    "no route found for GET %s (StationWeb.Router)",
                    "~lib/phoenix/router.ex Phoenix.Router.__call__/5"),
            List.of("NODE", "NotFoundError", "Cannot GET %s",
                    "~express/lib/router/index.js next"),
            List.of("JAVA", "org.springframework.web.servlet.NoHandlerFoundException",
                    "No endpoint GET %s.",
                    "~org.springframework.web.servlet.DispatcherServlet noHandlerFound"),
            List.of("PYTHON", "werkzeug.exceptions.NotFound", "404 Not Found: %s was not found",
                    "~flask/app.py raise_routing_exception"));

    private static final String[] ASKED = {"/wp-login.php", "/.env", "/admin/config.php",
        "/sitemap.xml.gz", "/api/v3/users/{int}", "/favicon-196.png", "/.git/HEAD",
        "/cgi-bin/luci", "/product/{uuid}/", "/old/page-{int}.html"};

    static LabelledPair missingRoutes(Draw draw) {
        List<String> router = draw.pick(ROUTERS);
        return LabelledPair.same(router.get(1), missing(router, draw), missing(router, draw));
    }

    private static Event missing(List<String> router, Draw draw) {
        Thrown thrown = new Thrown(router.get(1), router.get(2).formatted(draw.pick(ASKED)),
                List.of(Call.parse(router.get(3))));
        return Rendering.event(new BaseError(router.get(1), Platform.valueOf(router.getFirst()),
                List.of(thrown)), PLACE,
                Slots.of(draw.seed()));
    }

    // Traces in texts

    /// Messages into which somebody wrote a whole stack trace; `{count}` is a line.
    private static final List<MessageErrors> TRACES = List.of(
            new MessageErrors("", Platform.PYTHON, "log", "Task lantern.fines failed: Traceback "
                    + "(most recent call last):\n  File \"/app/lantern/fines.py\", line {count}, "
                    + "in collect\n    total = amount + fee\nTypeError: unsupported operand"),
            new MessageErrors("", Platform.JAVA, "log", "Unhandled exception in worker\n"
                    + "java.lang.IllegalStateException: closed\n\tat com.orchard.batch.Runner.run("
                    + "Runner.java:{count})\n\tat java.base/java.lang.Thread.run(Thread.java:"
                    + "{count})"),
            new MessageErrors("", Platform.UNITY, "log", "NullReferenceException: Object reference "
                    + "not set to an instance of an object\n  at Reef.Ship.Sail.Trim () [0x{hex16}]"
                    + " in <{hex32}>:{count}"),
            new MessageErrors("", Platform.NODE, "Error", "Worker exited: TypeError: x is not a "
                    + "function\n    at run (/srv/app/dist/worker.js:{count}:{count})\n    at "
                    + "process.processTicksAndRejections (node:internal/process/task_queues:95:5)"),
            new MessageErrors("", Platform.GO, "string", "panic: sensor closed\n\ngoroutine "
                    + "{count} [running]:\nmain.poll({ptr})\n\t/app/main.go:{count} +{ptr}"),
            new MessageErrors("", Platform.CSHARP, "log", "Job failed: System.TimeoutException: "
                    + "timed out\n   at Quarry.Jobs.Nightly.Run() in C:\\src\\Nightly.cs:line "
                    + "{count}"),
            new MessageErrors("", Platform.PHP, "log", "PHP Fatal error: Uncaught Error: Call to a "
                    + "member function id() on null in /var/www/app/Feed.php:{count}\nStack trace:"
                    + "\n#0 /var/www/app/Run.php({count}): App\\Feed->next()\n#1 {main}"));

    static LabelledPair traces(Draw draw) {
        MessageErrors left = draw.pick(TRACES);
        if (draw.chance(70)) {
            return LabelledPair.same(left.text(), left.event(Slots.of(draw.seed())),
                    left.event(Slots.of(draw.seed())));
        }
        MessageErrors right = left.text(left.text().replaceFirst("fines\\.py|Runner\\.run|Sail\\."
                + "Trim|worker\\.js|main\\.poll|Nightly\\.Run|Feed->next", "Other.other"));
        return LabelledPair.different(left.text(), left.event(Slots.of(1)),
                right.event(Slots.of(1)));
    }

    // Frames without names

    /// No debug files are there: images and addresses are all that is known.
    static LabelledPair unsymbolicated(Draw draw) {
        BaseError base = draw.of(Platform.APPLE, Platform.NATIVE);
        Deploy here = draw.deploy();
        if (draw.chance(65)) {
            LabelledPair pair = draw.moved(base, here, here.generated(draw.number()));
            return LabelledPair.same(base.name(), nameless(pair.left()), nameless(pair.right()));
        }
        BaseError other = draw.error(each -> each.platform() == base.platform()
                && !each.outer().type().equals(base.outer().type()));
        LabelledPair pair = draw.variant(false, base, other);
        return LabelledPair.different(base.name(), nameless(pair.left()), nameless(pair.right()));
    }

    private static Event nameless(Event event) {
        return Rewriting.frames(event, frame -> new Frame(null, null, null, null, null, null, null,
                null, List.of(), List.of(), frame.inApp(), Map.of(), frame.packageName(), null,
                frame.instructionAddress(), null));
    }
}
