package dev.tagloop.server.work;

import dev.tagloop.jobs.Job;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.JobWork;
import dev.tagloop.jobs.Jobs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The long work of this server, each piece for one project. It is kept in a folder, which tells after a restart what did not come to its end. */
public final class ProjectJobs implements AutoCloseable {
    private static final String MARK = "/project-";

    private final Path folder;
    private Jobs jobs;

    public ProjectJobs(Path folder) {
        this.folder = folder;
    }

    /** Most servers never do long work: the folder is opened when somebody asks. */
    private synchronized Jobs jobs() {
        if (jobs == null) {
            jobs = Jobs.open(folder);
        }
        return jobs;
    }

    /**
     * Starts work, or finds the same work that runs already.
     *
     * @param kind names the work, such as {@code predict/backend-3}: one of a kind runs at a time in a project
     */
    public synchronized JobStatus submit(long project, String kind, String title, JobWork work) {
        String full = kind + MARK + project;
        return jobs().list().stream()
                .filter(job -> job.kind().equals(full) && !job.state().isOver())
                .findFirst()
                .orElseGet(() -> jobs().submit(full, title, work).status());
    }

    /** The work of a kind that runs in a project, or waits to. */
    public Optional<JobStatus> running(long project, String kind) {
        String full = kind + MARK + project;
        return jobs().list().stream()
                .filter(job -> job.kind().equals(full) && !job.state().isOver())
                .findFirst();
    }

    List<JobStatus> ofProject(long project) {
        return jobs().list().stream()
                .filter(job -> projectOf(job).equals(Optional.of(project)))
                .toList()
                .reversed();
    }

    Optional<JobStatus> find(String id) {
        return jobs().find(id);
    }

    List<String> log(String id) {
        return jobs().log(id);
    }

    /** Asks it to stop; it does so where nothing is left half done. */
    void cancel(String id) {
        jobs().running(id).ifPresent(Job::cancel);
    }

    static Optional<Long> projectOf(JobStatus job) {
        int mark = job.kind().lastIndexOf(MARK);
        return mark < 0 ? Optional.empty() : Optional.of(Long.valueOf(job.kind().substring(mark + MARK.length())));
    }

    /** What sort of work it is, without the project. */
    static String kindOf(JobStatus job) {
        int mark = job.kind().lastIndexOf(MARK);
        return mark < 0 ? job.kind() : job.kind().substring(0, mark);
    }

    /** Stops everything and waits for it. */
    @Override
    public synchronized void close() {
        if (jobs != null) {
            jobs.close();
        }
    }
}
