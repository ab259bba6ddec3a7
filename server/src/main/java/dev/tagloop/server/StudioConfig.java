package dev.tagloop.server;

import dev.tagloop.labelstudio.backend.BackendConnector;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.move.MoveSources;
import dev.tagloop.labelstudio.webhook.WebhookSender;
import dev.tagloop.server.backup.BackupPlan;
import dev.tagloop.server.operations.MetricsAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a server. Only the data folder must be given.
 *
 * <pre>{@code
 * Studio.start(config -> config.dataDir(Path.of("data")).port(0).username("you@example.com"))
 * }</pre>
 */
public final class StudioConfig {
    private String host = "127.0.0.1";
    private int port = 8080;
    private Path dataDir;
    private Optional<String> databaseUrl = Optional.empty();
    private Optional<String> username = Optional.empty();
    private Optional<String> password = Optional.empty();
    private Optional<String> userToken = Optional.empty();
    private boolean openSignUp;
    private Optional<RemoteFiles> remoteFiles = Optional.empty();
    private Optional<BackendConnector> backends = Optional.empty();
    private Optional<WebhookSender> webhooks = Optional.empty();
    private Optional<HubDatasets> hubDatasets = Optional.empty();
    private Optional<LabelDatasets> labelDatasets = Optional.empty();
    private Optional<MoveSources> moveSources = Optional.empty();
    private Optional<Learner> learner = Optional.empty();
    private long requestLimit = 256L << 20;
    private Duration trashKept = Duration.ofDays(30);
    private Duration taskLockTtl = Duration.ofHours(3);
    private Duration stopTimeout = Duration.ofSeconds(10);
    private int streamHistoryLimit = 100;
    private boolean validatePredictions;
    private MetricsAccess metrics = MetricsAccess.OWNER;
    private List<SettingInForce> settings = List.of();
    private BackupPlan backupPlan = BackupPlan.NONE;
    private InstantSource clock = InstantSource.system();

    StudioConfig() {}

    /** The address to listen on; the default is this machine only. */
    public StudioConfig host(String host) {
        this.host = host;
        return this;
    }

    /** The port to listen on; 0 takes a free one, which {@link Studio#port} then tells. */
    public StudioConfig port(int port) {
        this.port = port;
        return this;
    }

    /** The folder that everything is kept in; made when it is missing. */
    public StudioConfig dataDir(Path dataDir) {
        this.dataDir = dataDir;
        return this;
    }

    /**
     * A PostgreSQL database that keeps everything but the uploaded files: {@code postgresql://user:password@host:5432/name}. Without one
     * it is kept in the data folder, in SQLite.
     */
    public StudioConfig databaseUrl(String databaseUrl) {
        this.databaseUrl = Optional.of(databaseUrl);
        return this;
    }

    /** The e-mail address of an account that exists after the start; on an empty data folder it owns the server. */
    public StudioConfig username(String username) {
        this.username = Optional.of(username);
        return this;
    }

    /** That account's password from now on. Without one it signs in by one-time link or token. */
    public StudioConfig password(String password) {
        this.password = Optional.of(password);
        return this;
    }

    /** That account's legacy token from now on, 40 hexadecimal digits; legacy tokens are switched on with it. */
    public StudioConfig userToken(String userToken) {
        this.userToken = Optional.of(userToken);
        return this;
    }

    /** Lets everybody who reaches the server make an account; off by default. */
    public StudioConfig openSignUp(boolean openSignUp) {
        this.openSignUp = openSignUp;
        return this;
    }

    /** Bytes that one request may have; the default is 256 MiB. */
    public StudioConfig requestLimit(long bytes) {
        this.requestLimit = bytes;
        return this;
    }

    /** How files are fetched that imports name by their address; without it such imports are refused. */
    public StudioConfig remoteFiles(RemoteFiles remoteFiles) {
        this.remoteFiles = Optional.of(remoteFiles);
        return this;
    }

    /** How data sets of the Hugging Face Hub are opened that people import; without it such imports are refused. */
    public StudioConfig hubDatasets(HubDatasets datasets) {
        this.hubDatasets = Optional.of(datasets);
        return this;
    }

    /** How labels are written as a data set for Hugging Face's libraries; without it exports have no such format. */
    public StudioConfig labelDatasets(LabelDatasets datasets) {
        this.labelDatasets = Optional.of(datasets);
        return this;
    }

    /** What opens other annotation servers, to move in from; without it that is refused. */
    public StudioConfig moveSources(MoveSources sources) {
        this.moveSources = Optional.of(sources);
        return this;
    }

