package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.options.Given;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.places.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the versions are. */
final class ModelFolders {
    private static final String PROJECT = "project-";
    private static final List<String> PLACES = List.of("", "models", "learner");

    @Option(
            names = {"--dir", "--data-dir"},
            paramLabel = "DIR",
            defaultValue = "${env:LABEL_STUDIO_BASE_DATA_DIR}",
            description = "The folder of one project's versions, or a server's data folder (default:"
                    + " $LABEL_STUDIO_BASE_DATA_DIR, else the user's data folder).")
    private Path folder;

    @Option(names = "--project", paramLabel = "ID", description = "The project, in a data folder with several.")
    private Long project;

    /** The one project that is meant. @throws UserError if it is none or cannot be told */
    LearnerTrainings one() {
        Map<String, Path> all = all();
        if (all.size() != 1) {
            throw new UserError("In " + root() + " there are the versions of several projects ("
                    + String.join(", ", all.keySet()) + "). Name one with --project.");
        }
        return open(all.values().iterator().next());
    }

    /** The folders by their projects' names. @throws UserError if there is none */
    Map<String, Path> all() {
        Path root = root();
        if (hasVersions(root)) {
            return Map.of(root.toAbsolutePath().normalize().getFileName().toString(), root);
        }
        Map<String, Path> found = new TreeMap<>();
        PLACES.forEach(place -> found.putAll(projects(root.resolve(place))));
        if (project != null) {
            found.keySet().removeIf(name -> !name.equals(PROJECT + project));
        }
        if (found.isEmpty()) {
            throw new UserError("There are no versions of a model "
                    + (project == null ? "" : "of project " + project + " ") + "in " + root
                    + ". Name a server's data folder, or the folder of a project's versions, with --dir.");
        }
        return found;
    }

    /** The versions in a folder, to look at and to choose from. */
    static LearnerTrainings open(Path folder) {
        return LearnerTrainings.open(folder, new LocalTrainer());
    }

    private Path root() {
        return Given.path(folder).orElseGet(UserFolders.ofProcess()::data);
    }

    private static Map<String, Path> projects(Path place) {
        Map<String, Path> found = new TreeMap<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> paths = Files.list(place)) {
                paths.filter(path -> path.getFileName().toString().startsWith(PROJECT))
                        .filter(ModelFolders::hasVersions)
                        .forEach(path -> found.put(path.getFileName().toString(), path));
            } catch (IOException e) {
                throw new UserError("The folder " + place + " cannot be read: " + e.getMessage(), e);
            }
        }
        return found;
    }

    private static boolean hasVersions(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.anyMatch(path -> path.getFileName().toString().equals(LearnerTrainings.SNAPSHOTS)
                    || path.getFileName().toString().matches("v[1-9][0-9]*")
                            && Files.isRegularFile(path.resolve(TrainingRun.FILE)));
        } catch (IOException e) {
            throw new UserError("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
