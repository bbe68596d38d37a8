package io.corral.domain.group;

import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Exceptions that version 2 of the algorithm knows to only carry another one.
final class Wrappers {

    /// Last words of types that frameworks put around whatever was thrown.
    private static final Set<String> WRAPPERS =
            Set.of(
                    "ServletException", "CompilerException", "UncheckedIOException",
                    "PersistenceException", "RollbackException", "TransactionSystemException",
                    "JpaSystemException", "BeanCreationException", "BeanInstantiationException",
                    "UnsatisfiedDependencyException", "ListenerExecutionFailedException",
                    "ListenerExecutionFailed", "MessageHandlingException", "MessagingException",
                    "JobExecutionException", "ProvisionException", "CreationException",
                    "TemplateProcessingException", "TemplateInputException", "JasperException",
                    "CamelExecutionException", "RuntimeCamelException", "StreamsException",
                    "MojoExecutionException", "ELException", "FacesException",
                    "RetriesExhaustedException", "ReactiveException", "PropagatedException",
                    "SneakyThrowException", "ActorInitializationException", "PreRestartException",
                    "HttpUnhandledException", "DependencyResolutionException",
                    "ActivationException", "XamlParseException", "FunctionInvocationException",
                    "ViewException", "HandlerFailedException", "WrappedExceptionsException",
                    "WrapperError", "AsyncError", "ParallelWaitError", "CommandInvokeError",
                    "RemoteTraceback", "_RemoteTraceback", "RetryError", "UncaughtPromiseError",
                    "UnhandledPromiseRejection", "CombinedError", "TemplateError",
                    "TransportWrapper", "SparkException",
                    "RetryLimitExceededException", "EvaluationException",
                    "ExtendedServletRequestException");

    /// Types whose last word is common, so that only the whole name tells.
    private static final Set<String> WHOLE =
            Set.of(
                    "Twig\\Error\\RuntimeError", "Twig_Error_Runtime",
                    "ActionView::Template::Error", "Sidekiq::JobRetry::Handled",
                    "Sidekiq::JobRetry::Skip", "Liquid::InternalError", "celery.exceptions.Retry",
                    "celery.exceptions.MaxRetriesExceededError",
                    "Hangfire.Server.JobPerformanceException",
                    "Retry");

    /// Characters of a text that may stand in another one by chance.
    private static final int SHORT = 8;

    /// Longer messages are not searched for others: a search may cost the product of both lengths.
    private static final int MESSAGE_MAX = 2000;

    private Wrappers() {}

    static boolean isKnown(@Nullable String type) {
        return type != null
                && (WHOLE.contains(type) || WRAPPERS.contains(Types.lastPart(type)));
    }

    /// Rust: what anyhow and eyre put around an error only says what was being done.
    static boolean isContext(@Nullable String type, String platform) {
        return type != null && (platform.equals("native") || platform.equals("rust"))
                && (type.equals("Error") || type.equals("anyhow::Error")
                        || type.equals("Report") || type.equals("eyre::Report"));
    }

    /// Whether a library translated the exception of another library, as Django does with those of
    /// drivers: the same words, and nothing of the application in between.
    static boolean isSameWords(Link outer, Link inner, String platform) {
        String message = outer.exception().value();
        return message != null && !message.isBlank()
                && message.equals(inner.exception().value())
                && inner.stack().app().isEmpty() && !inner.stack().hasWeakApp()
                && isOfLibrary(outer.exception(), platform);
    }

    /// Whether the inner error is the source of the outer one, which has its text: newer SDKs for
    /// Rust and Go report it as an exception of its own, older ones do not.
    static boolean isSource(Link outer, Link inner, String platform) {
        String message = outer.exception().value();
        String told = inner.exception().value();
        boolean convention = platform.equals("go") || platform.equals("native")
                || platform.equals("rust");
        return convention && message != null && told != null && told.length() > SHORT
                && message.length() <= MESSAGE_MAX
                && inner.stack().isEmpty() && message.contains(told);
    }

    /// Suppressed exceptions and the like, which only say how something was put together.
    static boolean isNote(@Nullable String type) {
        return type != null
                && switch (Types.lastPart(type)) {
                    case "OnAssemblyException", "DiagnosticCoroutineContextException",
                            "CoroutinesInternalError", "StackTraceRecoveryException" ->
                        true;
                    default -> false;
                };
    }

