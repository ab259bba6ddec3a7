package dev.tagloop.server.durability;

import dev.tagloop.labelstudio.webhook.GatedWebhookSender;
import dev.tagloop.server.Studio;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, so that a test can kill it. Once it listens it says {@code READY url token}. */
public final class ChildServerMain {
    private ChildServerMain() {}

    /** @param args the data folder, and the address of a PostgreSQL database if it has one */
    public static void main(String[] args) throws InterruptedException {
        Studio studio = Studio.start(config -> {
            config.dataDir(Path.of(args[0]))
                    .port(0)
                    // Without a password: hashing one at every start takes a tenth of it.
                    .username("ann@example.com")
                    .webhooks(new GatedWebhookSender(List.of()));
            if (args.length > 1) {
                config.databaseUrl(args[1]);
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(studio::close));
        String token = studio.token(studio.user("ann@example.com").orElseThrow());
        System.out.println("READY " + studio.url() + " " + token);
        Thread.currentThread().join();
    }
}
