package io.corral.server.ops;

import io.corral.store.WorkQueue;
import io.corral.store.outbox.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/// The server's meters, in Prometheus' text form. Names begin with `corral.`.
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /// Meters of the process and of what waits.
    public Metrics(WorkQueue queue, Outbox outbox) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("corral.queue.entries", queue, each -> each.depth().entries())
                .description("Requests waiting to be digested").register(registry);
        Gauge.builder("corral.queue.bytes", queue, each -> each.depth().bytes())
                .description("Bytes waiting to be digested").baseUnit("bytes").register(registry);
        Gauge.builder("corral.queue.writable", queue, each -> each.isWritable() ? 1 : 0)
                .description("1 while events can be taken").register(registry);
        // Nobody else keeps this one, and a gauge does not either unless it is told to.
        Gauge.builder("corral.outbox.entries", outbox, Outbox::depth).strongReference(true)
                .description("Notifications waiting to be delivered").register(registry);
        Gauge.builder("process.resident.memory", ResidentMemory::bytes).baseUnit("bytes")
                .description("Memory of the process that is in RAM").register(registry);
    }

    /// Where other parts register meters of their own.
    public MeterRegistry registry() {
        return registry;
    }

    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
