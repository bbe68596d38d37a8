package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Faults of servers whose client has one type for all of them: Redis and RabbitMQ.
final class ServerFaults {

    /// What Redis answers begins with these.
    private static final Set<String> REDIS =
            Set.of(
                    "READONLY", "OOM", "LOADING", "MISCONF", "NOAUTH", "WRONGTYPE", "CLUSTERDOWN",
                    "BUSY", "NOSCRIPT", "EXECABORT", "MOVED", "ASK", "TRYAGAIN", "CROSSSLOT",
                    "NOREPLICAS", "MASTERDOWN", "WRONGPASS", "NOPERM", "BUSYGROUP", "NOGROUP",
                    "UNKILLABLE", "NOTBUSY");

    /// What RabbitMQ answers.
    private static final String[] RABBIT = {
        "ACCESS_REFUSED", "NOT_FOUND", "RESOURCE_LOCKED", "PRECONDITION_FAILED",
        "CONNECTION_FORCED", "COMMAND_INVALID", "CHANNEL_ERROR", "UNEXPECTED_FRAME",
        "RESOURCE_ERROR", "NOT_ALLOWED", "NOT_IMPLEMENTED", "FRAME_ERROR", "SYNTAX_ERROR"
    };

    private ServerFaults() {}

    /// The common wording; null when the type is none of those or the message is not known.
    static @Nullable EngineError of(String lastPart, String message) {
        String text = switch (lastPart) {
            case "ReplyError", "ResponseError", "RedisServerException", "JedisDataException",
                    "RedisCommandExecutionException", "CommandError", "RedisException",
                    "RedisError", "ServerException" ->
                redis(message);
            case "OperationInterruptedException", "ShutdownSignalException", "AMQPIOException",
                    "AMQPProtocolChannelException", "ChannelClosedByBroker",
                    "ConnectionClosedByBroker", "ShutdownException" ->
                rabbit(message);
            default -> null;
        };
        return text == null ? null : new EngineError(null, text, text);
    }

    private static @Nullable String redis(String message) {
        int start = message.startsWith("-") ? 1 : 0;
        int end = Shapes.endOfLetters(message, start, message.length());
        String word = message.substring(start, end);
        return REDIS.contains(word) ? "Redis " + word : null;
    }

    private static @Nullable String rabbit(String message) {
        for (String word : RABBIT) {
            if (message.contains(word)) {
                return "RabbitMQ " + word;
            }
        }
        return null;
    }
}
