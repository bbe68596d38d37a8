package io.corral.domain.group;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;

/// PHP as version 2 knows it: libraries by namespace where no path tells, proxies and compiled
/// templates under the name of what they stand for. A class names its methods well enough without
/// the file.
final class LaterPhp implements LaterFrames.Lesson {

    private static final Verdict SDK = Verdict.noise("error or performance monitoring");
    private static final Verdict MADE = Verdict.noise("proxy or compiled container");
    private static final Verdict CALL = Verdict.noise("call by name");
    private static final Verdict CORE = Verdict.library("core of a well-known application");
    private static final Verdict GENERATED = Verdict.library("compiled container or cache");
    private static final Verdict LIBRARY = Verdict.library("well-known library").unlessClaimed();

    private static final PrefixTable NAMES =
            new PrefixTable.Builder()
                    .put(SDK, """
                            Sentry\\ Bugsnag\\ Rollbar\\ Facade\\Ignition Spatie\\LaravelIgnition
                            Spatie\\Ignition Spatie\\FlareClient DDTrace\\ OpenTelemetry\\
                            NewRelic Elastic\\Apm Whoops\\ Raygun4php Honeybadger\\ Airbrake\\
                            Tracy\\
                            """)
                    .except("Sentry\\Sample")
                    .put(
                            CALL,
                            """
                            call_user_func call_user_func_array ReflectionMethod
                            ReflectionFunction ReflectionClass Closure::call Closure::__invoke
                            forward_static_call forward_static_call_array array_map array_walk
                            array_filter usort array_reduce uasort uksort iterator_apply
                            preg_replace_callback spl_autoload_call func_get_args __autoload
                            """)
                    .put(
                            LIBRARY,
                            """
                            Illuminate\\ Laravel\\ Symfony\\ Doctrine\\ Twig\\ Monolog\\
                            GuzzleHttp\\ Psr\\ Composer\\ PHPUnit\\ Slim\\ Cake\\ CodeIgniter\\
                            yii\\ Yiisoft\\ Zend\\ Laminas\\ Mezzio\\ Nette\\ League\\ Carbon\\
                            Ramsey\\ Predis\\ Aws\\ Stripe\\ Google\\ Spatie\\ Livewire\\
                            Filament\\ Inertia\\ Barryvdh\\ Hyperf\\ Swoole\\ Workerman\\
                            Spiral\\ React\\ Amp\\ Revolt\\ Drupal\\ Magento\\Framework
                            TYPO3\\CMS Shopware\\Core October\\Rain PhpAmqpLib\\ Elasticsearch\\
                            Elastic\\ MongoDB\\ Phalcon\\ Mockery\\ Nyholm\\ Http\\ Buzz\\
                            ApiPlatform\\ EasyCorp\\ Sonata\\ FOS\\ JMS\\ Knp\\ Liip\\ Lexik\\
                            Maatwebsite\\ Tymon\\ Dingo\\ Nuwave\\ Webonyx\\ GraphQL\\
                            Fruitcake\\ Propel\\ Cycle\\ Enqueue\\ Interop\\ Pheanstalk\\
                            Resque\\ Prooph\\ Ratchet\\ Bref\\ Runtime\\ FastRoute\\ Pimple\\
                            DI\\ Invoker\\ Respect\\ Egulias\\ PhpParser\\ Dompdf\\ Mpdf\\
                            PhpOffice\\ PHPMailer\\ Swift_ Twig_ Smarty WP_Hook WP_ Requests_ WC_
                            Zend_ Mage_ PhpOption\\ Dotenv\\ Brick\\ Money\\ Algolia\\
                            Meilisearch\\ Pusher\\ Vonage\\ Twilio\\ Mailgun\\ SendGrid\\
                            Kreait\\ Hashids\\ Intervention\\
                            """)
                    .build();

