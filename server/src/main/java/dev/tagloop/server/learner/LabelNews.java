package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.AnnotationChanges;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the learner which tasks were labelled, on a thread of its own: who labels never waits for it. What waits is bounded: a project of which
 * more changed than is told one by one is told to be read anew.
 */
final class LabelNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LabelNews.class);
    private static final int TOGETHER = 100;

    private final Learners learners;
    private final StoredLabels labels;
    private final LongConsumer heard;
    private final Map<Long, AnnotationChanges.Tasks> waiting = new LinkedHashMap<>();
    private final Thread thread;
    /** The project that is being told; 0 for none. */
    private long telling;

    private boolean closed;

    /** @param heard is told which projects have other labels, on this one's thread */
    LabelNews(Learners learners, StoredLabels labels, LongConsumer heard) {
        this.learners = learners;
        this.labels = labels;
        this.heard = heard;
        this.thread =
                Thread.ofPlatform().name("tagloop-label-news").daemon(true).unstarted(this::loop);
    }

    /** Begins to tell. */
    void begin() {
        thread.start();
    }

    /** Takes news; returns at once. */
    synchronized void accept(Map<Long, AnnotationChanges.Tasks> changed) {
        changed.forEach((project, tasks) -> waiting.merge(project, tasks, AnnotationChanges.Tasks::and));
        notifyAll();
    }

    /** Lets the learner read a project anew. */
    void relabelled(long project) {
        accept(Map.of(project, AnnotationChanges.Tasks.everything()));
    }

    /** Waits until all is told that was known of a project, but not longer than this. */
    synchronized void settle(long project, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!closed && (waiting.containsKey(project) || telling == project)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(left / 1_000_000 + 1);
        }
    }

    private record News(long project, AnnotationChanges.Tasks tasks) {}

    private synchronized News next() throws InterruptedException {
        telling = 0;
        notifyAll();
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return null;
        }
        Map.Entry<Long, AnnotationChanges.Tasks> first =
                waiting.entrySet().iterator().next();
        News news = new News(first.getKey(), first.getValue());
        waiting.remove(news.project());
        telling = news.project();
        return news;
    }

    private void loop() {
        try {
            for (News news = next(); news != null; news = next()) {
                try {
                    tell(news);
                } catch (RuntimeException | LinkageError e) {
                    LOG.warn(
                            "the learner could not be told of labels in project {}: {}",
                            news.project(),
                            e.getMessage(),
                            e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(News news) {
        learners.find(news.project())
                .filter(pupil -> pupil.enabled().isPresent() && pupil.standing().suitable())
                .ifPresent(pupil -> {
                    Learner learner = pupil.learner().orElseThrow();
                    if (news.tasks().all()) {
                        learner.relabelled(pupil.project());
                    } else {
                        tell(learner, pupil, List.copyOf(news.tasks().tasks()));
                    }
                });
        heard.accept(news.project());
    }

    private void tell(Learner learner, Learners.Pupil pupil, List<Long> ids) {
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            Map<Long, Task> there = new HashMap<>();
            labels.now(pupil.id(), some).forEach(task -> there.put(task.id().orElseThrow(), task));
            for (long id : some) {
                learner.labelled(pupil.project(), there.getOrDefault(id, gone(pupil.id(), id)));
            }
        }
    }

    /** A task that is deleted has no annotations left. */
    private static Task gone(long project, long id) {
        ObjectNode json = Json.object().put("id", id).put("project", project);
        json.putObject("data");
        json.putArray("annotations");
        return new Task(JsonObject.owning(json));
    }

    /** Tells nothing more; what is being told comes to its end. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
