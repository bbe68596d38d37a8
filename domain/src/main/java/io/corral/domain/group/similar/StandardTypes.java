package io.corral.domain.group.similar;

import java.util.List;
import java.util.Set;

/// Exception types of languages, browsers and operating systems that name their fault. What they
/// say besides is up to the version and the language of whatever throws them, so that another
/// message is no other bug. Types for anything, such as `ValueError` and `IOException`, are none of
/// them.
final class StandardTypes {

    private static final List<String> NAMESPACES =
            List.of(
                    "System.", "java.", "javax.", "jdk.", "kotlin.", "kotlinx.", "scala.",
                    "groovy.", "clojure.lang.", "runtime.", "std::", "core::", "json.",
                    "socket.", "ssl.", "asyncio.", "decimal.", "builtins.", "UnityEngine.");

    /// What systems answer: the type says only that it was the system.
    private static final Set<String> OF_SYSTEMS =
            words("""
                    IOException IOError OSError EnvironmentError SocketException SocketError
                    SystemCallError ExternalException COMException Win32Exception
                    FileSystemException NSCocoaErrorDomain NSPOSIXErrorDomain NSURLErrorDomain""");

    /// [ECMAScript](https://262.ecma-international.org/) and
    /// [DOMException](https://webidl.spec.whatwg.org/#idl-DOMException-error-names).
    private static final Set<String> OF_BROWSERS =
            words("""
                    TypeError RangeError ReferenceError SyntaxError URIError EvalError InternalError
                    AggregateError DOMException IndexSizeError HierarchyRequestError
                    WrongDocumentError InvalidCharacterError NoModificationAllowedError
                    NotFoundError NotSupportedError InUseAttributeError InvalidStateError
                    InvalidModificationError NamespaceError InvalidAccessError TypeMismatchError
                    SecurityError AbortError URLMismatchError QuotaExceededError TimeoutError
                    InvalidNodeTypeError DataCloneError EncodingError NotReadableError
                    ConstraintError DataError TransactionInactiveError ReadOnlyError VersionError
                    OperationError NotAllowedError OptOutError OverconstrainedError CompileError
                    LinkError""");

    private static final Set<String> OF_THE_JVM =
            words("""
                    NullPointerException ClassCastException ArithmeticException
                    ArrayIndexOutOfBoundsException StringIndexOutOfBoundsException
                    IndexOutOfBoundsException ArrayStoreException NegativeArraySizeException
                    NumberFormatException NoSuchElementException InputMismatchException
                    ConcurrentModificationException DateTimeParseException DateTimeException
                    ParseException ClassNotFoundException NoClassDefFoundError NoSuchMethodError
                    NoSuchFieldError NoSuchMethodException NoSuchFieldException AbstractMethodError
                    IncompatibleClassChangeError UnsatisfiedLinkError VerifyError OutOfMemoryError
                    StackOverflowError InterruptedException CancellationException TimeoutException
                    EOFException FileNotFoundException NoSuchFileException AccessDeniedException
                    CharacterCodingException MalformedInputException SocketTimeoutException
                    ConnectException UnknownHostException BindException SSLHandshakeException
                    URISyntaxException MalformedURLException PatternSyntaxException
                    MissingResourceException MatchError MatchException
                    UninitializedPropertyAccessException KotlinNullPointerException
                    MissingMethodException MissingPropertyException ArityException""");

    private static final Set<String> OF_DOT_NET =
            words("""
                    NullReferenceException InvalidCastException FormatException OverflowException
                    DivideByZeroException IndexOutOfRangeException KeyNotFoundException
                    ArgumentNullException ArgumentOutOfRangeException InvalidOperationException
                    ObjectDisposedException UnauthorizedAccessException OperationCanceledException
                    TaskCanceledException OutOfMemoryException StackOverflowException
                    AccessViolationException DllNotFoundException TypeLoadException
                    MissingMemberException NotSupportedException NotImplementedException
                    DirectoryNotFoundException PathTooLongException EndOfStreamException
                    SEHException AmbiguousMatchException MissingReferenceException
                    UnassignedReferenceException""");

    private static final Set<String> OF_PYTHON =
            words("""
                    AttributeError BufferError EOFError FloatingPointError ImportError
                    ModuleNotFoundError IndexError KeyError KeyboardInterrupt MemoryError NameError
                    NotImplementedError OverflowError RecursionError StopIteration
                    StopAsyncIteration IndentationError TabError SystemError UnboundLocalError
                    UnicodeError UnicodeDecodeError UnicodeEncodeError ZeroDivisionError
                    BlockingIOError ChildProcessError BrokenPipeError ConnectionAbortedError
                    ConnectionRefusedError ConnectionResetError FileExistsError FileNotFoundError
                    InterruptedError IsADirectoryError NotADirectoryError PermissionError
                    ProcessLookupError CancelledError JSONDecodeError InvalidOperation gaierror
                    SSLCertVerificationError""");

    private static final Set<String> OF_RUBY_AND_PHP =
            words("""
                    NoMethodError FrozenError FiberError ThreadError RegexpError LocalJumpError
                    FloatDomainError LoadError NoMatchingPatternError NoMatchingPatternKeyError
                    SystemStackError UncaughtThrowError JSON::ParserError ParseError
                    DivisionByZeroError ArgumentCountError UnhandledMatchError JsonException Warning
                    Notice Deprecated""");

    private static final Set<String> OF_OTHERS =
            words("""
                    LateError LateInitializationError UnsupportedError UnimplementedError
                    HandshakeException PathNotFoundException IntegerDivisionByZeroException
                    FunctionClauseError CaseClauseError CondClauseError WithClauseError BadMapError
                    BadArityError BadFunctionError BadBooleanError UndefinedFunctionError
                    SystemLimitError Enum.EmptyError Protocol.UndefinedError
                    NSInternalInconsistencyException NSInvalidArgumentException NSRangeException
                    NSUnknownKeyException NSGenericException NSObjectNotAvailableException
                    NSFileHandleOperationException NSDestinationInvalidException
                    CALayerInvalidGeometry trap abort""");

    private static final List<Set<String>> ALL =
            List.of(
                    OF_BROWSERS, OF_THE_JVM, OF_DOT_NET, OF_PYTHON, OF_RUBY_AND_PHP, OF_OTHERS);

    private StandardTypes() {}

    private static Set<String> words(String list) {
        return Set.of(list.split("\\s+"));
    }

    /// Whether a system answered, in words that are the only thing to say what.
    static boolean isOfSystem(String type) {
        return OF_SYSTEMS.contains(type.substring(type.lastIndexOf('.') + 1));
    }

    /// Whether the type names its fault.
    static boolean isTelling(String type) {
        String plain = type.startsWith("_") ? type.substring(1) : type;
        return !isOfSystem(type) && (NAMESPACES.stream().anyMatch(plain::startsWith)
                || plain.indexOf(' ') > 0
                || ALL.stream().anyMatch(names -> names.contains(plain)));
    }
}
