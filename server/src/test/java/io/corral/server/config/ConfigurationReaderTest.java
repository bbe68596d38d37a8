package io.corral.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.domain.project.Quota;
import io.corral.server.config.Configuration.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

    @TempDir
    Path temporary;

    @Test
    void flag_winsOverEnvironment_whichWinsOverFile() throws IOException {
        Path file = Files.writeString(temporary.resolve("my.conf"), """
                                                                    # three of three
                                                                    port = 1

                                                                    retention = 7 d
                                                                    log.format = json
                                                                    """);
        Map<String, String> environment =
                Map.of("CORRAL_PORT", "2", "CORRAL_RETENTION", "14d", "PATH", "/bin");

        Configuration read = new ConfigurationReader().read(
                List.of("--config", file.toString(), "--port=3"), environment);

        assertThat(read.port()).isEqualTo(3);
        assertThat(read.retention()).isEqualTo(Duration.ofDays(14));
        assertThat(read.log().format()).isEqualTo(LogFormat.JSON);
    }

    @Test
    void file_inDataDirectory_isRead() throws IOException {
        Files.writeString(temporary.resolve("corral.conf"), "port = 81\n");

        assertThat(read("--data", temporary.toString()).port()).isEqualTo(81);
    }

    @Test
    void values_haveUnits() {
        Configuration read = read("--limits-event", "512KiB", "--quotas-project", "600/m",
                "--http-trusted-proxies", "10.0.0.0/8, ::1", "--digest-batch-wait", "1s");

        assertThat(read.limits().event()).isEqualTo(new ByteSize(512 * 1024));
        assertThat(read.quotas().project()).isEqualTo(new Quota(600, Duration.ofMinutes(1)));
        assertThat(read.http().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(read.digest().batchWait()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void unknownName_isRefusedWithNearest() throws IOException {
        Path file = Files.writeString(temporary.resolve("my.conf"), "\nretenton = 1d\n");

        assertRefused(List.of("--prot", "80"), Map.of(),
                "Unknown flag --prot; did you mean --port?");
        assertRefused(List.of(), Map.of("CORRAL_HSOT", "::"),
                "Unknown environment variable CORRAL_HSOT; did you mean CORRAL_HOST?");
        assertRefused(List.of("--config", file.toString()), Map.of(),
                "Unknown key retenton (" + file + ", line 2); did you mean retention?");
    }

    @Test
    void variablesOfTheLauncher_areNotKeys() {
        assertThat(new ConfigurationReader().read(List.of(), Map.of(
                "CORRAL_JAVA_OPTS", "-Xmx1g", "CORRAL_NO_BUILD", "1")).port()).isEqualTo(9000);
    }

    @Test
    void wrongValue_isRefusedWithWhatIsExpected() {
        assertRefused(List.of("--port", "http"), Map.of(),
                "--port: expected a whole number, found \"http\".");
        assertRefused(List.of("--port", "70000"), Map.of(),
                "The port must be between 0 and 65535, found 70000.");
        assertRefused(List.of("--port"), Map.of(), "The flag --port needs a value.");
        assertRefused(List.of("--port="), Map.of(), "--port: expected a value, found \"\".");
        assertRefused(List.of(), Map.of("CORRAL_LOG_LEVEL", "loud"),
                "CORRAL_LOG_LEVEL: expected one of error, warn, info, debug, found \"loud\".");
        assertRefused(List.of("--retention", "3h"), Map.of(),
                "The retention must be at least a day, found 3h.");
        assertRefused(List.of("--url", "errors.example.com"), Map.of(),
                "The url must be like https://errors.example.com, found errors.example.com.");
        assertRefused(List.of("--limits-event", "1 MB"), Map.of(),
                "--limits-event: expected a size such as 64 KiB or 200 MiB, found \"1 MB\".");
    }

    private static Configuration read(String... flags) {
        return new ConfigurationReader().read(List.of(flags), Map.of());
    }

    private static void assertRefused(
            List<String> flags, Map<String, String> environment, String sentence) {
        assertThatExceptionOfType(WrongConfiguration.class)
                .isThrownBy(() -> new ConfigurationReader().read(flags, environment))
                .withMessage(sentence);
    }
}
