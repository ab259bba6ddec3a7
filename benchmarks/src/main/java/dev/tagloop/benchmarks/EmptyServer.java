package dev.tagloop.benchmarks;

import io.javalin.Javalin;

/** A web server that does nothing: what the start of ours is compared with. */
public final class EmptyServer {
    private EmptyServer() {}

    /** @param args the port */
    public static void main(String[] args) {
        Javalin.create(config -> config.routes.get("/health", call -> call.result("ok")))
                .start("127.0.0.1", Integer.parseInt(args[0]));
    }
}
