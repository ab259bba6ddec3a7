package dev.tagloop.jobs;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Long work with progress, log and cancel, kept in a folder. After a restart the folder still tells of every job: one that
 * was at work when its process ended is found as {@link JobState#INTERRUPTED}, never lost and never shown as running.
 *
 * {@snippet :
 * try (Jobs jobs = Jobs.open(folder)) {
 *     Job job = jobs.submit("export", "Export project 3", (progress, cancel) -> {
 *         progress.report("Exporting", 0, 100);
 *         return Map.of("file", "project-3.json");
 *     });
 *     job.await();
 * }
 * }
 */
public final class Jobs implements AutoCloseable {

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final JobStore store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, JobStatus> earlier = new TreeMap<>();
    private final ConcurrentSkipListMap<String, Job> own = new ConcurrentSkipListMap<>();
    private final List<Consumer<JobStatus>> listeners = new CopyOnWriteArrayList<>();

    private Jobs(JobStore store) {
        this.store = store;
        for (JobStatus status : store.readAll()) {
            boolean orphaned = !status.state().isOver() && !status.owner().isAlive();
            JobStatus known = orphaned
                    ? status.over(JobState.INTERRUPTED, "the process ended while it ran", Map.of(), Instant.now())
                    : status;
            if (orphaned) {
                store.write(known);
            }
            earlier.put(known.id(), known);
        }
    }

    /**
     * Opens a folder of jobs, which is created if it is not there. Jobs whose process is gone are marked as interrupted;
     * those of another living process are left alone.
     *
     * @throws java.io.UncheckedIOException if the folder cannot be used
     */
    public static Jobs open(Path folder) {
        return new Jobs(new JobStore(folder));
    }

    /**
     * Starts work on a thread of its own.
     *
     * @param kind what sort of work, such as {@code training}
     * @param title for a person
     * @param work what to do
     */
    public Job submit(String kind, String title, JobWork work) {
        return submit(kind, title, job -> work);
    }

    /** The same for work that wants to know its job. */
    public Job submit(String kind, String title, Function<Job, JobWork> work) {
        Instant now = Instant.now();
        String id = ID_TIME.format(now) + "-"
                + String.format("%04x", ThreadLocalRandom.current().nextInt(1 << 16));
        Job job = new Job(store, JobStatus.queued(id, kind, title, now), this::changed);
        own.put(id, job);
        threads.execute(() -> job.run(work.apply(job)));
        return job;
    }

    /** A job of this process. */
    public Optional<Job> running(String id) {
        return Optional.ofNullable(own.get(id));
    }

    /** What is known of a job, of this process or an earlier one. */
    public Optional<JobStatus> find(String id) {
        return running(id).map(Job::status).or(() -> Optional.ofNullable(earlier.get(id)));
    }

    /** What is known of all jobs, the oldest first. */
    public List<JobStatus> list() {
        Map<String, JobStatus> all = new TreeMap<>(earlier);
        own.forEach((id, job) -> all.put(id, job.status()));
        return new ArrayList<>(all.values());
    }

    /** The lines of a job's log; empty if there is none. */
    public List<String> log(String id) {
        return find(id).map(status -> store.log(status.id())).orElse(List.of());
    }

    /** Hears of every change of every job of this process, on the thread that made it, until closed. */
    public AutoCloseable listen(Consumer<JobStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Asks all jobs to stop and waits for them; those that nobody had cancelled are found as interrupted. */
    @Override
    public void close() {
        own.values().forEach(Job::stop);
        threads.close();
    }

    private void changed(JobStatus status) {
        listeners.forEach(listener -> listener.accept(status));
    }
}
