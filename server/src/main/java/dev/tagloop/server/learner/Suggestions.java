package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.StorageException;
import dev.tagloop.server.tasks.ProjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The learner's suggestions for the task that somebody opens. They wait for them a moment at most: what comes later is stored and there the next
 * time.
 */
public final class Suggestions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** How long the labels of a moment ago may take to be heard. */
    private static final Duration NEWS = Duration.ofMillis(300);

    private final Learners learners;
    private final LearnerPredictor predictor;
    private final LabelNews news;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    /** A learner that hangs must not collect threads. */
    private final Semaphore places = new Semaphore(64);

    Suggestions(Learners learners, LearnerPredictor predictor, LabelNews news) {
        this.learners = learners;
        this.predictor = predictor;
        this.news = news;
    }

    /** Predicts a task that somebody opens, unless it is labelled. @return whether it has a new prediction */
    public boolean onOpening(ProjectRef project, long task) {
        return learners.areThere() && predictor.isUnlabelled(task) && beforeLabelling(project, task);
    }

    /** Predicts a task that somebody is about to label. @return whether it has a new prediction */
    public boolean beforeLabelling(ProjectRef project, long task) {
        Optional<Learners.Pupil> pupil =
                learners.find(project.id()).filter(there -> there.enabled().isPresent() && there.shows());
        return pupil.isPresent() && places.tryAcquire() && await(start(pupil.get(), project, task), task);
    }

    private Future<Boolean> start(Learners.Pupil pupil, ProjectRef project, long task) {
        try {
            return threads.submit(() -> {
                try {
                    news.settle(project.id(), NEWS);
                    return pupil.standing().suitable()
                            && predictor.predict(pupil, project, List.of(task)).orElse(0) > 0;
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException e) {
            places.release();
            throw e;
        }
    }

    private static boolean await(Future<Boolean> prediction, long task) {
        try {
            return prediction.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("the suggestions for task {} come too late to be shown", task);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean expected = cause instanceof BackendException
                    || cause instanceof StorageException
                    || cause instanceof ApiException;
            LOG.atLevel(expected ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                    .setCause(expected ? null : cause)
                    .log("no suggestions for task {}: {}", task, cause.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Waits for what is under way, for a moment. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
