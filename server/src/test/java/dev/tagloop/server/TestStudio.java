package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.accounts.AccountOffice;
import dev.tagloop.server.http.Route;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server for one test with the accounts ann, who owns it, and bob. */
public final class TestStudio implements AutoCloseable {
    /** Of those who were given one. */
    public static final String PASSWORD = "correct horse 1";

    /** Entities in the column {@code text}. */
    public static final String NER = "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
            + "<Label value=\"PER\"/><Label value=\"ORG\"/><Label value=\"LOC\"/></Labels></View>";

    private final Studio studio;
    private final Http ann;
    private final Http bob;

    public TestStudio(Path folder) {
        this(folder, config -> {});
    }

    /** @param more settings beside the folder and the port */
    public TestStudio(Path folder, Consumer<StudioConfig> more) {
        studio = Studio.start(config -> {
            TestDatabases.settle(config, folder).port(0);
            more.accept(config);
        });
        ann = member("ann@example.com");
        bob = member("bob@example.com");
    }

    /** A server that connects to ML backends. */
    public static TestStudio withBackends(Path folder) {
        // The connector holds no more than idle connections: it may outlive the server.
        return new TestStudio(folder, config -> config.backends(new GatedConnector(List.of())));
    }

    /** A server whose sessions, tokens and leases go by this clock. */
    public TestStudio(Path folder, InstantSource clock, Consumer<StudioConfig> more) {
        this(folder, config -> more.accept(config.clock(clock)));
    }

    /** A further account, by token. It has no password: hashing one takes longer than most tests. */
    public Http member(String email) {
        return Http.withToken(studio.url(), studio.token(studio.createUser(email)));
    }

    /** Lets an account sign in with {@link #PASSWORD}. */
    public void givePassword(String email) {
        studio.createUser(email, PASSWORD);
    }

    /** The token of the account with this address. */
    public String token(String email) {
        return studio.token(studio.user(email).orElseThrow());
    }

    /** The id of the account with this address. */
    public long id(String email) {
        return studio.user(email).orElseThrow().id();
    }

    /** The path of a fresh link that signs this account in. */
    public String signInLink(String email) {
        return studio.signInLink(studio.user(email).orElseThrow())
                .substring(studio.url().length());
    }

    /** What an operator does to accounts. */
    public AccountOffice office() {
        return studio.office();
    }

    /** The whole table of routes. */
    public List<Route> routes() {
        return studio.routes().all();
    }

    public String url() {
        return studio.url();
    }

    public Http ann() {
        return ann;
    }

    /** Another client of ann's, to give it headers of its own. */
    public Http annAgain() {
        return Http.withToken(
                studio.url(), studio.token(studio.user("ann@example.com").orElseThrow()));
    }

    public Http bob() {
        return bob;
    }

    /** A new project of ann's with this labelling configuration. */
    public long project(String config) {
        ObjectNode body = Json.mapper().createObjectNode().put("title", "Test").put("label_config", config);
        return created(ann.post("/api/projects", Json.write(body))).get("id").asLong();
    }

    /** Imports tasks as ann and returns the answer. */
    public JsonNode importTasks(long project, String json) {
        return created(ann.post("/api/projects/" + project + "/import?return_task_ids=true", json));
    }

    /** Imports one task with this text and returns its id. */
    public long task(long project, String text) {
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("data").put("text", text);
        return importTasks(project, Json.write(body)).get("task_ids").get(0).asLong();
    }

    public static JsonNode created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    public static JsonNode ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Override
    public void close() {
        studio.close();
    }
}
