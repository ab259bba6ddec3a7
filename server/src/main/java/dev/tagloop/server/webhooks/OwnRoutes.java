package dev.tagloop.server.webhooks;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.storage.Wakeups;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the original does not know of webhooks: how they fare, what was sent, sending again, trying, signing. */
final class OwnRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/webhooks";
    private static final String ONE = PATH + "/{webhook}";
    private static final String KIND = "Webhook";
    private static final int LOGGED = 200;
    private static final int LONGEST_SECRET = 200;

    private final Database database;
    private final InstanceKey key;
    private final Scope scope;
    private final Courier courier;
    private final InstantSource clock;

    OwnRoutes(DataFolder folder, Scope scope, Courier courier, InstantSource clock) {
        this.database = folder.database();
        this.key = folder.key();
        this.scope = scope;
        this.courier = courier;
        this.clock = clock;
    }

    void declare(Routes routes) {
        routes.get(PATH, this::list)
                .get(ONE, this::get)
                .put(ONE + "/secret", this::setSecret)
                .delete(ONE + "/secret", this::dropSecret)
                .get(ONE + "/deliveries", this::log)
                .post(ONE + "/deliveries/{delivery}/redeliver", this::redeliver)
                .post(ONE + "/test", this::test);
    }

    /** The webhook in the path, which must be one of the project in the path. */
    private WebhookRow require(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        long id = call.id("webhook", KIND);
        return database.read(handle -> find(handle, project.id(), id));
    }

    private static WebhookRow find(Handle handle, long project, long id) {
        return Webhooks.find(handle, id)
                .filter(row -> row.projectId() == project)
                .orElseThrow(() -> ApiException.noMatch(KIND));
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        database.read(handle -> {
            List<WebhookRow> rows = Webhooks.ofProject(handle, project.id());
            rows.forEach(row -> results.add(standing(handle, row)));
            return rows;
        });
        call.ok(json);
    }

    private void get(Call call) {
        WebhookRow row = require(call);
        call.ok(database.read(handle -> standing(handle, row)));
    }

    private static ObjectNode standing(Handle handle, WebhookRow row) {
        ObjectNode json = row.json(Webhooks.actions(handle, row.id()))
                .put("secret_is_set", row.secret() != null)
                .put("ml_backend", row.mlBackendId())
                .put("waiting", DeliveryLog.waiting(handle, row.id()))
                .put("failures", row.failures())
                .put("next_attempt_at", row.nextAt());
        return json.set(
                "last_delivery",
                DeliveryLog.lastSent(handle, row.id()).map(LogEntry::json).orElse(null));
    }

    private void setSecret(Call call) {
        WebhookRow row = require(call);
        Fields fields = call.fields();
        fields.require("secret");
        Optional<String> secret =
                fields.text("secret", Fields.TextRule.upTo(LONGEST_SECRET).notBlank());
        fields.check();
        SigningSecret.of(secret.orElseThrow());
        store(row, key.seal(SigningSecret.SEAL, secret.get()));
        call.noContent();
    }

    private void dropSecret(Call call) {
        store(require(call), null);
        call.noContent();
    }

    private void store(WebhookRow row, String sealed) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("secret", sealed);
        database.write(handle -> {
            Webhooks.update(handle, row.id(), columns);
            return row;
        });
    }

    private void log(Call call) {
        WebhookRow row = require(call);
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        database.read(handle -> DeliveryLog.of(handle, row.id(), LOGGED)).forEach(entry -> results.add(entry.json()));
        call.ok(json);
    }

    private void redeliver(Call call) {
        WebhookRow row = require(call);
        long id = call.id("delivery", "delivery of this webhook");
        if (!row.isActive()) {
            throw ApiException.of(400, "The webhook is turned off, so that nothing is sent: turn it on and try again.");
        }
        call.created(database.write(handle -> {
            LogEntry entry = DeliveryLog.find(handle, row.id(), id)
                    .orElseThrow(() -> ApiException.noMatch("delivery of this webhook"));
            if (entry.state().equals(Deliveries.WAITING)) {
                throw ApiException.of(400, "This message waits already and is sent by itself.");
            }
            long again = DeliveryLog.repeat(handle, row.id(), entry);
            Wakeups.note(handle);
            return DeliveryLog.find(handle, row.id(), again).orElseThrow().json();
        }));
    }

    /** Sends a message at once, past what waits, also where the webhook is turned off; it stands in the log afterwards. */
    private void test(Call call) {
        WebhookRow row = require(call);
        ObjectNode message = Json.object().put("action", WebhookAction.TEST);
        message.putObject("project").put("id", row.projectId());
        Delivery delivery = new Delivery(
                0,
                row.id(),
                UniqueIds.fresh(),
                Times.text(clock.instant()),
                0,
                row.projectId(),
                WebhookAction.TEST,
                Json.stored(message),
                null,
                null,
                null);
        Outcome outcome = courier.send(row, delivery);
        call.ok(database.write(handle -> {
            WebhookRow now = find(handle, row.projectId(), row.id());
            long event = Outbox.insert(handle, now.projectId(), WebhookAction.TEST, message);
            long logged = Deliveries.done(handle, event, delivery, outcome, clock.instant());
            return DeliveryLog.find(handle, now.id(), logged).orElseThrow().json();
        }));
    }
}
