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
                    "UnityException", "StateError");

    static boolean isMessage(@Nullable String type) {
        return type != null && MESSAGES.contains(lastPart(type));
    }

    /// It only carries another exception.
    static boolean isWrapper(@Nullable String type) {
        return type != null && WRAPPERS.contains(lastPart(type));
    }

    /// The type as newer versions of a runtime or standard library spell it.
    static String spelledAlike(String type) {
        if (type.equals("_CastError") || type.equals("_TypeError")) {
            return "TypeError";
        }
        if (type.startsWith("_") && (type.endsWith("Error") || type.endsWith("Exception"))
                && type.length() > 7) {
            return type.substring(1);
        }
        if (type.equals("runtime.errorAddressString")) {
            return "runtime.errorString";
        }
        String plain = type.startsWith("class ") ? type.substring(6) : type;
        plain = plain.startsWith("struct ") ? plain.substring(7) : plain;
        for (String inline : new String[]{"std::__1::", "std::__ndk1::", "std::__cxx11::"}) {
            plain = plain.startsWith(inline) ? "std::" + plain.substring(inline.length()) : plain;
        }
        plain = plain.startsWith("System.Data.SqlClient.")
                ? "Microsoft" + plain.substring(6)
                : plain;
        plain = plain.startsWith("javax.") && isOfJakarta(plain)
                ? "jakarta" + plain.substring(5)
                : plain;
        int code = plain.indexOf(" [ERR_");
        plain = code > 0 ? plain.substring(0, code) : plain;
        int anonymous = plain.indexOf("@anonymous");
        return anonymous > 0 ? plain.substring(0, anonymous) : plain;
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

    static String lastPart(String type) {
        int from = Math.max(type.lastIndexOf('.'), type.lastIndexOf('\\'));
        from = Math.max(from, type.lastIndexOf(':'));
        from = Math.max(from, type.lastIndexOf('$'));
        from = Math.max(from, type.lastIndexOf('*'));
        return type.substring(from + 1);
    }
}
