package dev.tagloop.server.http;

/** Answers one route. */
@FunctionalInterface
public interface RouteHandler {
    void handle(Call call) throws Exception;
}
