package dev.tagloop.server.operations;

import dev.tagloop.server.http.ApiLevel;
import dev.tagloop.server.storage.Database;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;

/**
 * What the server measures of itself: requests, writes, the machine under it. Labels hold route templates and statuses, never an id, a
 * name or anything else of what people store.
 */
public final class Metrics implements AutoCloseable {
    /** Upper edges of the buckets that durations are counted in. */
    private static final Duration[] EDGES = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    /** A caller may make up any method; only these become labels. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Meter.MeterProvider<Timer> requests;

    public Metrics(Database database) {
        this.requests = Timer.builder("tagloop.http.requests")
                .description("Requests that were answered, until the answer was ready to be sent")
                .serviceLevelObjectives(EDGES)
                .withRegistry(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        Gauge.builder("tagloop.build.info", () -> 1)
                .description("The release of the program, as a label")
                .tag("release", ApiLevel.programRelease())
                .register(registry);
        watchWrites(database);
    }

    private void watchWrites(Database database) {
        Gauge.builder("tagloop.writes.waiting", database, Database::waitingWrites)
                .description("Writes in the queue before the one writer")
                .register(registry);
        DistributionSummary batch = DistributionSummary.builder("tagloop.writes.batch")
                .description("Writes that shared one commit")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128)
                .register(registry);
        Meter.MeterProvider<Timer> commit = Timer.builder("tagloop.writes.commit")
                .description("From the first write of a batch to the end of its commit")
                .serviceLevelObjectives(EDGES)
                .withRegistry(registry);
        Timer committed = commit.withTag("outcome", "committed");
        Timer undone = commit.withTag("outcome", "undone");
        database.onCommit((writes, took, durable) -> {
            batch.record(writes);
            (durable ? committed : undone).record(took);
        });
    }

    /**
     * Counts a request.
     *
     * @param route its template, such as {@code /api/tasks/{id}}
     * @param took until its answer was ready
     */
    public void answered(String method, String route, int status, Duration took) {
        String known = METHODS.contains(method) ? method : "(other)";
        requests.withTags("method", known, "route", route, "status", Integer.toString(status))
                .record(took);
    }

    /** All of it, in the text format of Prometheus. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
