package dev.tagloop.mlbackend;

import dev.tagloop.labelstudio.backend.BackendAddress.Credentials;
import java.time.Duration;
import java.util.Optional;

/** How a backend is served. */
public final class BackendOptions {
    /** The port that everybody expects a backend on. */
    public static final int PORT = 9090;

    private String host = "127.0.0.1";
    private int port = PORT;
    private Optional<Credentials> login = Optional.empty();
    private int batch = 32;
    private int queue = 1024;
    private Duration patience = Duration.ofSeconds(100);
    private long requestBytes = 64L << 20;

    BackendOptions() {}

    /** The address to listen on; the default is this machine only. */
    public BackendOptions host(String value) {
        this.host = value;
        return this;
    }

    /** The port to listen on; 0 takes a free one. */
    public BackendOptions port(int value) {
        this.port = value;
        return this;
    }

    /** Asks every request for this user name and password, by HTTP basic authentication. */
    public BackendOptions basicAuth(String user, String password) {
        if (user.isEmpty() || user.indexOf(':') >= 0 || password.isEmpty()) {
            throw new IllegalArgumentException(
                    "basic authentication needs a user name without a colon, and a password");
        }
        this.login = Optional.of(new Credentials(user, password));
        return this;
    }

    /** The most tasks of different requests that the model gets at once; the default is 32. */
    public BackendOptions batch(int tasks) {
        this.batch = positive(tasks, "batch");
        return this;
    }

    /** The most tasks that wait for the model; who comes then is sent away with 503. The default is 1024. */
    public BackendOptions queue(int tasks) {
        this.queue = positive(tasks, "queue");
        return this;
    }

    /** How long a request waits for its predictions; the default is 100 seconds, as long as Label Studio waits. */
    public BackendOptions patience(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("the patience must be positive, not " + value);
        }
        this.patience = value;
        return this;
    }

    /** The most bytes of a request; the default is 64 MiB. */
    public BackendOptions requestBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("the size of a request must be positive, not " + bytes);
        }
        this.requestBytes = bytes;
        return this;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException("the " + name + " must have room for a task at least, not " + value);
        }
        return value;
    }

    /** The address to listen on. */
    public String host() {
        return host;
    }

    /** The port to listen on. */
    public int port() {
        return port;
    }

    /** What requests must bring. */
    public Optional<Credentials> login() {
        return login;
    }

    /** The most tasks that the model gets at once. */
    public int batch() {
        return batch;
    }

    /** The most tasks that wait. */
    public int queue() {
        return queue;
    }

    /** How long a request waits. */
    public Duration patience() {
        return patience;
    }

    /** The most bytes of a request. */
    public long requestBytes() {
        return requestBytes;
    }
}
