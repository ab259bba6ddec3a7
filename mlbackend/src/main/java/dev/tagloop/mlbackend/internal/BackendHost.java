package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.mlbackend.BackendOptions;
import dev.tagloop.mlbackend.BackendServerException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The listening host: routes in, JSON out, every failure in one shape. */
public final class BackendHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackendHost.class);

    private final BackendOptions options;
    private final BackendRoutes routes;
    private final Optional<BasicAuth> auth;
    private final Javalin javalin;
    private final CountDownLatch closed = new CountDownLatch(1);

    private BackendHost(MlBackend backend, BackendOptions options) {
        this.options = options;
        this.routes = new BackendRoutes(backend, options);
        this.auth = options.login().map(BasicAuth::new);
        this.javalin = Javalin.create(this::configure);
    }

    /** Binds and listens. */
    public static BackendHost start(MlBackend backend, BackendOptions options) {
        BackendHost host = new BackendHost(backend, options);
        try {
            host.javalin.start(options.host(), options.port());
        } catch (RuntimeException e) {
            host.close();
            throw new BackendServerException(
                    "The backend cannot listen on " + options.host() + ":" + options.port()
                            + ": is the port taken by another program? Choose another one with --port (0 takes a free one).",
                    e);
        }
        return host;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = options.requestBytes() + 1;
        config.router.ignoreTrailingSlashes = true;
        config.concurrency.useVirtualThreads = true;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.before(this::admit);
        routes.declare(config.routes);
        config.routes.exception(HostFault.class, BackendHost::answer);
        config.routes.exception(
                NotReadyException.class,
                (e, context) -> answer(HostFault.busy(e.getMessage(), e.retryAfter()), context));
        config.routes.exception(
                BackendException.class, (e, context) -> answer(HostFault.failed(e.getMessage()), context));
        config.routes.exception(
                HttpResponseException.class, (e, context) -> fault(context, e.getStatus(), e.getMessage()));
        config.routes.exception(Exception.class, BackendHost::defect);
    }

    private void admit(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        if (auth.isPresent() && !auth.get().lets(context)) {
            context.header("WWW-Authenticate", "Basic realm=\"Login required\"");
            fault(context, 401, "Send the user name and password of this backend.");
            context.skipRemainingHandlers();
        }
    }

    private static void answer(HostFault fault, Context context) {
        fault.retrySeconds().ifPresent(seconds -> context.header("Retry-After", Long.toString(seconds)));
        fault(context, fault.status(), fault.getMessage());
    }

    /** A defect of the backend's own code: who asked learns its kind, the log has the rest. */
    private static void defect(Exception e, Context context) {
        LOG.warn("{} {} failed", context.method(), context.path(), e);
        fault(context, 422, "The model failed: " + e.getClass().getSimpleName() + ". Its log has more.");
    }

    private static void fault(Context context, int status, String message) {
        json(
                context.status(status),
                JsonNodeFactory.instance.objectNode().put("status", "error").put("detail", message));
    }

    static void json(Context context, JsonNode answer) {
        context.contentType("application/json").result(Json.writeAscii(answer));
    }

    /** The address for programs on this machine. */
    public String url() {
        String host = options.host();
        try {
            if (InetAddress.getByName(host).isAnyLocalAddress()) {
                host = "localhost";
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the backend listens on " + host + " but the name is unknown", e);
        }
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    /** The port. */
    public int port() {
        return javalin.port();
    }

    /** Waits for the end. */
    public void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        routes.close();
        javalin.stop();
        closed.countDown();
    }
}
