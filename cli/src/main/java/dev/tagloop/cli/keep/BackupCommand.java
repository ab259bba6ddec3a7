package dev.tagloop.cli.keep;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.DataOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.settings.DataSettings;
import dev.tagloop.cli.transfer.Interruption;
import dev.tagloop.cli.user.GateCourier;
import dev.tagloop.jobs.DiskSpace;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.backup.Watch;
import dev.tagloop.server.operator.BackupDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop backup}. */
@Command(
        name = "backup",
        preprocessor = DataSettings.class,
        description = {
            "Back up everything that a server keeps into one file: its database, uploads, exports, models and keys.",
            "Works in the data folder, whether a server runs on it or not; a server goes on serving meanwhile.",
            "Whoever has the file can sign in as anybody: keep it as you keep the data folder."
        },
        footer = {
            "",
            "Example: into a folder on another disk, under a name that tells when",
            "  tagloop backup /mnt/backups/"
        })
public final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "0..1",
            description = "The file to write, or the folder to write one into (default: backups in the data folder).")
    private String place;

    @Option(
            names = "--without-secrets",
            description =
                    "Leave out the instance key, passwords, sessions and tokens: after restoring, nobody is signed in"
                            + " and everybody needs a link from `tagloop user link`.")
    private boolean withoutSecrets;

    @Override
    public Integer call() {
        try (Console console = output.console();
                Interruption interruption = new Interruption()) {
            BackupDesk.Outcome made = new BackupDesk(data.folder(), data.databaseUrl(), new GateCourier())
                    .make(file(), !withoutSecrets, new Watch(console.progress(), interruption.token()));
            if (console.json()) {
                JsonObject json = JsonObject.empty()
                        .with("file", made.file().toString())
                        .with("size", made.size())
                        .with("rows", made.rows())
                        .with("files", made.files())
                        .with("secrets", !withoutSecrets);
                console.result(made.server()
                        .map(url -> json.with("server", url))
                        .orElse(json)
                        .toString());
            } else {
                console.say("Backed up %,d rows and %,d files into %s (%s), and read them again."
                        .formatted(made.rows(), made.files(), made.file(), DiskSpace.size(made.size())));
                if (!withoutSecrets) {
                    console.warn(
                            "whoever has this file can sign in as anybody. Keep it where nobody else reads it, or use"
                                    + " --without-secrets.");
                }
            }
            return 0;
        }
    }

    private Path file() {
        if (place == null || place.isBlank()) {
            return data.folder().resolve("backups").resolve(name());
        }
        Path path = Path.of(place);
        return place.endsWith("/") || Files.isDirectory(path) ? path.resolve(name()) : path;
    }

    private static String name() {
        return "tagloop-" + STAMP.format(Instant.now()) + ".zip";
    }
}