    /// An exception that was raised again as another one of its kind with the same words, or which
    /// a runtime copied to show both stacks, as coroutines of Kotlin do.
    static boolean isCopy(Link outer, Link inner) {
        String type = outer.exception().type();
        String message = outer.exception().value();
        return type != null && message != null && !message.isBlank()
                && type.equals(inner.exception().type())
                && message.equals(inner.exception().value());
    }

    /// Why a request was cancelled, which newer versions of .NET add to the exception; that
    /// something was cancelled, which older ones of Python say below the timeout.
    static boolean isCancelled(Link outer, Link inner) {
        String type = outer.exception().type();
        String within = inner.exception().type();
        if (type == null || within == null || !inner.stack().app().isEmpty()) {
            return false;
        }
        return switch (Types.lastPart(type)) {
            case "TaskCanceledException" -> switch (Types.lastPart(within)) {
                case "TimeoutException", "OperationCanceledException", "TaskCanceledException",
                        "IOException", "SocketException" ->
                    true;
                default -> false;
            };
            case "TimeoutError" -> Types.lastPart(within).equals("CancelledError");
            default -> false;
        };
    }

    /// What a middleware makes of any error: its text is the phrase of the status.
    static boolean isStatusOnly(Link outer) {
        String value = outer.exception().value();
        String type = outer.exception().type();
        return type != null && value != null && (value.equals("Internal Server Error")
                || value.equals("Internal server error"))
                && (type.startsWith("Http") || type.startsWith("Internal"));
    }

    /// Whether the outer exception adds nothing: its text ends with the text of the inner one, and
    /// its type is anybody's or a library's; or its text is that of the inner one.
    static boolean repeats(Link outer, Link inner, String platform) {
        String message = outer.exception().value();
        String type = inner.exception().type();
        String wrapped = inner.exception().value();
        if (message == null || type == null) {
            return false;
        }
        if (message.startsWith("Execution exception[[")) {
            return true;
        }
        if (isOfSpring(outer.exception())) {
            return true;
        }
        boolean generic = Types.isGeneric(outer.wording().type());
        if (generic && wrapped != null && !wrapped.isBlank() && message.equals(wrapped)) {
            return true;
        }
        if (wrapped != null && isTranslated(message, wrapped)
                && isOfLibrary(outer.exception(), platform)) {
            return true;
        }
        boolean bare = wrapped == null || wrapped.isEmpty();
        message = withoutBracket(message);
        boolean ends = endsWith(message, bare ? type : type + ": " + wrapped);
        ends |= bare && endsWith(message, type + ": null");
        return ends && (generic || isOfLibrary(outer.exception(), platform));
    }

    /// Exceptions of Spring only translate what others threw; up to version 5 the text of that
    /// stands at the end of theirs.
    private static boolean isOfSpring(ExceptionValue exception) {
        String module = exception.module();
        String type = exception.type();
        return (module != null && module.startsWith("org.springframework."))
                || (type != null && type.startsWith("org.springframework."));
    }

    /// What Spring makes of an exception of a library for databases: its text and the statement.
    private static boolean isTranslated(String message, String wrapped) {
        return wrapped.length() > 8 && message.startsWith(wrapped)
                && message.startsWith("; SQL [", wrapped.length());
    }

    /// What `Unexpected exception[NumberFormatException: no number]` says within its brackets.
    private static String withoutBracket(String message) {
        return message.endsWith("]") && message.indexOf('[') > 0
                ? message.substring(0, message.length() - 1)
                : message;
    }

    private static boolean endsWith(String message, String suffix) {
        int before = message.length() - suffix.length() - 1;
        return message.endsWith(suffix)
                && (before < 0 || !Character.isLetterOrDigit(message.charAt(before)));
    }

    /// Whether a library or the runtime defines the type.
    static boolean isOfLibrary(ExceptionValue exception, String platform) {
        String type = exception.type();
        String module = exception.module();
        if (module == null || module.isEmpty()) {
            int dot = type == null ? -1 : type.lastIndexOf('.');
            module = dot > 0 && type != null ? type.substring(0, dot) : null;
        }
        if (module == null) {
            return false;
        }
        return isLibrary(module, platform);
    }

    /// Whether a class or package is that of a library or the runtime.
    static boolean isLibrary(String module, String platform) {
        Frame frame = new Frame(null, null, module, null, null, null, null, null,
                List.of(), List.of(), null, Map.of(), null, null,
                null, null);
        Verdict verdict = Languages.of(frame, platform, Algorithm.SECOND).verdict(frame);
        return verdict != null && verdict.role() != Role.APP;
    }
}
