package dev.tagloop.learning.registry;

import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Model versions {@code v1}, {@code v2}, ... in a folder. A version appears complete and in one step and never changes;
 * several processes may share the folder. One version may be promoted: the one whose predictions
 * people are to see.
 *
 * {@snippet :
 * ModelRegistry registry = ModelRegistry.open(folder);
 * try (Staging staging = registry.stage()) {
 *     trainer.train(data, options, staging.folder(), watch);
 *     ModelVersion version = registry.publish(staging); // v1
 * }
 * }
 */
public final class ModelRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);
    private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})");
    private static final String PROMOTED = "promoted";

    private final Path folder;

    private ModelRegistry(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a registry; its folder is created if it is not there, and what a crash left half-written is swept away.
     *
     * @throws RegistryException if the folder cannot be used
     */
    public static ModelRegistry open(Path folder) {
        ModelRegistry registry = new ModelRegistry(folder);
        try {
            Files.createDirectories(folder);
            registry.sweep();
        } catch (IOException e) {
            throw new RegistryException("cannot use the folder of models " + folder + ": " + e, e);
        }
        return registry;
    }

    /** The registry's folder. */
    public Path folder() {
        return folder;
    }

    /**
     * A place to write a new model.
     *
     * @throws RegistryException if it cannot be created
     */
    public Staging stage() {
        try {
            return Staging.in(folder);
        } catch (IOException e) {
            throw new RegistryException("cannot write into the folder of models " + folder + ": " + e, e);
        }
    }

    /**
     * Gives a finished model the next number.
     *
     * @throws RegistryException if the staging folder holds no complete model or cannot be moved
     */
    public ModelVersion publish(Staging staging) {
        if (TrainingRun.read(staging.folder()).isEmpty()) {
            throw new RegistryException("the model in " + staging.folder() + " is not complete: there is no "
                    + TrainingRun.FILE + "; it is not published");
        }
        while (true) {
            int number = latest().map(ModelVersion::number).orElse(0) + 1;
            ModelVersion version = new ModelVersion(number, folder.resolve("v" + number));
            try {
                Folders.move(staging.folder(), version.folder());
                return version;
            } catch (IOException e) {
                // How a taken name shows differs between systems; a folder that is never empty is never replaced.
                if (!Files.exists(version.folder())) {
                    throw new RegistryException("cannot publish the model as " + version.folder() + ": " + e, e);
                }
                LOG.debug("another process has just published {}, trying the next number", version.name());
            }
        }
    }

    /** All versions by rising number. */
    public List<ModelVersion> versions() {
        List<ModelVersion> versions = new ArrayList<>();
        for (Path path : list()) {
            var name = VERSION.matcher(path.getFileName().toString());
            if (name.matches() && Files.isDirectory(path)) {
                versions.add(new ModelVersion(Integer.parseInt(name.group(1)), path));
            }
        }
        versions.sort(Comparator.comparingInt(ModelVersion::number));
        return versions;
    }

    /** The version with the highest number. */
    public Optional<ModelVersion> latest() {
        return versions().stream().reduce((lower, higher) -> higher);
    }

    /** The version of this name, such as {@code v3} or {@code latest}. */
    public Optional<ModelVersion> find(String name) {
        return name.equals("latest")
                ? latest()
                : versions().stream()
                        .filter(version -> version.name().equals(name))
                        .findFirst();
    }

    /**
     * Makes a version the promoted one.
     *
     * @throws RegistryException if there is no such version or the choice cannot be stored
     */
    public ModelVersion promote(String name) {
        ModelVersion version = find(name)
                .orElseThrow(
                        () -> new RegistryException("there is no version " + name + " in " + folder + "; there are "
                                + versions().stream().map(ModelVersion::name).toList()));
        try {
            Folders.replace(folder.resolve(PROMOTED), version.name() + "\n");
        } catch (IOException e) {
            throw new RegistryException("cannot promote " + version.name() + " in " + folder + ": " + e, e);
        }
        return version;
    }

    /** The promoted version; empty if none was promoted. */
    public Optional<ModelVersion> promoted() {
        Path file = folder.resolve(PROMOTED);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return find(Files.readString(file).strip());
        } catch (IOException e) {
            throw new RegistryException("cannot read " + file + ": " + e, e);
        }
    }

    private void sweep() throws IOException {
        for (Path path : list()) {
            if (Staging.isLeftover(path)) {
                LOG.info("sweeping a half-written model: {}", path);
                Folders.delete(path);
            }
        }
    }

    private List<Path> list() {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        } catch (IOException e) {
            throw new RegistryException("cannot list the models in " + folder + ": " + e, e);
        }
    }
}
