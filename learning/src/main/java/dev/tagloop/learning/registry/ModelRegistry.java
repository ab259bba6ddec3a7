package dev.tagloop.learning.registry;

import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private static final String LAST_NUMBER = "last-version";

    private final Path folder;
    private final Promotions promotions;
    private final Archive archive;
    private final RegistryLog log;

    private ModelRegistry(Path folder) {
        this.folder = folder;
        this.promotions = new Promotions(folder);
        this.archive = new Archive(folder);
        this.log = new RegistryLog(folder);
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
        ModelVersion version = number(staging);
        TrainingRun run = version.run();
        log.note(RegistryEvent.of(run.imported() ? "imported" : "published", version.name(), run.data()));
        return version;
    }

    private ModelVersion number(Staging staging) {
        if (TrainingRun.read(staging.folder()).isEmpty()) {
            throw new RegistryException("the model in " + staging.folder() + " is not complete: there is no "
                    + TrainingRun.FILE + "; it is not published");
        }
        while (true) {
            int number = nextNumber();
            ModelVersion version = new ModelVersion(number, folder.resolve("v" + number));
            try {
                Folders.move(staging.folder(), version.folder());
                // Predictions carry the name for ever, so it is not given again when the version's folder is deleted.
                Folders.replace(folder.resolve(LAST_NUMBER), number + "\n");
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
        ModelVersion version = require(name);
        if (archived().contains(version.name())) {
            throw new RegistryException(version.name() + " in " + folder
                    + " is archived; take it out of the archive before it is promoted");
        }
        try {
            if (!promotions.current().equals(Optional.of(version.name()))) {
                promotions.add(Promotion.forward(version.name(), Instant.now()));
                log.note(RegistryEvent.of("promoted", version.name(), ""));
            }
        } catch (IOException e) {
            throw new RegistryException("cannot promote " + version.name() + " in " + folder + ": " + e, e);
        }
        return version;
    }

    /**
     * Makes the version the promoted one again that was it before; doing it twice goes back two versions.
     *
     * @throws RegistryException if there is no version to go back to
     */
    public ModelVersion rollback() {
        try {
            Deque<String> stack = promotions.stack();
            String current = stack.poll();
            while (!stack.isEmpty()) {
                Optional<ModelVersion> before =
                        find(stack.peek()).filter(version -> !archived().contains(version.name()));
                promotions.add(new Promotion(stack.poll(), Instant.now(), Optional.of(current)));
                if (before.isPresent()) {
                    log.note(RegistryEvent.of("rolled_back", before.get().name(), "from " + current));
                    return before.get();
                }
            }
            throw new RegistryException(
                    current == null
                            ? "no version was promoted in " + folder + ", so there is nothing to go back to"
                            : "before " + current + " no version was promoted in " + folder
                                    + ", so there is nothing to go back to");
        } catch (IOException e) {
            throw new RegistryException("cannot go back to the version before in " + folder + ": " + e, e);
        }
    }

    /** The promoted version; empty if none was promoted. */
    public Optional<ModelVersion> promoted() {
        try {
            return promotions.current().flatMap(this::find);
        } catch (IOException e) {
            throw new RegistryException("cannot read what was promoted in " + folder + ": " + e, e);
        }
    }

    /** The names of the versions that are put aside. */
    public Set<String> archived() {
        try {
            return archive.names();
        } catch (IOException e) {
            throw new RegistryException("cannot read what is archived in " + folder + ": " + e, e);
        }
    }

    /**
     * Puts a version aside: lists leave it out, and it cannot be promoted. Its files stay.
     *
     * @throws RegistryException if there is no such version, or it is promoted
     */
    public ModelVersion archive(String name) {
        ModelVersion version = require(name);
        if (promoted().equals(Optional.of(version))) {
            throw new RegistryException(
                    version.name() + " in " + folder + " is promoted; promote another one before it is archived");
        }
        return put(version, "archived", names -> names.add(version.name()));
    }

    /** Takes a version out of the archive. @throws RegistryException if there is no such version */
    public ModelVersion unarchive(String name) {
        ModelVersion version = require(name);
        return put(version, "unarchived", names -> names.remove(version.name()));
    }

    private ModelVersion put(ModelVersion version, String event, Consumer<Set<String>> change) {
        try {
            if (archive.change(change)) {
                log.note(RegistryEvent.of(event, version.name(), ""));
            }
            return version;
        } catch (IOException e) {
            throw new RegistryException("cannot change what is archived in " + folder + ": " + e, e);
        }
    }

    /**
     * Which versions stay under a policy, and why.
     *
     * @param named digests of label snapshots that have a name
     */
    public List<Retention> plan(RetentionPolicy policy, Set<String> named) {
        try {
            return new GarbageCollection(versions()).plan(policy, List.copyOf(promotions.stack()), archived(), named);
        } catch (IOException e) {
            throw new RegistryException("cannot tell what can be removed from " + folder + ": " + e, e);
        }
    }

    /**
     * Removes the versions that do not stay. What has come to be needed since the plan was made stays all the same.
     *
     * @return those that went
     */
    public List<Retention> collect(RetentionPolicy policy, Set<String> named) {
        List<Retention> gone = new ArrayList<>();
        for (Retention retention : plan(policy, named)) {
            Optional<ModelVersion> version = retention.stays() ? Optional.empty() : find(retention.version());
            if (version.isPresent() && !promoted().equals(version)) {
                try {
                    Removal.of(version.get(), log, "by policy: " + policy);
                    archive.change(names -> names.remove(retention.version()));
                } catch (IOException e) {
                    throw new RegistryException("cannot remove " + version.get().folder() + ": " + e, e);
                }
                gone.add(retention);
            }
        }
        return gone;
    }

    /** What happened, the oldest first; of what happened before there was this log it does not tell. */
    public List<RegistryEvent> events() {
        try {
            return log.all();
        } catch (IOException e) {
            throw new RegistryException("cannot read what happened in " + folder + ": " + e, e);
        }
    }

    private ModelVersion require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new RegistryException("there is no version " + name + " in " + folder + "; there are "
                                + versions().stream().map(ModelVersion::name).toList()));
    }

    private int nextNumber() {
        int highest = latest().map(ModelVersion::number).orElse(0);
        Path file = folder.resolve(LAST_NUMBER);
        try {
            String stored = Files.exists(file) ? Files.readString(file).strip() : "";
            return Math.max(highest, VERSION.matcher("v" + stored).matches() ? Integer.parseInt(stored) : 0) + 1;
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
            Optional<String> removed = Removal.leftover(path);
            if (removed.isPresent()) {
                LOG.info("going on with the removal of {}", removed.get());
                Removal.finish(path, removed.get(), log);
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
