package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What systems answer, what processors raise and what calls by gRPC end with.
class SystemFaultsTest {

    private static final Frame FRAME = Errors.at("shop.stock", "take");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "ENOENT: no such file or directory, open '/srv/a' | no such file",
        "[Errno 2] No such file or directory: '/srv/a' | no such file",
        "The system cannot find the file specified. (os error 2) | no such file",
        "C:\\a (Das System kann die angegebene Datei nicht finden) | no such file",
        "open /srv/a: permission denied | denied", "/srv/a (Zugriff verweigert) | denied",
        "filesystem error: cannot rename: No space left on device [/srv/a] | no space",
        "The process cannot access the file because it is being used by another process. | in use",
        "accept: too many open files | too many open files",
    })
    void of_answerOfASystem_isTheSameOnAllSystems(String message, String fault) {
        assertThat(SystemFaults.of(message)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({"cart is empty", "''", "x"})
    void of_otherMessage_nothing(String message) {
        assertThat(SystemFaults.of(message)).isNull();
        assertThat(RpcStatuses.of(message)).isNull();
    }

    @Test
    void keys_typeStandsForAllFaults_theFaultCountsBesideFrames() {
        var missing = Errors.on("node").raised("Error", "ENOENT: no such file, open 'a'", FRAME);
        var denied =
                Errors.on("node").raised("Error", "EACCES: permission denied, open 'a'", FRAME);
        var other = Errors.on("node").raised("Error", "EACCES: permission denied, open 'b'", FRAME);

        assertThat(denied.key()).isEqualTo(other.key()).isNotEqualTo(missing.key());
    }

    @Test
    void keys_typesOfDotNet_speakTheLanguageOfTheSystem_theFaultDoesNotCount() {
        var english = Errors.on("csharp").raised(
                "System.UnauthorizedAccessException", "Access to the path 'a' is denied.", FRAME);
        var japanese = Errors.on("csharp").raised(
                "System.UnauthorizedAccessException", "パス 'a' へのアクセスが拒否されました。", FRAME);

        assertThat(english.key()).isEqualTo(japanese.key());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SIGSEGV | EXCEPTION_ACCESS_VIOLATION_READ / 0x1f",
        "SIGSEGV | EXC_BAD_ACCESS / KERN_INVALID_ADDRESS / 0x8", "SIGTRAP | EXC_BREAKPOINT",
        "SIGILL | EXC_BAD_INSTRUCTION", "SIGABRT | EXC_CRASH", "SIGSEGV | SIGBUS"
    })
    void keys_crashOnAnotherSystem_oneKey(String one, String other) {
        long key = Errors.on("native").raised(one, "Segfault", FRAME).key();

        assertThat(Errors.on("native").raised(other, "Fatal Error: " + other, FRAME).key())
                .isEqualTo(key);
        assertThat(Errors.on("native").raised("SIGFPE", "Segfault", FRAME).key())
                .isNotEqualTo(key);
    }

    @Test
    void common_typeThatOnlyBeginsLikeOne_isNone() {
        assertThat(CrashTypes.common("SIGSEGVHandlerError")).isNull();
        assertThat(CrashTypes.common("")).as("what is left of System.").isNull();
        assertThat(CrashTypes.common("Error")).isNull();
        assertThat(CrashTypes.saysNothing("trap", "Fatal error: arithmetic overflow")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "rpc error: code = Unavailable desc = connection closed",
        "14 UNAVAILABLE: No connection established", "UNAVAILABLE: io exception", "UNAVAILABLE",
        "Status(StatusCode=\"Unavailable\", Detail=\"failed to connect\")",
        "status: Unavailable, message: \"error trying to connect\", details: []",
        "gRPC Error (code: 14, codeName: UNAVAILABLE, message: x)",
    })
    void of_callThatFailed_itsStatusInEveryLanguage(String message) {
        assertThat(RpcStatuses.of(message)).isEqualTo("rpc error UNAVAILABLE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "dart | DioError | DioException", "python | socket.timeout | TimeoutError",
        "php | Twig_Error_Runtime | Twig\\Error\\RuntimeError",
        "java | HttpClientErrorException$NotFound | HttpClientErrorException",
        "ruby | RestClient::ResourceNotFound | RestClient::NotFound",
        "unity | NullReferenceException | System.NullReferenceException",
        "unity | UnityEngine.MissingReferenceException | MissingReferenceException",
        "node | error | DatabaseError"
    })
    void keys_typeThatWasRenamed_oneKey(String platform, String older, String newer) {
        assertThat(Errors.on(platform).raised(older, "404 Not Found", FRAME).key())
                .isEqualTo(Errors.on(platform).raised(newer, "404 Not Found", FRAME).key());
    }
}
