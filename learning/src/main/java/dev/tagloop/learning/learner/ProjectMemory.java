package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.memory.StringMemory;
import dev.tagloop.learning.snapshot.Adjudication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What was labelled in one project under one configuration: read once from the source, then kept up to date task by task. */
final class ProjectMemory {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final BackendProject project;
    private final List<SpanReader> readers;
    private final StringMemory memory = new StringMemory();
    private final CompletableFuture<Void> read = new CompletableFuture<>();
    /** Tasks that changed while the source was being read; null afterwards. */
    private Map<Long, List<LabeledText>> changed = new LinkedHashMap<>();

    private volatile long failed;

    ProjectMemory(BackendProject project, LabelTargets targets) {
        this(project, targets.texts().stream().map(SpanReader::of).toList());
    }

    private ProjectMemory(BackendProject project, List<SpanReader> readers) {
        this.project = project;
        this.readers = readers;
    }

    /** Whether it is of the project as it stands now. */
    boolean isOf(BackendProject now) {
        return project.labelConfig().equals(now.labelConfig());
    }

    /** Reads all labels. To be called once. */
    void read(LabelSource source) {
        try (Stream<Task> tasks = source.labelled(project)) {
            Map<Long, List<LabeledText>> all = new LinkedHashMap<>();
            tasks.forEach(task -> task.id().ifPresent(id -> all.put(id, texts(task))));
            synchronized (this) {
                all.putAll(changed);
                memory.learn(all);
                changed = null;
            }
            read.complete(null);
        } catch (RuntimeException | Error e) {
            failed = System.nanoTime();
            read.completeExceptionally(e);
            throw e;
        }
    }

    /** Whether reading has failed. */
    boolean isBroken() {
        return read.isCompletedExceptionally();
    }

    /** Whether reading has failed so long ago that it is worth another try. */
    boolean isToBeTriedAgain() {
        return isBroken() && System.nanoTime() - failed > PAUSE.toNanos();
    }

    /** One that is yet to be read, for the same project. */
    ProjectMemory again() {
        return new ProjectMemory(project, readers);
    }

    /** Waits until all labels are read, but not longer than this. */
    void await(Duration patience) {
        try {
            read.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // What is known so far has to do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes in what a task says now. */
    void labelled(Task task) {
        task.id().ifPresent(id -> {
            List<LabeledText> texts = texts(task);
            synchronized (this) {
                if (changed != null) {
                    changed.put(id, texts);
                } else {
                    memory.learn(id, texts);
                }
            }
        });
    }

    /** What is remembered. */
    StringMemory memory() {
        return memory;
    }

    /** The task's texts with the labels of the annotation that counts; none if there is none. */
    private List<LabeledText> texts(Task task) {
        List<Annotation> usable = task.annotations().stream()
                .filter(annotation -> !annotation.wasCancelled())
                .toList();
        if (usable.isEmpty()) {
            return List.of();
        }
        Annotation counts = Adjudication.standard().decide(usable).annotation();
        List<LabeledText> texts = new ArrayList<>();
        for (SpanReader reader : readers) {
            try {
                texts.add(reader.read(task, counts).withoutLoneSurrogates());
            } catch (ConversionException e) {
                continue; // A task without this text says nothing about it.
            }
        }
        return texts;
    }
}
