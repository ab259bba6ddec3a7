package dev.tagloop.mlbackend;

import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.mlbackend.internal.BackendHost;
import java.util.function.Consumer;

/**
 * A backend that is served over HTTP, so that Label Studio, Tagloop or a script can connect to it.
 *
 * {@snippet :
 * try (BackendServer server = BackendServer.serve(new MyBackend())) {
 *     System.out.println("Add this address as a model: " + server.url());
 *     server.await();
 * }
 * }
 *
 * <p>Predictions that are asked for at the same time are put together for the model. More than it can do is answered with 503 and the time to
 * come back. Trainings run beside, one at a time, so that nobody waits for them.
 */
public final class BackendServer implements AutoCloseable {
    private final BackendHost host;

    private BackendServer(BackendHost host) {
        this.host = host;
    }

    /** Serves on port 9090 of this machine. @throws BackendServerException if the address cannot be taken */
    public static BackendServer serve(MlBackend backend) {
        return serve(backend, options -> {});
    }

    /** Serves with other settings. @throws BackendServerException if the address cannot be taken */
    public static BackendServer serve(MlBackend backend, Consumer<BackendOptions> settings) {
        BackendOptions options = new BackendOptions();
        settings.accept(options);
        return new BackendServer(BackendHost.start(backend, options));
    }

    /** The address for programs on this machine, without a slash at the end. */
    public String url() {
        return host.url();
    }

    /** The port that it listens on. */
    public int port() {
        return host.port();
    }

    /** Waits until it is closed, or the thread is interrupted. */
    public void await() {
        host.await();
    }

    /** Stops listening; requests that run get their answers, a training that runs is left to its thread. */
    @Override
    public void close() {
        host.close();
    }
}
