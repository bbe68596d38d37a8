package io.corral.server.admin;

import io.corral.engine.admin.AdminHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes administrative commands on a Unix socket that only the server's own user can open. One
/// request a line, one answer a line; a connection may send several.
public final class AdminSocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);

    private static final int CONNECTIONS_MAX = 8;
    private static final int CLOSE_WAIT_SECONDS = 2;
    private static final int REQUEST_CHARACTERS_MAX = 64 * 1024;

    private final Path path;
    private final AdminHandler handler;
    private final ServerSocketChannel server;
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private AdminSocket(Path path, AdminHandler handler, ServerSocketChannel server) {
        this.path = path;
        this.handler = handler;
        this.server = server;
    }

    /// Opens the socket, replacing one that a killed process left behind: the caller owns the data
    /// directory.
    ///
    /// @throws UncheckedIOException when it cannot be opened, for example because its path is
    ///     longer
    ///     than the about 100 bytes systems allow
    public static AdminSocket open(Path path, AdminHandler handler) {
        Path unready = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(unready);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(unready));
            Files.setPosixFilePermissions(
                    unready, PosixFilePermissions.fromString("rw-------"));
            Files.move(unready, path, StandardCopyOption.ATOMIC_MOVE);
            AdminSocket socket = new AdminSocket(path, handler, server);
            socket.threads.execute(socket::acceptAll);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("the admin socket " + path + " cannot be opened", e);
        }
    }

    private void acceptAll() {
        while (server.isOpen()) {
            connections.acquireUninterruptibly();
            try {
                SocketChannel client = server.accept();
                threads.execute(() -> serve(client));
            } catch (ClosedChannelException | RejectedExecutionException _) {
                return;
            } catch (IOException e) {
                connections.release();
                LOG.warn("a connection to the admin socket failed: {}", e.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                var in = new BufferedReader(new InputStreamReader(
                        Channels.newInputStream(client), StandardCharsets.UTF_8));
                var out = new PrintStream(
                        Channels.newOutputStream(client), true, StandardCharsets.UTF_8)) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                out.println(AdminWire.answer(line, handler));
            }
        } catch (IOException e) {
            LOG.debug("a client left the admin socket: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("an administrative command failed", e);
        } finally {
            connections.release();
        }
    }

    /// The next line; empty at the end.
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == REQUEST_CHARACTERS_MAX) {
                throw new IOException("a request longer than " + REQUEST_CHARACTERS_MAX);
            }
            line.append((char) c);
        }
        return line.toString();
    }

    /// Stops listening, waits a little for running commands, then hangs up.
    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
            threads.shutdown();
            boolean quiet = connections.tryAcquire(
                    CONNECTIONS_MAX - 1, CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!quiet) {
                LOG.info("hanging up on the admin socket");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + path, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
