package io.corral.cli.admin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens on the admin socket of a directory and gives every request the same answer.
final class FakeServer implements AutoCloseable {

    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocketChannel server;
    private final String answer;

    FakeServer(Path data, String answer) throws IOException {
        this.answer = answer;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(data.resolve("admin.sock")));
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                requests.add(new BufferedReader(new InputStreamReader(
                        Channels.newInputStream(client), StandardCharsets.UTF_8)).readLine());
                client.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException _) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
