package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The label snapshots of a project: those that its versions learned from, and those that people gave a name, which stay for that alone. A snapshot
 * is meant by a name, by a version that learned from it, by {@code latest} or by the first digits of its digest.
 */
public final class SnapshotCatalog {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99}");
    private static final Pattern VERSION = Pattern.compile("v[0-9]+|latest");
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{4,64}");

    private final ModelRegistry registry;
    private final Snapshots snapshots;
    private final SnapshotNames names;

    SnapshotCatalog(ModelRegistry registry, Snapshots snapshots) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.names = new SnapshotNames(registry.folder().resolve("snapshot-names.json"));
    }

    /** All of them, the oldest first. */
    public List<StoredSnapshot> list() {
        return described(snapshots.digests())
                .sorted(Comparator.comparing(StoredSnapshot::stored).thenComparing(StoredSnapshot::digest))
                .toList();
    }

    /**
     * The one that is meant.
     *
     * @throws BackendException if there is none, or it cannot be told which
     */
    public StoredSnapshot find(String reference) {
        return describe(digest(reference));
    }

    /**
     * The labels of the one that is meant.
     *
     * @throws BackendException if there is none, or it cannot be told which
     */
    public LabelSnapshot labels(String reference) {
        return load(digest(reference));
    }

    /** Keeps labels as they are now, under a name. @throws BackendException if the name is taken or cannot be one */
    public StoredSnapshot keep(LabelSnapshot labels, String name) {
        requireFree(name);
        // The name comes first: what has none is swept away after the next training.
        names.change(all -> all.put(name, labels.digest()));
        snapshots.keep(labels);
        return describe(labels.digest());
    }

    /** Gives a name. @throws BackendException if it is taken or cannot be one, or there is no such snapshot */
    public StoredSnapshot name(String reference, String name) {
        String digest = digest(reference);
        requireFree(name);
        names.change(all -> all.put(name, digest));
        return describe(digest);
    }

    /** Gives another name in place of one. @throws BackendException if there is none, or the new one is taken or cannot be one */
    public StoredSnapshot rename(String name, String newName) {
        String digest = named(name);
        requireFree(newName);
        names.change(all -> {
            all.remove(name);
            all.put(newName, digest);
        });
        return describe(digest);
    }

    /**
     * Takes a name away; a snapshot that no version learned from goes with its last name.
     *
     * @return whether the snapshot is still there
     * @throws BackendException if there is no such name
     */
    public boolean removeName(String name) {
        String digest = named(name);
        names.change(all -> all.remove(name));
        tidy();
        return snapshots.digests().contains(digest);
    }

    /** The digests that have a name. */
    Set<String> named() {
        return Set.copyOf(names.all().values());
    }

    /** Deletes what no version learned from and nobody named, and names of what is not there any more. */
    void tidy() {
        Set<String> kept = new HashSet<>(named());
        registry.versions().forEach(version -> kept.add(version.run().digest()));
        snapshots.keepOnly(kept);
        List<String> there = snapshots.digests();
        if (!there.containsAll(named())) {
            names.change(all -> all.values().retainAll(there));
        }
    }

    private StoredSnapshot describe(String digest) {
        return described(List.of(digest)).findFirst().orElseThrow();
    }

    /** Names and runs are read once for all. */
    private Stream<StoredSnapshot> described(List<String> digests) {
        Map<String, List<String>> called = new HashMap<>();
        names.all().forEach((name, digest) -> add(called, digest, name));
        Map<String, List<String>> versions = new HashMap<>();
        registry.versions().forEach(version -> add(versions, version.run().digest(), version.name()));
        return digests.stream().map(digest -> {
            LabelSnapshot labels = load(digest);
            return new StoredSnapshot(
                    digest,
                    snapshots.stored(digest),
                    called.getOrDefault(digest, List.of()),
                    versions.getOrDefault(digest, List.of()),
                    labels.entries().size(),
                    StoredSnapshot.spans(labels));
        });
    }

    private static void add(Map<String, List<String>> byDigest, String digest, String name) {
        byDigest.computeIfAbsent(digest, key -> new ArrayList<>()).add(name);
    }

    private LabelSnapshot load(String digest) {
        return snapshots
                .find(digest)
                .orElseThrow(() -> none("The label snapshot " + digest + " is not here any more."));
    }

    private String digest(String reference) {
        String byName = names.all().get(reference);
        if (byName != null) {
            return byName;
        }
        if (VERSION.matcher(reference).matches()) {
            return ofVersion(reference);
        }
        List<String> all = snapshots.digests();
        List<String> found = DIGITS.matcher(reference).matches()
                ? all.stream().filter(digest -> digest.startsWith(reference)).toList()
                : List.of();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw none(
                found.isEmpty()
                        ? "There is no label snapshot " + reference + "; " + offer(all)
                        : "Several label snapshots begin with " + reference + ": " + String.join(", ", found) + ".");
    }

    private String ofVersion(String reference) {
        Optional<ModelVersion> version = registry.find(reference);
        return version.map(found -> found.run().digest())
                .filter(snapshots.digests()::contains)
                .orElseThrow(() -> none(
                        version.isEmpty()
                                ? "There is no version " + reference + "."
                                : "The labels that " + version.get().name() + " learned from are not here."));
    }

    private String offer(List<String> digests) {
        List<String> offered = new ArrayList<>(names.all().keySet());
        digests.forEach(digest -> offered.add(digest.substring(0, 12)));
        return offered.isEmpty() ? "there are none." : "there are " + String.join(", ", offered) + ".";
    }

    private String named(String name) {
        String digest = names.all().get(name);
        if (digest == null) {
            throw none("No label snapshot is called " + name + "; names are "
                    + String.join(", ", names.all().keySet()) + ".");
        }
        return digest;
    }

    private void requireFree(String name) {
        if (!NAME.matcher(name).matches()
                || VERSION.matcher(name).matches()
                || DIGITS.matcher(name).matches()) {
            throw none("A label snapshot cannot be called \"" + name
                    + "\": a name begins with a letter or a digit, has at most 100 letters, digits, blanks, \".\","
                    + " \"_\" and \"-\", and is neither that of a version nor a digest.");
        }
        if (names.all().containsKey(name)) {
            throw none("A label snapshot is called " + name
                    + " already. Take another name, or give that one a new one first.");
        }
    }

    private static BackendException none(String message) {
        return new BackendException(Fault.LEARNING, message);
    }
}
