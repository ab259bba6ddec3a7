package dev.tagloop.learning.registry;

import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which versions of a registry stay under a policy. Whatever the policy says, those stay that answer, that a way back leads to, or that another
 * version which stays was trained from.
 */
final class GarbageCollection {
    private final List<ModelVersion> versions;
    private final Map<String, TrainingRun> runs = new LinkedHashMap<>();
    private final Map<String, List<String>> reasons = new LinkedHashMap<>();

    GarbageCollection(List<ModelVersion> versions) {
        this.versions = versions;
        for (ModelVersion version : versions) {
            runs.put(version.name(), version.run());
            reasons.put(version.name(), new ArrayList<>());
        }
    }

    /**
     * @param promoted the version that answers and those that a way back leads to, the one that answers first
     * @param archived names of versions that were put aside
     * @param named digests of label snapshots that have a name
     */
    List<Retention> plan(RetentionPolicy policy, List<String> promoted, Set<String> archived, Set<String> named)
            throws IOException {
        for (int i = 0; i < promoted.size(); i++) {
            keep(promoted.get(i), i == 0 ? "it is promoted" : "a way back leads to it");
        }
        versions.stream()
                .skip(Math.max(0, versions.size() - policy.last()))
                .forEach(version -> keep(version.name(), "it is one of the newest"));
        versions.stream()
                .filter(version -> runs.get(version.name()).f1().isPresent())
                .sorted(Comparator.comparing((ModelVersion version) ->
                                -runs.get(version.name()).f1().orElseThrow())
                        .thenComparing(version -> -version.number()))
                .limit(policy.best())
                .forEach(version -> keep(version.name(), "it is one of the best"));
        for (ModelVersion version : versions) {
            if (policy.named() && named.contains(runs.get(version.name()).digest())) {
                keep(version.name(), "its labels have a name");
            }
            if (policy.archived() && archived.contains(version.name())) {
                keep(version.name(), "it is archived");
            }
        }
        keepBases();
        List<Retention> plan = new ArrayList<>();
        for (ModelVersion version : versions) {
            plan.add(new Retention(version.name(), reasons.get(version.name()), bytes(version.folder())));
        }
        return plan;
    }

    /** What a version is built again from, or is made of, stays with it; from the newest to the oldest, since those are older. */
    private void keepBases() {
        for (ModelVersion version : versions.reversed()) {
            if (!reasons.get(version.name()).isEmpty()) {
                TrainingRun run = runs.get(version.name());
                versions.stream()
                        .filter(other -> other.name().equals(run.parent()) || isFolder(run.base(), other.folder()))
                        .forEach(other -> keep(other.name(), version.name() + " was trained from it"));
                for (Path member : members(version.folder())) {
                    versions.stream()
                            .filter(other -> isFolder(member.toString(), other.folder()))
                            .forEach(other -> keep(other.name(), version.name() + " is made of it"));
                }
            }
        }
    }

    /** The folders of the models that answer together in this one. */
    private static List<Path> members(Path folder) {
        return Combinations.isThere(folder)
                ? Combinations.read(folder).members().stream()
                        .map(member -> folder.resolve(member.model()))
                        .toList()
                : List.of();
    }

    private static boolean isFolder(String base, Path folder) {
        try {
            return Path.of(base)
                    .toAbsolutePath()
                    .normalize()
                    .equals(folder.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void keep(String version, String reason) {
        List<String> own = reasons.get(version);
        if (own != null) {
            own.add(reason);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
