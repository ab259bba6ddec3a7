package dev.tagloop.server.webhooks;

import dev.tagloop.labelstudio.webhook.WebhookSender;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Reaching;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.upkeep.Upkeep;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;

/** Webhooks: their routes, and what sends their messages. */
public final class WebhookFeature {
    /** How often logs and queues are brought back into their bounds. */
    private static final Duration BETWEEN_TRIMS = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final WebhookRoutes routes;
    private final OwnRoutes own;
    private final Dispatcher dispatcher;

    /**
     * @param sender without one, messages are not sent, and the log says so
     * @param authorization what the connection to an ML backend with an id asks for, as the value of {@code Authorization}
     */
    public WebhookFeature(
            DataFolder folder,
            Access access,
            Scope scope,
            Optional<WebhookSender> sender,
            Reaching reaching,
            LongFunction<Optional<String>> authorization,
            InstantSource clock) {
        this.database = folder.database();
        this.clock = clock;
        Courier courier = new Courier(folder.database(), folder.key(), sender, reaching, authorization, clock);
        this.dispatcher = new Dispatcher(folder.database(), courier, clock);
        this.routes = new WebhookRoutes(folder.database(), access, scope);
        this.own = new OwnRoutes(folder, scope, courier, clock);
    }

    public void declare(Routes all) {
        routes.declare(all);
        own.declare(all);
    }

    /** Begins to send. */
    public void begin(Upkeep upkeep) {
        dispatcher.begin();
        upkeep.beforeTheEnd(dispatcher::close);
        upkeep.every(BETWEEN_TRIMS, "shortening the logs of webhooks", this::trim);
    }

    private void trim() {
        if (database.read(handle -> DeliveryLog.needsTrim(handle, clock.instant()))) {
            database.write(handle -> {
                DeliveryLog.trim(handle, clock.instant());
                return true;
            });
        }
    }
}
