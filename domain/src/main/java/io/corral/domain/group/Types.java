package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exception types that say little: those anybody throws for anything, and those that only wrap.
final class Types {

    private static final Set<String> GENERIC =
            Set.of(
                    "Error", "Exception", "RuntimeException", "Throwable", "errorString",
                    "wrapError", "fundamental", "withStack", "withMessage", "wrapErrors",
                    "AssertionError", "AssertionFailedError", "AssertionFailure", "panic",
                    "NSException", "NSError", "StandardError", "RuntimeError", "ErrorException",
                    "ApplicationException", "SystemException", "UnhandledRejection",
                    "UnhandledPromiseRejection", "Fatal Error", "FatalError", "Abort", "_Exception",
                    "StateError", "SIGABRT", "SIGTRAP", "EXC_BREAKPOINT", "EXC_CRASH", "String",
                    "Object", "InvariantViolation", "Invariant Violation", "AssertionException",
                    "HttpError", "HTTPError", "ApiError", "APIError", "AxiosError", "RequestError",
                    "ResponseError", "FetchError", "HttpException", "HTTPException",
                    "ApiException", "HttpRequestException", "WebException", "ResponseException",
                    "RequestException", "ServerError", "ClientError", "HttpErrorResponse",
                    "HttpClientErrorException", "HttpServerErrorException", "ServiceException",
                    "ApplicationError", "CustomError", "BaseError", "AppError", "BusinessException",
                    "DioError", "DioException", "GraphQLError", "ApolloError", "NetworkError",
                    "log_demo", "Message", "error", "Unhandled", "UnknownError", "GenericError",
                    "UncaughtException", "ErlangError", "NSInternalInconsistencyException",
                    "NSGenericException", "std::runtime_error", "std::exception",
                    "std::logic_error", "runtime_error", "logic_error", "exception",
                    "anyhow::Error");

    /// The same of those that version 2 knows besides.
    private static final Set<String> LATER_GENERIC =
            Set.of(
                    "trap", "abort", "Debug.LogError", "Debug.LogException",
                    "Debug.LogAssertion", "Debug.LogWarning", "DatabaseError", "CodedError");

    /// Types of the standard libraries for any wrong argument, state or value: guards throw them.
    private static final Set<String> BROAD =
            Set.of(
                    "IllegalStateException", "IllegalArgumentException",
                    "InvalidOperationException", "ArgumentException", "ArgumentNullException",
                    "ArgumentOutOfRangeException", "NullPointerException",
                    "UnsupportedOperationException", "ValueError", "TypeError", "LookupError",
                    "ArgumentError", "LogicException", "InvalidArgumentException",
                    "DomainException", "UnexpectedValueException", "OutOfRangeException",
                    "RangeException", "FormatException", "RangeError", "std::invalid_argument",
                    "std::out_of_range", "NSInvalidArgumentException", "ExceptionInfo",
                    "VerificationException", "ConditionError", "ContractException",
                    "joinError");

    private static final Set<String> WRAPPERS =
            Set.of(
                    "InvocationTargetException", "ExecutionException",
                    "UndeclaredThrowableException",
                    "CompletionException", "TargetInvocationException", "AggregateException",
                    "PrivilegedActionException", "NestedServletException", "UndeliverableException",
                    "OnErrorNotImplementedException", "CompositeException", "MappableException",
                    "InvokerInvocationException", "ExecutionError", "UncheckedExecutionException",
                    "RejectedPromise", "wrapError", "withStack", "withMessage", "wrapErrors",
                    "ExceptionInInitializerError", "TypeInitializationException", "EJBException",
                    "EJBTransactionRolledbackException", "MethodInvocationException",
                    "ReactiveException", "BoxedException", "GroovyRuntimeException",
                    "HandlerDispatchFailedException", "WrappedException", "ExceptionGroup",
                    "BaseExceptionGroup", "AggregateError");

    private Types() {}

