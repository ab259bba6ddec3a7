package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tasks put in order when it is time: another sampler or another version reads, tasks came or changed, or half of the ordered ones are labelled.
 * The last two wait a while after the last order, ten times as long as that took. What somebody stopped waits for another version or for being asked.
 */
final class TaskOrderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskOrderWatch.class);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int PAUSE = 10;
    /** So many new texts are read in a job that shows how far it is. */
    private static final int MANY = 200;

    private final Database database;
    private final Learners learners;
    private final TaskOrderWork work;
    private final Map<Long, Long> notBefore = new ConcurrentHashMap<>();
    private final ExecutorService quiet = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("tagloop-task-order").daemon(true).factory());
    private long version = -1;
    private long looked;

    TaskOrderWatch(Database database, Learners learners, TaskOrderWork work) {
        this.database = database;
        this.learners = learners;
        this.work = work;
    }

    /** What is to be done. */
    enum Need {
        NOTHING,
        FILLING_UP,
        READING
    }

    /** Looks once; at most every ten seconds where nobody writes anything. */
    void tick() {
        long now = database.version();
        long time = System.nanoTime();
        if (now == version && time - looked < LONGEST_WAIT.toNanos()) {
            return;
        }
        version = now;
        looked = time;
        List<Long> projects = database.read(handle -> handle.createQuery(
                        "SELECT l.project_id FROM learners l JOIN projects p ON p.id = l.project_id"
                                + " WHERE l.sampler IS NOT NULL AND l.enabled = TRUE AND p.organization_id NOT IN"
                                + " (SELECT organization_id FROM trash_home) ORDER BY l.project_id")
                .mapTo(Long.class)
                .list());
        for (long project : projects) {
            try {
                look(project);
            } catch (BackendException | ApiException e) {
                LOG.debug("no order for project {}: {}", project, e.getMessage());
            }
        }
    }

    private void look(long project) {
        Optional<Learners.Pupil> pupil = learners.find(project);
        if (pupil.isEmpty() || work.isBusy(project)) {
            return;
        }
        switch (need(pupil.get())) {
            case NOTHING -> {}
            case READING -> work.start(pupil.get());
            case FILLING_UP -> quiet.execute(() -> fillUp(project));
        }
    }

    private Need need(Learners.Pupil pupil) {
        Optional<TaskOrdering> orders = pupil.orders();
        if (orders.isEmpty()) {
            return Need.NOTHING;
        }
        String sampler = pupil.row().sampler();
        Optional<String> reader = orders.get().reader(pupil.project(), sampler);
        TaskOrderRow row = database.read(handle -> TaskOrderRows.of(handle, pupil.id()));
        if (TaskOrderWork.goal(sampler, reader).equals(row.stopped())) {
            return Need.NOTHING;
        }
        if (!row.isMade() || !sampler.equals(row.sampler()) || !reader.equals(Optional.ofNullable(row.reader()))) {
            return Need.READING;
        }
        Long pause = notBefore.get(pupil.id());
        if (pause != null && System.nanoTime() - pause < 0) {
            return Need.NOTHING;
        }
        return database.read(handle -> {
            long came = Math.abs(TaskOrderRows.taskNumber(handle, pupil.id()) - row.taskNumber());
            long news = came + TaskOrderRows.changed(handle, pupil.id(), row.madeAt(), MANY);
            if (news > MANY && reader.isPresent()) {
                return Need.READING;
            }
            boolean more = row.places() == TaskOrderWork.COUNT;
            boolean usedUp = more && TaskOrderRows.left(handle, pupil.id()) < TaskOrderWork.COUNT / 2;
            return news > 0 || usedUp ? Need.FILLING_UP : Need.NOTHING;
        });
    }

    private void fillUp(long project) {
        long start = System.nanoTime();
        try {
            work.fillUp(project);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ApiException | StorageException | BackendException e) {
            LOG.debug("no order for project {}: {}", project, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the tasks of project {} cannot be ordered: {}", project, e.getMessage(), e);
        } finally {
            long end = System.nanoTime();
            notBefore.put(project, end + Math.max(LEAST_PAUSE.toNanos(), PAUSE * (end - start)));
        }
    }

    /** Breaks off what is at work; it goes on after the next start. */
    @Override
    public void close() {
        quiet.shutdownNow();
    }
}
