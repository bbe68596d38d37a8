package io.corral.server.config;

import io.corral.domain.project.Quota;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything an operator can set. A component is a key: `http.trustedProxies` is written
/// `http.trusted-proxies` in the file, `CORRAL_HTTP_TRUSTED_PROXIES` in the environment and
/// `--http-trusted-proxies` as a flag.
public record Configuration(
        @Setting(value = ConfigurationReader.DEFAULT_DIRECTORY,
                doc = "Directory that holds everything. One server owns it"
                        + " at a time.") Path data,

        @Setting(value = "127.0.0.1", doc = "Address to listen on; `0.0.0.0` for all.") String host,

        @Setting(value = "9000", doc = "Port to listen on; `0` for any free one.") int port,

        @Setting(doc = "Public address, for DSNs and links, such as `https://errors.example.com`."
                + " Without it: `http://` with host and port.") @Nullable URI url,

        @Setting(value = "90d", doc = "How long events are kept, in whole days. A project may keep"
                + " them for less or more.") Duration retention,

        Http http,
        Intake intake,
        Digest digest,
        EventStore eventStore,
        Upkeep upkeep,
        Limits limits,
        Quotas quotas,
        Webhook webhook,
        Outgoing outgoing,
        Log log) {

    /// The listener.
    public record Http(
            @Setting(doc = "Addresses or networks of proxies whose `X-Forwarded-*` headers count,"
                    + " such as `10.0.0.0/8, ::1`.") List<String> trustedProxies,

            @Setting(value = "4096",
                    doc = "Connections open at the same time; more wait.") int connectionsMax,

            @Setting(value = "30s", doc = "Longest silence of a client while it sends headers or"
                    + " body.") Duration readTimeout,

            @Setting(value = "20s", doc = "Longest wait for running requests when the server"
                    + " stops.") Duration drainTimeout) {}

    /// Taking events in.
    public record Intake(
            @Setting(value = "48 MiB", doc = "All bodies in memory together; more are refused with"
                    + " 429.") ByteSize inFlight,

            @Setting(value = "2000000", doc = "Requests waiting to be digested; a longer queue"
                    + " refuses with 429.") long queueEntriesMax,

            @Setting(value = "8 GiB", doc = "Bytes waiting to be digested; a larger queue refuses"
                    + " with 429.") ByteSize queueBytesMax) {}

    /// Turning what was taken into events and issues.
    public record Digest(
            @Setting(value = "5000", doc = "Requests in one batch at most.") int batchRows,

            @Setting(value = "100ms",
                    doc = "Longest wait for a batch to fill.") Duration batchWait) {}

    /// The column store.
    public record EventStore(
            @Setting(value = "160 MiB",
                    doc = "Memory for queries and writes together.") ByteSize memory,

            @Setting(value = "2", doc = "Threads of one query.") int threads) {}

    /// What the server does by itself.
    public record Upkeep(
            @Setting(value = "30s", doc = "How often the stores write their logs into their files."
                    + " Rarer is less writing; more often is smaller"
                    + " logs.") Duration checkpointEvery,

            @Setting(value = "1h", doc = "How often what is older than it may be is"
                    + " forgotten.") Duration retentionEvery) {

        public Upkeep {
            if (!checkpointEvery.isPositive() || !retentionEvery.isPositive()) {
                throw new IllegalArgumentException(
                        "upkeep must have intervals longer than nothing");
            }
        }
    }

    /// What may be sent when nothing narrower is set on organisation or project.
    public record Quotas(
            @Setting(
                    doc = "An organisation: `1000000/1d`.") @Nullable Quota organization,

            @Setting(
                    doc = "A project: `6000/1m`.") @Nullable Quota project,

            @Setting(value = "3000/1m", doc = "API requests of one token or session.") Quota api) {}

    /// The one notifier there is so far.
    public record Webhook(
            @Setting(doc = "Address that is told about new and regressed issues; nobody is without"
                    + " it.") @Nullable URI url,

            @Setting(value = "100", doc = "Messages in an hour at most; what is above is counted in"
                    + " the next one.") int hourlyMax) {}

    /// Requests the server makes by itself.
    public record Outgoing(
            @Setting(doc = "Private addresses or networks that webhooks and the like may reach,"
                    + " as in `192.168.7.0/24`; no others.") List<String> allowedNetworks,

            @Setting(value = "10s", doc = "Longest wait for an answer.") Duration timeout) {}

    /// The log on standard error.
    public record Log(
            @Setting(value = "info",
                    doc = "What is written: `error`, `warn`, `info` or `debug`.") LogLevel level,

            @Setting(value = "text", doc = "`text` for people, `json` for machines, one object a"
                    + " line.") LogFormat format) {}

    /// How much is logged.
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /// How it is written.
    public enum LogFormat {
        TEXT,
        JSON
    }

    public Configuration {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, found " + port);
        }
        if (retention.toDays() < 1) {
            throw new IllegalArgumentException(
                    "retention must be at least a day, found " + Values.print(retention));
        }
        if (url != null && (url.getHost() == null || !List.of("http", "https")
                .contains(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "url must be like https://errors.example.com, found " + url);
        }
    }

    /// The same for another data directory.
    public Configuration withData(Path other) {
        return new Configuration(other, host, port, url, retention, http, intake, digest,
                eventStore, upkeep, limits, quotas, webhook, outgoing, log);
    }

    /// The public address without a slash at its end.
    ///
    /// @param boundPort the port listened on, which differs when 0 was asked for
    public String publicUrl(int boundPort) {
        if (url != null) {
            return url.toString().replaceAll("/+$", "");
        }
        String name = switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        };
        return "http://" + name + ":" + boundPort;
    }
}
