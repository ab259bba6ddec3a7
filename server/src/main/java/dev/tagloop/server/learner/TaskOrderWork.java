package dev.tagloop.server.learner;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the tasks of projects in order: lets the learner read what it has not read, window by window, and stores the first tasks of the order beside
 * the old one, which counts until the new one is whole. What was read stays, so that broken off work goes on from there. Leaves the machine to people
 * for half of the time while they are at work.
 */
final class TaskOrderWork {
    static final String KIND = "order/learner";
    /** How many tasks are ordered at a time. */
    static final int COUNT = 500;
    /** The labelled tasks that samplers look at. */
    static final int LABELLED = 1000;

    private static final int WRITTEN_TOGETHER = 100;

    private final Database database;
    private final Learners learners;
    private final StoredLabels labels;
    private final ProjectJobs jobs;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    TaskOrderWork(Database database, Learners learners, StoredLabels labels, ProjectJobs jobs) {
        this.database = database;
        this.learners = learners;
        this.labels = labels;
        this.jobs = jobs;
    }

    /** The work of a project that runs as a job. */
    Optional<JobStatus> running(long project) {
        return jobs.running(project, KIND);
    }

    boolean isBusy(long project) {
        return busy.contains(project) || running(project).isPresent();
    }

    /** Orders the tasks of a project as a job, or finds the one that runs. */
    JobStatus start(Learners.Pupil pupil) {
        return jobs.submit(
                pupil.id(),
                KIND,
                "Order the tasks of \"" + pupil.title() + "\"",
                (progress, cancel) -> guarded(pupil.id(), progress, cancel));
    }

    /** The same without a job: the order is only filled up, which takes moments. */
    void fillUp(long project) throws InterruptedException {
        guarded(project, Progress.NONE, new CancelToken(jobs::isClosing));
    }

    /** What is being done for a sampler with a reader. */
    static String goal(String sampler, Optional<String> reader) {
        return sampler + " by " + reader.orElse("nothing");
    }

    private Map<String, String> guarded(long project, Progress progress, CancelToken cancel)
            throws InterruptedException {
        if (!busy.add(project)) {
            return Map.of();
        }
        try {
            return run(project, progress, cancel);
        } catch (CancellationException | InterruptedException e) {
            stop(project, "It was cancelled.");
            throw e;
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            stop(project, e.getMessage() == null ? e.toString() : e.getMessage());
            throw e;
        } finally {
            busy.remove(project);
        }
    }

    private void stop(long project, String why) {
        if (jobs.isClosing()) {
            // What the server's own end stopped goes on after the next start.
            return;
        }
        learners.find(project).filter(pupil -> pupil.row().sampler() != null).ifPresent(pupil -> {
            String sampler = pupil.row().sampler();
            Optional<String> reader = pupil.orders().flatMap(orders -> orders.reader(pupil.project(), sampler));
            database.write(handle -> {
                TaskOrderRows.stop(handle, project, goal(sampler, reader), why);
                return project;
            });
        });
    }

    private Map<String, String> run(long project, Progress progress, CancelToken cancel) throws InterruptedException {
        while (true) {
            cancel.throwIfCancelled();
            Learners.Pupil pupil = learners.pupil(project);
            Optional<TaskOrdering> orders = pupil.orders();
            if (orders.isEmpty()) {
                return Map.of();
            }
            String sampler = pupil.row().sampler();
            Optional<String> reader = orders.get().reader(pupil.project(), sampler);
            String began = Times.now();
            if (reader.isPresent()) {
                progress.log("reading with " + reader.get());
                read(orders.get(), pupil, progress, cancel);
            }
            progress.report("Ordering", 0, 0);
            TaskOrderRow before = database.read(handle -> TaskOrderRows.of(handle, project));
            TaskOrdering.Order order = orders.get()
                    .order(
                            pupil.project(),
                            sampler,
                            new TaskOrdering.Pool(
                                    cancellable(new TaskPool(database, project).all(), cancel),
                                    labels.newest(project, LABELLED)),
                            COUNT,
                            before.generation() + 1);
            cancel.throwIfCancelled();
            store(project, sampler, reader, began, order);
            Learners.Pupil now = learners.pupil(project);
            if (sampler.equals(now.row().sampler())
                    && reader.equals(orders.get().reader(now.project(), sampler))) {
                return Map.of(
                        "sampler",
                        order.method(),
                        "tasks",
                        Integer.toString(order.places().size()));
            }
        }
    }

    private void read(TaskOrdering orders, Learners.Pupil pupil, Progress progress, CancelToken cancel)
            throws InterruptedException {
        TaskPool pool = new TaskPool(database, pupil.id());
        long total = pool.size();
        long done = 0;
        OtherWork others = new OtherWork(database);
        try (TaskOrdering.Reading reading =
                orders.read(pupil.project(), pupil.row().sampler())) {
            Iterator<List<Task>> windows = pool.all();
            while (windows.hasNext()) {
                for (List<Task> part : parts(windows.next(), reading)) {
                    cancel.throwIfCancelled();
                    long start = System.nanoTime();
                    if (reading.read(part) > 0) {
                        others.giveWay(Duration.ofNanos(System.nanoTime() - start));
                    }
                    done += part.size();
                    progress.report("Reading the tasks", done, Math.max(done, total));
                }
            }
            for (List<Task> part : parts(labels.newest(pupil.id(), LABELLED), reading)) {
                cancel.throwIfCancelled();
                reading.read(part);
            }
            reading.complete();
        }
    }

    private static List<List<Task>> parts(List<Task> tasks, TaskOrdering.Reading reading) {
        int size = Math.min(TaskPool.WINDOW, reading.atOnce());
        List<List<Task>> parts = new ArrayList<>();
        for (int from = 0; from < tasks.size(); from += size) {
            parts.add(tasks.subList(from, Math.min(tasks.size(), from + size)));
        }
        return parts;
    }

    private static Iterator<List<Task>> cancellable(Iterator<List<Task>> windows, CancelToken cancel) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                cancel.throwIfCancelled();
                return windows.hasNext();
            }

            @Override
            public List<Task> next() {
                return windows.next();
            }
        };
    }

    /** In parts, so that other writes come between; it counts from the last one on. */
    private void store(long project, String sampler, Optional<String> reader, String began, TaskOrdering.Order order) {
        long generation =
                database.read(handle -> TaskOrderRows.of(handle, project)).generation() + 1;
        List<TaskOrdering.Place> places = order.places();
        for (int from = 0; from < places.size(); from += WRITTEN_TOGETHER) {
            List<TaskOrdering.Place> part = places.subList(from, Math.min(places.size(), from + WRITTEN_TOGETHER));
            long first = from;
            database.write(handle -> {
                TaskOrderRows.add(handle, project, generation, first, part);
                return first;
            });
        }
        boolean published = database.write(handle -> {
            // Somebody may have asked for another sampler meanwhile.
            boolean wanted = sampler.equals(LearnerRows.of(handle, project).sampler())
                    && TaskOrderRows.of(handle, project).generation() == generation - 1;
            if (wanted) {
                TaskOrderRows.publish(
                        handle,
                        new TaskOrderRow(
                                project,
                                generation,
                                sampler,
                                order.method(),
                                reader.orElse(null),
                                order.note().orElse(null),
                                began,
                                TaskOrderRows.taskNumber(handle, project),
                                places.size(),
                                null,
                                null));
            }
            return wanted;
        });
        if (published || !places.isEmpty()) {
            database.write(handle -> {
                TaskOrderRows.tidy(handle, project);
                return project;
            });
        }
    }
}
