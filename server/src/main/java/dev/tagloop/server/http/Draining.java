package dev.tagloop.server.http;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Ends a server in good order: what runs gets its answer, what comes is told to come again later. */
final class Draining extends Handler.Wrapper {
    private static final String RETRY_SECONDS = "5";

    /** One party for the server itself and one for each request that runs. */
    private final Phaser running = new Phaser(1);

    private volatile boolean draining;

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        // Before it is asked whether the server stops: who is counted is waited for.
        running.register();
        if (draining) {
            running.arriveAndDeregister();
            refuse(response, callback);
            return true;
        }
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                running.arriveAndDeregister();
            }
        };
        boolean handled = false;
        try {
            handled = super.handle(request, response, Callback.from(callback, end));
        } finally {
            if (!handled) {
                end.run();
            }
        }
        return handled;
    }

    private static void refuse(Response response, Callback callback) {
        response.getHeaders().put("Retry-After", RETRY_SECONDS);
        response.getHeaders().put("Connection", "close");
        BareErrors.send(
                response,
                callback,
                ErrorCode.STOPPING,
                ErrorCode.STOPPING.status(),
                "The server is stopping; nothing was stored. Try again when it is back.");
    }

    /**
     * Takes no new request and waits for those that run.
     *
     * @return false when some still ran at the end of the limit
     */
    boolean drain(Duration limit) {
        draining = true;
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
