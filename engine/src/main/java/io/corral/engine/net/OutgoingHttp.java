package io.corral.engine.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// The only HTTP client that leaves the process. Names are resolved once per connection, refused
/// addresses are dropped from the answer, and the connection goes to what is left: neither a
/// redirect nor a name that changes its address in between leads elsewhere. Thread-safe.
public final class OutgoingHttp implements AutoCloseable {

    private static final int REDIRECTS_MAX = 3;
    private static final int CONNECTIONS_MAX = 8;

    private final CloseableHttpClient client;

    /// What a server answered.
    public record Reply(int status) {
        /// Whether the server took the request.
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /// A client that only connects where the guard allows it.
    ///
    /// @param timeout for connecting and for each wait for an answer
    public OutgoingHttp(AddressGuard guard, Duration timeout) {
        Timeout wait = Timeout.of(timeout);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedNames(guard))
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(wait)
                                .setSocketTimeout(wait)
                                .setTimeToLive(30, TimeUnit.SECONDS)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(wait)
                        .setMaxRedirects(REDIRECTS_MAX)
                        .build())
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .setUserAgent("Corral")
                .build();
    }

    /// Sends JSON.
    ///
    /// @throws SendException when the target is refused or does not answer
    public Reply post(URI target, Map<String, String> headers, byte[] json) {
        String scheme = target.getScheme();
        if (target.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new SendException(false, "target must be an http or https address", null);
        }
        var request = new HttpPost(target);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        try {
            return client.execute(request, response -> new Reply(response.getCode()));
        } catch (RefusedTargetException e) {
            throw new SendException(false, e.sentence, e);
        } catch (IOException e) {
            throw new SendException(true, "no answer from " + target.getHost(), e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static final class RefusedTargetException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        RefusedTargetException(String host) {
            sentence = "target " + host + " is a private or special address; allow its network"
                    + " with outgoing.allowed-networks to let Corral connect to it";
        }
    }

    private record GuardedNames(AddressGuard guard) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
            InetAddress[] allowed =
                    Arrays.stream(all).filter(guard::allows).toArray(InetAddress[]::new);
            if (allowed.length == 0) {
                throw new RefusedTargetException(host);
            }
            return allowed;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