    Optional<MoveSources> moveSources() {
        return moveSources;
    }

    /** How ML backends are reached that people connect to their projects; without it none can be connected. */
    public StudioConfig backends(BackendConnector connector) {
        this.backends = Optional.of(connector);
        return this;
    }

    /** How messages of webhooks are sent to the addresses that people give; without it none is sent. */
    public StudioConfig webhooks(WebhookSender sender) {
        this.webhooks = Optional.of(sender);
        return this;
    }

    /**
     * What learns the labels of every project and suggests more of them; without it nothing is suggested but by connected backends. The server attaches
     * itself to it as the source of labels, so that it serves one server; closing it is the caller's, after the server.
     */
    public StudioConfig learner(Learner learner) {
        this.learner = Optional.of(learner);
        return this;
    }

    /** How many days deleted projects, tasks and annotations can be brought back; the default is 30. */
    public StudioConfig trashDays(int days) {
        if (days < 0) {
            throw new StudioException(
                    "Deleted things cannot be kept for " + days + " days: give --trash-days 0 or more.");
        }
        this.trashKept = Duration.ofDays(days);
        return this;
    }

    /** How long a task is kept for the person who was given it; the default is three hours. */
    public StudioConfig taskLockTtl(Duration ttl) {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new StudioException("A task must be kept for the person who was given it for a second at least, not "
                    + ttl.toSeconds() + ": give --task-lock-ttl a number above 0.");
        }
        this.taskLockTtl = ttl;
        return this;
    }

    /** How long requests that run may take to end when the server is stopped; the default is ten seconds. */
    public StudioConfig stopTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new StudioException("Requests cannot have " + timeout.toSeconds()
                    + " seconds to end when the server stops: give --stop-timeout 0 to 86400.");
        }
        this.stopTimeout = timeout;
        return this;
    }

    /** How many tasks of a project the history of a person's label stream holds; the default is 100. */
    public StudioConfig streamHistoryLimit(int tasks) {
        if (tasks < 0) {
            throw new StudioException("The history of a label stream cannot hold " + tasks
                    + " tasks: give --stream-history-limit 0 or more.");
        }
        this.streamHistoryLimit = tasks;
        return this;
    }

    /** Refuses predictions that do not fit the labelling configuration; off by default, as in Label Studio. */
    public StudioConfig validatePredictions(boolean validatePredictions) {
        this.validatePredictions = validatePredictions;
        return this;
    }

    /** Who may read {@code /metrics}; the default is the owner of the server. */
    public StudioConfig metrics(MetricsAccess readers) {
        this.metrics = readers;
        return this;
    }

    /** What the owner is told about the settings and where they come from. */
    public StudioConfig settings(List<SettingInForce> settings) {
        this.settings = List.copyOf(settings);
        return this;
    }

    /** When the server makes backups by itself and where they lie; by default it makes those only that its owner asks for. */
    public StudioConfig backupPlan(BackupPlan plan) {
        this.backupPlan = plan;
        return this;
    }

    /** What sessions, tokens and leases live and die by. */
    StudioConfig clock(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Path dataDir() {
        if (dataDir == null) {
            throw new StudioException("The server needs a data folder: name one with --data-dir.");
        }
        return dataDir;
    }

    Optional<String> databaseUrl() {
        return databaseUrl;
    }

    Optional<String> username() {
        return username;
    }

    Optional<String> password() {
        return password;
    }

    Optional<String> userToken() {
        return userToken;
    }

    boolean openSignUp() {
        return openSignUp;
    }

    Optional<RemoteFiles> remoteFiles() {
        return remoteFiles;
    }

    Optional<BackendConnector> backends() {
        return backends;
    }

    Optional<WebhookSender> webhooks() {
        return webhooks;
    }

    Optional<Learner> learner() {
        return learner;
    }

    Optional<HubDatasets> hubDatasets() {
        return hubDatasets;
    }

    Optional<LabelDatasets> labelDatasets() {
        return labelDatasets;
    }

    long requestLimit() {
        return requestLimit;
    }

    Duration trashKept() {
        return trashKept;
    }

    Duration taskLockTtl() {
        return taskLockTtl;
    }

    Duration stopTimeout() {
        return stopTimeout;
    }

    int streamHistoryLimit() {
        return streamHistoryLimit;
    }

    boolean validatePredictions() {
        return validatePredictions;
    }

    MetricsAccess metrics() {
        return metrics;
    }

    List<SettingInForce> settings() {
        return settings;
    }

    BackupPlan backupPlan() {
        return backupPlan;
    }

    InstantSource clock() {
        return clock;
    }
}
