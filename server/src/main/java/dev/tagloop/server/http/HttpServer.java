package dev.tagloop.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening server: routes in, answers out, every failure in the API's shape. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Attributes of a request: the template of its path, and when it came. */
    private static final String ROUTE = "tagloop.route";

    private static final String START = "tagloop.start";

    private final Routes routes;
    private final Authenticator authenticator;
    private final BodyReader bodies;
    private final RequestListener listener;
    private final Draining draining = new Draining();
    private final Optional<WebFiles> web = WebFiles.find();
    private final Duration stopTimeout;
    private final int port;
    private final Javalin javalin;

    /**
     * What the server listens on and how much it takes.
     *
     * @param requestLimit the most bytes of a request
     * @param temporary the folder for large bodies
     * @param stopTimeout how long requests that run may take to end when the server stops
     */
    public record Settings(String host, int port, long requestLimit, Path temporary, Duration stopTimeout) {}

    private HttpServer(
            Settings settings,
            ServerSocketChannel listening,
            Routes routes,
            Authenticator authenticator,
            RequestListener listener) {
        this.routes = routes;
        this.authenticator = authenticator;
        this.listener = listener;
        this.bodies = new BodyReader(settings.requestLimit(), settings.temporary());
        this.stopTimeout = settings.stopTimeout();
        this.port = listening.socket().getLocalPort();
        this.javalin = Javalin.create(config -> configure(config, settings, listening));
    }

    /** Binds and listens. @throws dev.tagloop.server.StudioException when the address cannot be bound */
    public static HttpServer start(
            Settings settings, Routes routes, Authenticator authenticator, RequestListener listener) {
        ServerSocketChannel listening = Listening.bind(settings.host(), settings.port());
        HttpServer server = new HttpServer(settings, listening, routes, authenticator, listener);
        server.javalin.start();
        return server;
    }

    private void configure(JavalinConfig config, Settings settings, ServerSocketChannel listening) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        // An answer without a body names no type; all others name theirs.
        config.http.defaultContentType = "";
        // Bodies are read by BodyReader, which has the limit.
        config.http.maxRequestSize = settings.requestLimit() + 1;
        config.router.ignoreTrailingSlashes = true;
        config.router.treatMultipleSlashesAsSingleSlash = false;
        // A request that waits for its body or the database costs no thread: slow clients cannot use them up.
        config.concurrency.useVirtualThreads = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(true);
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(stopTimeout.toMillis());
            // Running requests get their answers before the server stops.
            server.insertHandler(new GracefulHandler());
            server.insertHandler(draining);
            server.insertHandler(new RequestIds());
            server.setErrorHandler(new BareErrors());
        });
        config.jetty.addConnector((server, http) -> Listening.connector(server, http, listening));
        for (Route route : routes.all()) {
            config.routes.addHttpHandler(route.method(), route.path(), context -> serve(route, context));
            if (route.method().equals(HandlerType.GET)) {
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), context -> serve(route, context));
            }
        }
        for (HandlerType method : HandlerType.commonHttp()) {
            config.routes.addHttpHandler(method, "*", this::nothingHere);
        }
        config.routes.before(HttpServer::secure);
        Failures.handle(config.routes);
        config.routes.after(this::answered);
        config.routes.after(RestOfBody::readOff);
    }

    private void serve(Route route, Context context) throws Exception {
        context.attribute(ROUTE, route.path());
        Call call = new Call(context, authenticator, bodies);
        if (route.kind() == Route.Kind.API) {
            call.caller();
        } else if (route.kind() == Route.Kind.PAGE && isNobody(call)) {
            String next =
                    URLEncoder.encode(context.path(), StandardCharsets.UTF_8).replace("%2F", "/");
            call.redirect("/user/login/?next=" + next);
            return;
        }
        route.handler().handle(call);
        if (route.kind() != Route.Kind.OPEN && !call.isChecked()) {
            throw new IllegalStateException("route " + route.method() + " " + route.path() + " asked for no access");
        }
    }

    private static boolean isNobody(Call call) {
        try {
            return call.maybeCaller().isEmpty();
        } catch (ApiException e) {
            return true;
        }
    }

    private void answered(Context context) {
        Long start = context.attribute(START);
        String route = context.attribute(ROUTE);
        if (start != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            String method = context.method().toString();
            listener.answered(method, route == null ? "(none)" : route, context.statusCode(), took);
            LOG.debug(
                    "[{}] {} {} {} in {} ms",
                    RequestIds.of(context),
                    method,
                    context.path(),
                    context.statusCode(),
                    took.toMillis());
        }
    }

    private static void secure(Context context) {
        context.attribute(START, System.nanoTime());
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "same-origin");
        context.header("Content-Security-Policy", Pages.CONTENT_SECURITY_POLICY);
        context.header("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Unknown paths are a page; known ones with another method are 405. */
    private void nothingHere(Context context) {
        List<String> methods = routes.methodsOf(context.path());
        boolean wrongMethod =
                !methods.isEmpty() && !methods.contains(context.method().toString());
        if (wrongMethod && context.method().equals(HandlerType.OPTIONS)) {
            context.status(204).header("Allow", String.join(", ", methods));
        } else if (wrongMethod) {
            Failures.answer(
                    context,
                    ApiException.of(405, "Method \"" + context.method() + "\" not allowed.")
                            .with("Allow", String.join(", ", methods)));
        } else if (!isReading(context) || web.isEmpty() || !web.get().serve(context)) {
            Failures.nothingHere(context);
        }
    }

    private static boolean isReading(Context context) {
        return context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
    }

    public int port() {
        return port;
    }

    /** Lets the requests that run come to their end, within a limit, while new ones are told to come again; then stops listening. */
    @Override
    public void close() {
        if (!draining.drain(stopTimeout)) {
            LOG.warn(
                    "Requests that still ran after {} s were cut off; --stop-timeout gives them longer.",
                    stopTimeout.toSeconds());
        }
        IdleConnections.close(javalin.jettyServer().server());
        javalin.stop();
    }
}
