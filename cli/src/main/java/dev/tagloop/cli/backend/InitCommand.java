package dev.tagloop.cli.backend;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop backend init}. */
@Command(
        name = "init",
        description = {
            "Begin a backend of your own: a small Maven project with a test and a Dockerfile.",
            "ner serves a model of tagloop train; classification learns to sort texts; blank has only what must be there."
        },
        footer = {
            "",
            "Example: a backend that learns to sort texts",
            "  tagloop backend init my-backend --template classification"
        })
final class InitCommand implements Callable<Integer> {
    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "DIR", description = "The folder to make.")
    private Path folder;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Kind kind;

    /** What is put into it. */
    private static final class Kind {
        @Option(names = "--template", paramLabel = "ner|classification|blank", description = "Begin with one of these.")
        private Template template;

        @Option(
                names = "--script",
                paramLabel = "FILE",
                description =
                        "Begin with a class of yours that implements MlBackend and has a constructor without arguments.")
        private Path script;
    }

    @Option(names = "--force", description = "Write over files that are there.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        BackendSource source = kind.script == null ? BackendSource.of(kind.template) : BackendSource.of(kind.script);
        try (Console console = output.console()) {
            List<Path> written = new BackendProjectFiles(source).write(folder, force);
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("folder", folder.toString())
                        .with("class", source.className())
                        .with("files", written.stream().map(Path::toString).toList())
                        .toString());
            } else {
                console.say("Made " + folder + " with " + source.className() + ".java. Next:");
                console.say("  cd " + folder);
                console.say("  mvn test");
                console.say("  mvn compile exec:java      serves it on http://localhost:9090");
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new UserError(
                    e.getMessage() + " is there already: choose another folder, or write over it with --force.", e);
        }
    }
}
