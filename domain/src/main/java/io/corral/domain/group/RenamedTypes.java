package io.corral.domain.group;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Types of errors that have another name in other versions of a runtime, library or driver: the
/// name that stands for all of them.
final class RenamedTypes {

    /// A line has the name for all, then the others; a line with a space in front goes on.
    private static final String NAMES = """
            TimeoutError timeout socket.timeout asyncio.TimeoutError
            CancelledError asyncio.CancelledError
            OSError IOError EnvironmentError socket.error
            SSLError SSLCertVerificationError CertificateError
            NewConnectionError NameResolutionError
            ClientConnectorError ClientConnectorDNSError
            IntegrityError UniqueViolation ForeignKeyViolation NotNullViolation CheckViolation
            ProgrammingError UndefinedTable UndefinedColumn
            OperationalError DeadlockDetected QueryCanceled AdminShutdown SerializationFailure
             LockNotAvailable
            DataError NumericValueOutOfRange StringDataRightTruncation InvalidTextRepresentation
            Twig\\Error\\RuntimeError Twig_Error_Runtime
            Twig\\Error\\SyntaxError Twig_Error_Syntax
            Twig\\Error\\LoaderError Twig_Error_Loader
            Doctrine\\DBAL\\Exception Doctrine\\DBAL\\DBALException
            Doctrine\\ORM\\Exception\\ORMException Doctrine\\ORM\\ORMException
            Error Symfony\\Component\\Debug\\Exception\\FatalThrowableError
             Symfony\\Component\\ErrorHandler\\Error\\FatalError
            Error Symfony\\Component\\Debug\\Exception\\FatalErrorException
            Error Symfony\\Component\\ErrorHandler\\Error\\UndefinedMethodError
             Symfony\\Component\\Debug\\Exception\\UndefinedMethodException
            Error Symfony\\Component\\ErrorHandler\\Error\\ClassNotFoundError
             Symfony\\Component\\Debug\\Exception\\ClassNotFoundException
            Illuminate\\Database\\QueryException
             Illuminate\\Database\\UniqueConstraintViolationException
            Symfony\\Component\\Mailer\\Exception\\TransportException Swift_TransportException
            Faraday::ConnectionFailed Faraday::Error::ConnectionFailed
            Faraday::TimeoutError Faraday::Error::TimeoutError
            Faraday::ClientError Faraday::Error::ClientError
            Faraday::ResourceNotFound Faraday::Error::ResourceNotFound
            RestClient::NotFound RestClient::ResourceNotFound
            Elastic::Transport::Transport::Errors::NotFound
             Elasticsearch::Transport::Transport::Errors::NotFound
            Redis::CannotConnectError RedisClient::CannotConnectError
            Redis::TimeoutError RedisClient::ReadTimeoutError
            Mysql2::Error Mysql2::Error::ConnectionError Mysql2::Error::TimeoutError
            MySqlConnector.MySqlException MySql.Data.MySqlClient.MySqlException
            Microsoft.Data.SqlClient.SqlException System.Data.SqlClient.SqlException
            System.Text.Json.JsonException System.Text.Json.JsonReaderException
            DioException DioError
            SocketException _ClientSocketException
            FileSystemException PathNotFoundException PathAccessException PathExistsException
            TypeError _CastError _TypeError
            NullPointerException KotlinNullPointerException TypeCastException
            MongoServerError MongoError
            DatabaseError error
            Error CodedError
            *pgconn.PgError *pq.Error
            ActiveSupport::DelegationError Module::DelegationError
            EntityNotFoundError EntityNotFound
            runtime.errorString runtime.errorAddressString runtime.boundsError
             runtime.plainError
            *pgconn.PgError *pgx.PgError
            *errors.errorString *fmt.wrapError *fmt.wrapErrors
             *xerrors.wrapError *errors.joinError
             *errors.wrapError
            *fs.PathError *os.PathError
            ArgumentError Date::Error
            ErrorException Illuminate\\View\\ViewException
             Facade\\Ignition\\Exceptions\\ViewException
             Spatie\\LaravelIgnition\\Exceptions\\ViewException
            JSONDecodeError json.decoder.JSONDecodeError simplejson.errors.JSONDecodeError
             requests.exceptions.JSONDecodeError
            ImportError ModuleNotFoundError
            ApplicationNotResponding ANR
            WatchdogTermination OutOfMemory
            ObjCRuntime.ObjCException Foundation.MonoTouchException
            """;

    private static final Map<String, String> COMMON = new HashMap<>();

    /// Types with a nested one for each status or fault, in newer versions only.
    private static final Set<String> OUTER =
            Set.of("HttpClientErrorException", "HttpServerErrorException",
                    "WebClientResponseException", "FeignException", "RemoteServiceException");

    static {
        for (String line : NAMES.replace("\n ", " ").lines().toList()) {
            String[] names = line.split(" ", -1);
            for (int i = 1; i < names.length; i++) {
                COMMON.put(names[i], names[0]);
            }
        }
    }

    private RenamedTypes() {}

    /// The type that newer versions of a runtime give to the message.
    static String byMessage(String type, String message) {
        return switch (type) {
            case "RuntimeError" ->
                message.startsWith("can't modify frozen ") ? "FrozenError" : type;
            case "ErrorException", "Warning" -> message.endsWith("Division by zero")
                    || message.endsWith("Modulo by zero") ? "DivisionByZeroError" : type;
            case "ActionView::Template::Error" -> message.startsWith("undefined method ")
                    ? "NoMethodError"
                    : message.startsWith("undefined local variable") ? "NameError" : type;
            default -> type;
        };
    }

    /// The name for all; of errors of Rust's crates the last word, which is all that some versions
    /// of the SDK send; the type itself when it has always had its name.
    static String common(String type) {
        String renamed = COMMON.get(type);
        if (renamed != null) {
            return renamed;
        }
        if (type.startsWith("App Hang")) {
            return "App Hanging";
        }
        if (type.endsWith("::Error") && Character.isLowerCase(type.charAt(0))) {
            return "Error";
        }
        int nested = type.indexOf('$');
        boolean outer = nested > 0 && OUTER.contains(type.substring(0, nested));
        return outer ? type.substring(0, nested) : type;
    }
}
