package dev.tagloop.server.http;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of all routes. Features declare what they serve; the server registers it, answers 405 from it, and a test walks it with callers
 * who may do nothing.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    public Routes get(String path, RouteHandler handler) {
        return add(HandlerType.GET, path, Route.Kind.API, handler);
    }

    public Routes post(String path, RouteHandler handler) {
        return add(HandlerType.POST, path, Route.Kind.API, handler);
    }

    public Routes put(String path, RouteHandler handler) {
        return add(HandlerType.PUT, path, Route.Kind.API, handler);
    }

    public Routes patch(String path, RouteHandler handler) {
        return add(HandlerType.PATCH, path, Route.Kind.API, handler);
    }

    public Routes delete(String path, RouteHandler handler) {
        return add(HandlerType.DELETE, path, Route.Kind.API, handler);
    }

    /** A page for signed-in people. */
    public Routes page(String path, RouteHandler handler) {
        return add(HandlerType.GET, path, Route.Kind.PAGE, handler);
    }

    public Routes open(HandlerType method, String path, RouteHandler handler) {
        return add(method, path, Route.Kind.OPEN, handler);
    }

    private Routes add(HandlerType method, String path, Route.Kind kind, RouteHandler handler) {
        if (path.length() > 1 && path.endsWith("/")) {
            throw new IllegalArgumentException("declare " + path + " without its last slash; both forms are served");
        }
        routes.add(new Route(method, path, kind, handler));
        return this;
    }

    /** All routes, special before general, so that {@code projects/validate} wins over {@code projects/{id}}. */
    public List<Route> all() {
        return routes.stream()
                .sorted(Comparator.comparingInt(Route::parameters).thenComparing(Route::path))
                .toList();
    }

    /** The methods that a path answers, in the usual order; empty when nothing is there. */
    List<String> methodsOf(String path) {
        return Stream.of(
                        HandlerType.GET,
                        HandlerType.HEAD,
                        HandlerType.POST,
                        HandlerType.PUT,
                        HandlerType.PATCH,
                        HandlerType.DELETE)
                .filter(method -> routes.stream()
                        .filter(route ->
                                route.method().equals(method.equals(HandlerType.HEAD) ? HandlerType.GET : method))
                        .anyMatch(route -> route.pattern().matcher(path).matches()))
                .map(HandlerType::toString)
                .toList();
    }
}
