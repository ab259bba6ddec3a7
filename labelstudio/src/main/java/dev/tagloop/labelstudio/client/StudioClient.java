package dev.tagloop.labelstudio.client;

import dev.tagloop.labelstudio.client.internal.BaseUrl;
import dev.tagloop.labelstudio.client.internal.Credentials;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;

/**
 * A client of a Tagloop or Label Studio server.
 *
 * <pre>{@code
 * try (StudioClient studio = StudioClient.connect("http://localhost:8080", token)) {
 *     Project project = studio.startProject(ProjectSettings.titled("News").labelConfig(xml));
 *     studio.projects().importTasks(project.id(), tasks);
 *     try (Stream<Task> labelled = studio.exports().tasks(project.id(), ExportOptions.annotated())) {
 *         labelled.forEach(…);
 *     }
 * }
 * }</pre>
 *
 * <p>Calls throw {@link StudioApiException} when the server answers with an error, {@link StudioConnectionException} when no
 * answer comes, {@link StudioProtocolException} when it makes no sense. Calls that may safely be repeated (reading, deleting)
 * are, with growing pauses, when the connection breaks or the server is busy (408, 429, 5xx); others never are.
 *
 * <p>Bears several threads; holds connections until closed.
 */
public final class StudioClient implements AutoCloseable {
    private final Transport transport;

    private StudioClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * A client with default patience. Nothing is sent yet: {@link #checkConnection()} tells whether address and token are
     * right.
     *
     * @param url the server's address, {@code http://localhost:8080} or with a path before {@code /api}
     * @param token a legacy token or a personal access token (then exchanged for short-lived ones as needed)
     * @throws IllegalArgumentException if the address cannot be one or the token is empty
     */
    public static StudioClient connect(String url, String token) {
        return connect(url, token, ClientOptions.defaults());
    }

    /** A client with patience of its own; see {@link #connect(String, String)}. */
    public static StudioClient connect(String url, String token, ClientOptions options) {
        BaseUrl base = BaseUrl.parse(url);
        return new StudioClient(new Transport(base, Credentials.of(token), options));
    }

    /** The server's address, without a slash at the end. */
    public String url() {
        return transport.base().toString();
    }

    /** The address of a project's page, for people. */
    public String projectUrl(long projectId) {
        return url() + "/projects/" + projectId;
    }

    /**
     * Asks whether the server is up, which version it is, and who we are to it.
     *
     * @throws StudioApiException with status 401 if the token is not accepted
     */
    public Connection checkConnection() {
        return new Connection(health(), version(), users().whoami());
    }

    /** The server's own word for its health, {@code UP}; needs no valid token. */
    public String health() {
        return transport.get("/health").object().text("status").orElse("");
    }

    /** What the server says about its version, {@code release} and {@code edition} among it; needs no valid token. */
    public JsonObject version() {
        return transport.get("/api/version").object();
    }

    /** Creates a project; what the tutorial calls {@code start_project}. */
    public Project startProject(ProjectSettings settings) {
        return projects().create(settings);
    }

    /** Projects and imports into them. */
    public Projects projects() {
        return new Projects(transport);
    }

    /** Tasks. */
    public Tasks tasks() {
        return new Tasks(transport);
    }

    /** Annotations and skips. */
    public Annotations annotations() {
        return new Annotations(transport);
    }

    /** Predictions. */
    public Predictions predictions() {
        return new Predictions(transport);
    }

    /** ML backends of projects. */
    public MlBackends backends() {
        return new MlBackends(transport);
    }

    /** Exports. */
    public Exports exports() {
        return new Exports(transport);
    }

    /** Whole projects as files. */
    public Archives archives() {
        return new Archives(transport);
    }

    /** How far the labelling of projects is. */
    public Labelling labelling() {
        return new Labelling(transport);
    }

    /** The server's own learner. */
    public OwnLearner learner() {
        return new OwnLearner(transport);
    }

    /** How good labels are, on a server of Tagloop's. */
    public Quality quality() {
        return new Quality(transport);
    }

    /** Exports that the server keeps. */
    public Snapshots snapshots() {
        return new Snapshots(transport);
    }

    /** Accounts. */
    public Users users() {
        return new Users(transport);
    }

    /** The caller's tokens. */
    public Tokens tokens() {
        return new Tokens(transport);
    }

    @Override
    public void close() {
        transport.close();
    }
}
