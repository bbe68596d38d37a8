package io.corral.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private static InetAddress address(String literal) {
        return Networks.literal(literal).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1"})
    void allows_specialAddress_false(String literal) {
        var guard = new AddressGuard(Networks.of(List.of()));

        assertThat(guard.allows(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"})
    void allows_publicAddress_true(String literal) {
        var guard = new AddressGuard(Networks.of(List.of()));

        assertThat(guard.allows(address(literal))).isTrue();
    }

    @Test
    void allows_networkOfTheOperator_true() {
        var guard = new AddressGuard(Networks.of(List.of("192.168.7.0/24", "::1")));

        assertThat(guard.allows(address("192.168.7.9"))).isTrue();
        assertThat(guard.allows(address("192.168.8.9"))).isFalse();
        assertThat(guard.allows(address("::1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0", "10.0.0.256", "", "::1/200"})
    void of_noNetwork_refusedByName(String entry) {
        assertThatThrownBy(() -> Networks.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