    @Override
    public @Nullable Verdict verdict(Frame frame) {
        String path = Names.path(frame).replace('\\', '/');
        String function = frame.function();
        if (function != null && isMade(function)) {
            return MADE;
        }
        if (function != null) {
            Verdict known = NAMES.find(withoutProxy(function));
            if (known != null && known.role() == Role.NOISE) {
                return known;
            }
            if (known != null && !path.contains("/app/") && !path.contains("/src/")) {
                return known;
            }
        }
        if (path.contains("/wp-includes/") || path.contains("/wp-admin/")
                || path.contains("/web/core/lib/") || path.contains("phar://")) {
            return CORE;
        }
        boolean views = path.contains("/storage/framework/views/") || path.contains("/twig/");
        boolean cache = path.contains("/var/cache/") || path.contains("/bootstrap/cache/")
                || path.contains("/generated/code/");
        return cache && !views ? GENERATED : null;
    }

    @Override
    public FrameName name(Frame frame, FrameName first) {
        String raw = frame.function();
        if (raw == null || Names.isUnnamed(raw)) {
            return first;
        }
        String name = withoutProxy(raw.replace("->", "::"));
        if (name.startsWith("__TwigTemplate_") || isInclude(name)) {
            int method = name.indexOf("::");
            String unit = isInclude(name) ? first.unit() : "<template>";
            return new FrameName(
                    unit, method < 0 ? "include" : name.substring(method + 2), "template");
        }
        name = closure(name);
        name = anonymousClass(name);
        if (name.isEmpty()) {
            return FrameName.weak(first.unit(), "closure without the name of its function");
        }
        boolean method = name.indexOf("::") > 0;
        return new FrameName(
                method ? "" : first.unit(), name,
                name.equals(raw) ? null : "closure or class folded");
    }

    /// Proxies of Doctrine, which hand on to the class they stand for, and the container that
    /// Symfony compiles, which makes a service in one way or another with each version.
    private static boolean isMade(String function) {
        return function.contains("__CG__\\")
                || (function.startsWith("Container") && function.indexOf('\\') == 16);
    }

    private static boolean isInclude(String name) {
        return switch (name) {
            case "include", "require", "include_once", "require_once" -> true;
            default -> false;
        };
    }

    /// `Proxies\__CG__\App\User::name` and `ContainerX\UserGhostA1b2c3d::name` are `App\User::name`
    /// and `User::name`.
    private static String withoutProxy(String name) {
        int proxy = name.indexOf("__CG__\\");
        if (proxy >= 0) {
            return name.substring(proxy + 7);
        }
        int interceptor = name.indexOf("\\Interceptor::");
        if (interceptor > 0) {
            return name.substring(0, interceptor) + name.substring(interceptor + 12);
        }
        String plain = withoutHash(name);
        if (!plain.equals(name)) {
            return plain;
        }
        for (String mark : new String[]{"Ghost", "Proxy"}) {
            int at = name.indexOf(mark);
            int end = at < 0 ? -1 : name.indexOf("::", at);
            boolean made = end - at - mark.length() == 7 && name.startsWith("Container")
                    && Shapes.isHex(name, at + mark.length(), end);
            if (made) {
                return name.substring(name.lastIndexOf('\\', at) + 1, at) + name.substring(end);
            }
        }
        return name;
    }

    /// The container that Symfony compiles, `ContainerVoubWdQ\App_KernelProdContainer::get`, has a
    /// namespace with a hash.
    private static String withoutHash(String name) {
        boolean made = name.startsWith("Container") && name.indexOf('\\') == 16
                && !name.contains("Ghost") && !name.contains("Proxy");
        return made ? "Container" + name.substring(16) : name;
    }

    /// `{closure:App\Cart::add():12}` belongs to the function it names; older versions name the
    /// class or the namespace only.
    private static String closure(String name) {
        int named = name.lastIndexOf("{closure:");
        if (named >= 0) {
            String inner = name.substring(named + 9);
            int arguments = inner.indexOf("()");
            String owner = arguments > 0 ? inner.substring(0, arguments) : "";
            return owner.startsWith("/") ? "" : owner;
        }
        int closure = name.indexOf("{closure");
        if (closure < 0) {
            return name;
        }
        int owner = name.lastIndexOf("::", closure);
        return owner > 0 ? name.substring(0, name.indexOf("::")) + "::{closure}" : "";
    }

    private static String anonymousClass(String name) {
        int anonymous = name.indexOf("@anonymous");
        if (anonymous < 0) {
            return name;
        }
        int method = name.lastIndexOf("::");
        return "class@anonymous"
                + (method > anonymous ? name.substring(method) : "");
    }
}