    /// Anybody throws it for anything: the message tells more.
    static boolean isGeneric(@Nullable String type) {
        return type == null || GENERIC.contains(type) || GENERIC.contains(lastPart(type));
    }

    /// The same with what version 2 knows besides.
    static boolean isLaterGeneric(@Nullable String type) {
        return isGeneric(type) || (type != null && LATER_GENERIC.contains(type));
    }

    /// The same of those that an application throws, rather than a system for it: the words it
    /// begins with tell one `throw` of a function from the next.
    static boolean isThrownByAnybody(@Nullable String type) {
        return type != null && isLaterGeneric(type) && !type.startsWith("NS")
                && !type.startsWith("EXC")
                && !type.startsWith("SIG") && !type.equals("trap") && !type.equals("abort");
    }

    /// Ends of types that say only who answered, or with which status: a service, a client of it, a
    /// check of input. What was wrong is in the message.
    private static final String[] ANSWERS = {
        "ServiceException", "ServiceError", "ApiException", "ApiError", "APIError",
        "InvalidRequestError", "InvalidRequestException", "BadRequestError",
        "BadRequestException", "ClientException", "ClientError", "ServerException",
        "ResponseError", "ResponseException", "FirebaseError", "FirebaseException",
        "HttpException", "ConflictException", "ForbiddenException", "UnauthorizedException",
        "UnprocessableEntityException", "UserInputError", "UserError", "BusinessException"
    };

    /// The type says who answered, and the message what.
    static boolean isAnswer(@Nullable String type) {
        if (type == null || type.startsWith("System.")) {
            return false;
        }
        for (String end : ANSWERS) {
            if (type.endsWith(end)) {
                return true;
            }
        }
        return lastPart(type).equals("NotFoundException");
    }

    /// A type that a package for JavaScript defines: many of them threw a bare `Error` before.
    static boolean isOfPackage(@Nullable String type) {
        return type != null && (type.equals("AxiosError")
                || type.equals("UnknownDependenciesException"));
    }

    /// It interrupts whatever runs when a limit of time is over, so that only where the work began
    /// says what it was.
    static boolean interrupts(@Nullable String type) {
        return type != null
                && switch (lastPart(type)) {
                    case "SoftTimeLimitExceeded", "TimeLimitExceeded", "RequestTimeoutException",
                            "RequestTimeoutError", "FunctionTimedOut", "WorkerTimeout",
                            "JobTimeoutException" ->
                        true;
                    default -> type.equals("Sidekiq::Shutdown") || type.equals("Interrupt");
                };
    }

    /// Guards throw it for anything: the message tells more where a guard threw it.
    static boolean isBroad(@Nullable String type) {
        return type != null && (BROAD.contains(lastPart(type)) || isMessage(type));
    }

    /// The type of everything that goes wrong in a runtime, a protocol or a framework: its message
    /// is what other types are elsewhere, and counts even beside functions that tell.
    private static final Set<String> MESSAGES =
            Set.of(
                    "panic", "HTTPError", "HttpError", "HTTPException", "HttpException",
                    "HttpRequestException", "HttpErrorResponse", "ErlangError", "FlutterError",
                    "PlatformException", "MissingPluginException", "FirebaseException",
                    "UnityException", "StateError", "Debug.LogError", "Debug.LogException",
                    "Debug.LogAssertion", "Debug.LogWarning");

    static boolean isMessage(@Nullable String type) {
        return type != null && (MESSAGES.contains(type) || MESSAGES.contains(lastPart(type)));
    }

    /// It only carries another exception.
    static boolean isWrapper(@Nullable String type) {
        return type != null && WRAPPERS.contains(lastPart(type));
    }

