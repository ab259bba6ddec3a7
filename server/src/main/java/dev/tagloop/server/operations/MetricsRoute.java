package dev.tagloop.server.operations;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /metrics} for Prometheus and what reads its format. */
public final class MetricsRoute {
    private static final String PATH = "/metrics";
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final Access access;
    private final Metrics metrics;
    private final MetricsAccess readers;

    public MetricsRoute(Access access, Metrics metrics, MetricsAccess readers) {
        this.access = access;
        this.metrics = metrics;
        this.readers = readers;
    }

    public void declare(Routes routes) {
        switch (readers) {
            case OWNER -> routes.get(PATH, this::forOwner);
            case LOCAL ->
                routes.open(HandlerType.GET, PATH, call -> {
                    if (isDirectAndLocal(call.context())) {
                        send(call);
                    } else {
                        forOwner(call);
                    }
                });
            case OFF -> {
                return;
            }
        }
    }

    private void forOwner(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
        send(call);
    }

    private void send(Call call) {
        call.context().header("Cache-Control", "no-store");
        call.bytes(
                200, "text/plain; version=0.0.4; charset=utf-8", metrics.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Behind a proxy on this machine everybody's connection is local: what came through one does not count. */
    private static boolean isDirectAndLocal(Context context) {
        try {
            return InetAddress.getByName(context.ip()).isLoopbackAddress()
                    && OF_PROXIES.stream().allMatch(header -> context.header(header) == null);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
