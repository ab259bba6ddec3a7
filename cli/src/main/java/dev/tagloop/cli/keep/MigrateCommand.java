package dev.tagloop.cli.keep;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.Given;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.cli.transfer.Interruption;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.backup.Move;
import dev.tagloop.server.backup.Watch;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop migrate}. */
@Command(
        name = "migrate",
        description = {
            "Move a server's data from one kind of database to the other, or to another place: every table with its ids.",
            "Stop the server first. The source is only read and stays as it is; the target must be empty. Row counts and"
                    + " digests of all tables are compared before the target is used."
        },
        footer = {
            "",
            "Example: from the SQLite file in a data folder to PostgreSQL",
            "  tagloop migrate --from data --to data-on-postgres --to-database-url postgresql://me:secret@localhost/tagloop"
        })
public final class MigrateCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The data folder to move from.")
    private Path from;

    @Option(
            names = "--from-database-url",
            paramLabel = "URL",
            description = "Its PostgreSQL database, where it has one: postgresql://USER:PASSWORD@HOST:5432/NAME.")
    private String fromUrl;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The new data folder.")
    private Path to;

    @Option(
            names = "--to-database-url",
            paramLabel = "URL",
            description = "An empty PostgreSQL database for it (default: a SQLite file in the new folder).")
    private String toUrl;

    @Override
    public Integer call() {
        try (Console console = output.console();
                Interruption interruption = new Interruption()) {
            Move.Outcome moved = Move.make(
                    new Move.Place(from, Given.text(fromUrl)),
                    new Move.Place(to, Given.text(toUrl)),
                    new Watch(console.progress(), interruption.token()));
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("tables", moved.tables().size())
                        .with("rows", moved.rows())
                        .with("files", moved.files())
                        .with("data_dir", to.toString())
                        .toString());
            } else {
                console.say("Moved %,d rows of %d tables and %,d files; their digests are equal on both sides."
                        .formatted(moved.rows(), moved.tables().size(), moved.files()));
                console.say("Start with: tagloop server --data-dir " + to
                        + (Given.text(toUrl).isPresent() ? " --database-url …" : ""));
            }
            return 0;
        }
    }
}
