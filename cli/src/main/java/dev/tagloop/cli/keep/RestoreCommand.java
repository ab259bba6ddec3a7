package dev.tagloop.cli.keep;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.DataOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.cli.transfer.Interruption;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.backup.Manifest;
import dev.tagloop.server.backup.Restore;
import dev.tagloop.server.backup.Watch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tagloop restore}. */
@Command(
        name = "restore",
        preprocessor = DataSettings.class,
        description = {
            "Bring a backup back into a new data folder: all of it, or nothing when it is not what it was.",
            "With --database-url its rows go into an empty PostgreSQL database, whatever kind they came from."
        },
        footer = {
            "",
            "Example: look at yesterday's data beside today's",
            "  tagloop restore backups/tagloop-20261125-020000.zip --data-dir yesterday",
            "  tagloop server --data-dir yesterday --port 8081"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Override
    public Integer call() {
        try (Console console = output.console();
                Interruption interruption = new Interruption()) {
            Manifest restored = Restore.into(
                    file, data.folder(), data.databaseUrl(), new Watch(console.progress(), interruption.token()));
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("data_dir", data.folder().toString())
                        .with("rows", restored.rows())
                        .with("files", restored.files().size())
                        .with("secrets", restored.secrets())
                        .with("created_at", restored.created().toString())
                        .toString());
            } else {
                console.say("Restored %,d rows and %,d files of %s into %s."
                        .formatted(restored.rows(), restored.files().size(), restored.created(), data.folder()));
                if (!restored.secrets()) {
                    console.say("The backup holds no secrets: let people in with \"tagloop user link EMAIL\".");
                }
            }
            return 0;
        }
    }
}
