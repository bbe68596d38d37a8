package io.corral.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.envelope.ItemLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    /// Operators have these in files: a key is never renamed, and a default changes on purpose
    /// only.
    private static final String KEYS = """
                                       data = corral-data
                                       host = 127.0.0.1
                                       port = 9000
                                       url =
                                       retention = 90d
                                       http.trusted-proxies =
                                       http.connections-max = 4096
                                       http.read-timeout = 30s
                                       http.drain-timeout = 20s
                                       intake.in-flight = 48 MiB
                                       intake.queue-entries-max = 2000000
                                       intake.queue-bytes-max = 8 GiB
                                       digest.batch-rows = 5000
                                       digest.batch-wait = 100ms
                                       event-store.memory = 160 MiB
                                       event-store.threads = 2
                                       upkeep.checkpoint-every = 30s
                                       upkeep.retention-every = 1h
                                       limits.envelope = 200 MiB
                                       limits.items-max = 1000
                                       limits.event = 1 MiB
                                       limits.transaction = 1 MiB
                                       limits.span = 12 MiB
                                       limits.attachment = 200 MiB
                                       limits.feedback = 1 MiB
                                       limits.security = 1 MiB
                                       limits.client-report = 100 KiB
                                       limits.session = 10 MiB
                                       limits.log = 12 MiB
                                       limits.profile = 50 MiB
                                       limits.replay = 10 MiB
                                       quotas.organization =
                                       quotas.project =
                                       quotas.api = 3000/1m
                                       webhook.url =
                                       webhook.hourly-max = 100
                                       outgoing.allowed-networks =
                                       outgoing.timeout = 10s
                                       log.level = info
                                       log.format = text
                                       """;

    private final Configuration defaults =
            new ConfigurationReader().read(List.of(), Map.of());

    @Test
    void keysAndDefaults_arePinned() {
        assertThat(Key.all().stream()
                .map(key -> (key.name() + " = " + key.defaultText()).strip()))
                .containsExactlyElementsOf(KEYS.lines().toList());
    }

    @Test
    void environmentAndFlags_areUnique() {
        assertThat(Key.all().stream().map(Key::environment)).doesNotHaveDuplicates();
        assertThat(Key.all().stream().map(Key::flag)).doesNotHaveDuplicates();
    }

    @Test
    void itemLimits_ofDefaults_areThoseOfTheParser() {
        assertThat(defaults.limits().itemLimits()).isEqualTo(ItemLimits.defaults());
    }

    @Test
    void publicUrl_namesWhatABrowserReaches() {
        assertThat(defaults.publicUrl(9000)).isEqualTo("http://127.0.0.1:9000");
        assertThat(read("--host", "0.0.0.0").publicUrl(81)).isEqualTo("http://127.0.0.1:81");
        assertThat(read("--host", "::1").publicUrl(81)).isEqualTo("http://[::1]:81");
        assertThat(read("--url", "https://e.example.com/base/").publicUrl(81))
                .isEqualTo("https://e.example.com/base");
    }

    @Test
    void help_namesEveryFlag() {
        assertThat(HelpText.serve()).contains(Key.all().stream().map(Key::flag).toList());
        assertThat(HelpText.serve().lines()).allMatch(line -> line.length() <= 100);
    }

    private static Configuration read(String... flags) {
        return new ConfigurationReader().read(List.of(flags), Map.of());
    }
}
