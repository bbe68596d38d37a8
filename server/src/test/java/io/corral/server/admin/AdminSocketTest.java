package io.corral.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminSocketTest {

    @TempDir
    Path temporary;

    private final AdminFixture fixture = new AdminFixture();

    @Test
    void socket_isForItsOwnerOnly_andGoneAfterClose() throws IOException {
        Path path = temporary.resolve("admin.sock");
        try (AdminSocket socket = AdminSocket.open(path, fixture.handler)) {
            assertThat(socket).isNotNull();
            assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void requests_ofOneConnection_areAnsweredInTurn() throws IOException {
        Path path = Files.createFile(temporary.resolve("admin.sock"));
        try (AdminSocket socket = AdminSocket.open(path, fixture.handler);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
                var answers = new BufferedReader(new InputStreamReader(
                        Channels.newInputStream(client), StandardCharsets.UTF_8))) {
            assertThat(socket).isNotNull();
            send(client, "{\"command\":\"setup\",\"org\":\"acme\",\"project\":\"shop\"}");
            assertThat(answers.readLine()).contains("\"ok\":true", "\"org\":\"acme\"",
                    "\"projectId\":\"1\"", "\"token\":\"sntryu_");

            send(client, "{\"command\":\"user.list\"}");
            assertThat(answers.readLine()).contains("acme owner");

            send(client, "nonsense");
            assertThat(answers.readLine()).contains("\"ok\":false", "not understood");
        }
    }

    private static void send(SocketChannel client, String line) throws IOException {
        client.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
