package dev.tagloop.cli.quality;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.TaskFile;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.quality.ExportedLabels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Whose labels are meant: a server's project or a file, and what of them. */
final class LabelOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--project", paramLabel = "ID", description = "The project on the server.")
    private Long project;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Tasks with annotations, as the format JSON exports them.")
    private Path file;

    @Option(
            names = "--label-config",
            paramLabel = "FILE",
            description = "With --file: the XML label config of the tasks.")
    private Path config;

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "The control that is compared (default: the first one that can be).")
    private String control;

    @Option(
            names = "--model",
            paramLabel = "VERSION",
            split = ",",
            description = "A version whose predictions count as a further annotator; may be given several times.")
    private List<String> models = List.of();

    /** Whether a file is meant. @throws ParameterException unless either a file with its config or a project is given */
    boolean isFile() {
        if ((project == null) == (file == null)) {
            throw new ParameterException(
                    command.commandLine(), "Give either --project ID, or --file FILE with --label-config FILE");
        }
        if (file != null && config == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--label-config=FILE'");
        }
        return file != null;
    }

    Optional<String> control() {
        return Optional.ofNullable(control);
    }

    long project() {
        return project;
    }

    StudioClient connect() {
        return connection.connect();
    }

    /** The query of the API. @param more settings that are asked for, those that are null left out */
    Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.values().removeIf(Objects::isNull);
        control().ifPresent(name -> settings.put("control", name));
        if (!models.isEmpty()) {
            settings.put("models", String.join(",", models));
        }
        return settings;
    }

    /** Says something about the file. @throws UserError if it or its config cannot be used */
    <T extends JsonNode> T ofFile(BiFunction<ExportedLabels, Stream<Task>, T> work) {
        try (Stream<Task> tasks = TaskFile.read(file)) {
            return work.apply(ExportedLabels.of(labelConfig(), control(), Set.copyOf(models)), tasks);
        } catch (IllegalArgumentException | ConversionException | UncheckedIOException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    private LabelConfig labelConfig() {
        try {
            return LabelConfig.parse(Files.readString(config));
        } catch (IOException | LabelConfigException e) {
            throw new UserError("The label config " + config + " cannot be read: " + e.getMessage(), e);
        }
    }
}