    /// The type as newer versions of a runtime or standard library spell it.
    static String spelledAlike(String type) {
        String renamed = RenamedTypes.common(type);
        if (!renamed.equals(type)) {
            return renamed;
        }
        if (type.startsWith("_") && (type.endsWith("Error") || type.endsWith("Exception"))
                && type.length() > 7) {
            return type.substring(1);
        }
        String plain = withoutModule(withoutNamespace(type));
        plain = plain.startsWith("class ") ? plain.substring(6) : plain;
        plain = plain.startsWith("struct ") ? plain.substring(7) : plain;
        for (String inline : new String[]{"std::__1::", "std::__ndk1::", "std::__cxx11::"}) {
            plain = plain.startsWith(inline) ? "std::" + plain.substring(inline.length()) : plain;
        }
        plain = plain.startsWith("javax.") && isOfJakarta(plain)
                ? "jakarta" + plain.substring(5)
                : plain;
        int code = plain.indexOf(" [ERR_");
        plain = code > 0 ? plain.substring(0, code) : plain;
        int anonymous = plain.indexOf("@anonymous");
        return anonymous > 0 ? plain.substring(0, anonymous) : plain;
    }

    /// `System.NullReferenceException` and `UnityEngine.MissingReferenceException`, whose namespace
    /// some players and SDKs leave out.
    private static String withoutNamespace(String type) {
        if (type.startsWith("UnityEngine.")) {
            return lastPart(type);
        }
        boolean plain = type.startsWith("System.") && type.indexOf('.', 7) < 0;
        return plain ? type.substring(7) : type;
    }

    /// `shop.models.DoesNotExist` is `DoesNotExist`: a module of Python, in small letters.
    private static String withoutModule(String type) {
        int dot = type.lastIndexOf('.');
        if (dot <= 0 || dot == type.length() - 1 || !Character.isUpperCase(type.charAt(dot + 1))) {
            return type;
        }
        for (int i = 0; i < dot; i++) {
            char c = type.charAt(i);
            boolean small = Character.isLetterOrDigit(c) && !Character.isUpperCase(c);
            if (!small && "._".indexOf(c) < 0) {
                return type.endsWith(".DoesNotExist") || type.endsWith(".MultipleObjectsReturned")
                        ? type.substring(dot + 1)
                        : type;
            }
        }
        return type.substring(dot + 1);
    }

    /// Packages of Java EE, which have another name since they went to another owner.
    private static boolean isOfJakarta(String type) {
        int end = type.indexOf('.', 6);
        return end > 0 && switch (type.substring(6, end)) {
            case "persistence", "servlet", "ws", "validation", "ejb", "mail", "jms", "faces",
                    "enterprise", "inject", "resource", "el" ->
                true;
            default -> false;
        };
    }

    /// Whether a panic of Go's runtime may come under the type: what was recovered is an error of
    /// the runtime or was made into a text first.
    static boolean isOfGo(String type) {
        return type.equals("*errors.errorString") || type.equals("*fmt.wrapError")
                || type.equals("panic") || type.equals("string") || type.startsWith("runtime.");
    }

    /// Whether the type stands for whatever a system answers, so that only the message says what.
    /// Those of .NET have a name for each fault, and speak the language of the system.
    static boolean isOfSystem(@Nullable String type) {
        return type == null || !type.startsWith("System.") || type.equals("System.IO.IOException")
                || type.equals("System.Net.Sockets.SocketException");
    }

    /// Whether a name has its package or namespace in front: `Shop.Pay.IBank`, `App\Bank`.
    static boolean isQualified(String name) {
        int dot = Math.max(name.indexOf('.'), Math.max(name.indexOf('\\'), name.indexOf("::")));
        String last = lastPart(name);
        return dot > 0 && name.indexOf(' ') < 0 && !last.isEmpty()
                && Character.isUpperCase(last.charAt(0));
    }

    static String lastPart(String type) {
        int from = Math.max(type.lastIndexOf('.'), type.lastIndexOf('\\'));
        from = Math.max(from, type.lastIndexOf(':'));
        from = Math.max(from, type.lastIndexOf('$'));
        from = Math.max(from, type.lastIndexOf('*'));
        return type.substring(from + 1);
    }
}
