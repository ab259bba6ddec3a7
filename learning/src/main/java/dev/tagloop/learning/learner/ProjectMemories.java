package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.memory.StringMemory;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The memories of the projects that somebody works in, each read when it is asked for first. */
final class ProjectMemories {
    private static final int MOST = 50;
    /** How long an answer waits for the memory to be read. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executor executor;
    /** The one that was not asked for longest is the first. */
    private final LinkedHashMap<String, ProjectMemory> memories = new LinkedHashMap<>(16, 0.75f, true);

    /** Those that are being read anew. */
    private final Map<String, ProjectMemory> fresh = new HashMap<>();

    private Optional<LabelSource> source = Optional.empty();

    ProjectMemories(Executor executor) {
        this.executor = executor;
    }

    /** Reads from another source from now on. */
    synchronized void attach(LabelSource labels) {
        source = Optional.of(labels);
        memories.clear();
        fresh.clear();
    }

    /** Where labels are found; empty if nobody has told. */
    synchronized Optional<LabelSource> source() {
        return source;
    }

    /** What a project's memory holds; waits a little for it to be read. */
    StringMemory of(BackendProject project, LabelTargets targets) {
        Optional<ProjectMemory> memory = find(project, targets);
        memory.ifPresent(found -> found.await(PATIENCE));
        return memory.map(ProjectMemory::memory).orElseGet(StringMemory::new);
    }

    /** The same without waiting. */
    StringMemory now(BackendProject project, LabelTargets targets) {
        return find(project, targets).map(ProjectMemory::memory).orElseGet(StringMemory::new);
    }

    private synchronized Optional<ProjectMemory> find(BackendProject project, LabelTargets targets) {
        if (source.isEmpty() || project.id().isEmpty()) {
            return Optional.empty();
        }
        ProjectMemory known = memories.get(project.id());
        if (known != null && known.isOf(project) && !known.isToBeTriedAgain()) {
            return Optional.of(known);
        }
        ProjectMemory begun = new ProjectMemory(project, targets);
        memories.put(project.id(), begun);
        LabelSource from = source.get();
        executor.execute(() -> begun.read(from));
        while (memories.size() > MOST) {
            memories.pollFirstEntry();
        }
        return Optional.of(begun);
    }

    /** Takes in what a task says now; a project that nobody has asked for is read later anyway. */
    void labelled(BackendProject project, Task task) {
        List<ProjectMemory> both;
        synchronized (this) {
            both = Stream.of(memories.get(project.id()), fresh.get(project.id()))
                    .filter(Objects::nonNull)
                    .toList();
        }
        both.forEach(memory -> memory.labelled(task));
    }

    /** Reads a project anew; what was read before answers until that is done. */
    synchronized void read(BackendProject project) {
        ProjectMemory known = memories.get(project.id());
        if (known == null || source.isEmpty()) {
            return;
        }
        ProjectMemory next = known.again();
        fresh.put(project.id(), next);
        LabelSource from = source.get();
        executor.execute(() -> {
            try {
                next.read(from);
            } finally {
                exchange(project.id(), known, next);
            }
        });
    }

    private synchronized void exchange(String project, ProjectMemory known, ProjectMemory next) {
        // Another reading may have begun since, and the project may be forgotten.
        if (fresh.remove(project, next) && !next.isBroken()) {
            memories.replace(project, known, next);
        }
    }

    /** Forgets a project. */
    synchronized void forget(BackendProject project) {
        memories.remove(project.id());
        fresh.remove(project.id());
    }
}
