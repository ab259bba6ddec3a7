package dev.tagloop.server.work;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Job;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.jobs.JobWork;
import dev.tagloop.jobs.Jobs;
import dev.tagloop.jobs.Progress;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** The long work of this server, each piece for one project. It is kept in a folder, which tells after a restart what did not come to its end. */
public final class ProjectJobs implements AutoCloseable {
    /** In place of a project for work that is the whole server's; the projects that there are have other ids. */
    public static final long SERVER = 0;

    private static final String MARK = "/project-";

    private final Path folder;
    private final JobFigures figures;
    private final Set<JobListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;
    private Jobs jobs;

    public ProjectJobs(Path folder) {
        this.folder = folder;
        this.figures = new JobFigures(folder);
    }

    /** Most servers never do long work: the folder is opened when somebody asks. */
    private synchronized Jobs jobs() {
        if (jobs == null) {
            jobs = Jobs.open(folder);
            jobs.listen(this::changed);
        }
        return jobs;
    }

    /**
     * Starts work, or finds the same work that runs already.
     *
     * @param kind names the work, such as {@code predict/backend-3}: one of a kind runs at a time in a project
     */
    public JobStatus submit(long project, String kind, String title, JobWork work) {
        return submitReported(project, kind, title, work::run);
    }

    /** The same for work that measures something on its way. */
    public synchronized JobStatus submitReported(long project, String kind, String title, ReportedWork work) {
        return running(project, kind)
                .orElseGet(() -> jobs().submit(kind + MARK + project, title, job -> reported(job, work))
                        .status());
    }

    private JobWork reported(Job job, ReportedWork work) {
        return (Progress progress, CancelToken cancel) -> work.run(new Report(job), cancel);
    }

    /** Tells listeners what the job itself does not. */
    private final class Report implements JobReport {
        private final Job job;

        Report(Job job) {
            this.job = job;
        }

        @Override
        public String id() {
            return job.status().id();
        }

        @Override
        public void report(String step, long done, long total) {
            job.report(step, done, total);
        }

        @Override
        public void log(String line) {
            job.log(line);
            tell(JobListener.Event.of("log", Json.object().put("line", line)));
        }

        @Override
        public void figures(ObjectNode point) {
            synchronized (figures) {
                if (figures.add(job.status().id(), point)) {
                    tell(JobListener.Event.of("figures", point));
                }
            }
        }

        private void tell(JobListener.Event event) {
            String id = job.status().id();
            listeners.forEach(listener -> listener.told(id, event));
        }
    }

    private void changed(JobStatus status) {
        if (status.state().isOver()) {
            synchronized (figures) {
                figures.ended(status.id());
            }
        }
        listeners.forEach(listener -> listener.changed(status));
    }

    /** Listens to one job: to what it has measured so far, to how it is, and to all that comes. To be {@linkplain #leave left}. */
    JobListener listen(JobStatus job) {
        JobListener listener = new JobListener(Optional.of(job.id()));
        synchronized (figures) {
            figures.of(job.id()).forEach(point -> listener.told(job.id(), JobListener.Event.of("figures", point)));
            listeners.add(listener);
        }
        find(job.id()).ifPresent(listener::changed);
        return unlessClosing(listener);
    }

    /** Listens to the progress and the end of all jobs. To be {@linkplain #leave left}. */
    JobListener listen() {
        JobListener listener = new JobListener(Optional.empty());
        listeners.add(listener);
        return unlessClosing(listener);
    }

    private JobListener unlessClosing(JobListener listener) {
        if (closing) {
            listener.end();
        }
        return listener;
    }

    void leave(JobListener listener) {
        listeners.remove(listener);
    }

    /** The work of a kind that runs in a project, or waits to. */
    public Optional<JobStatus> running(long project, String kind) {
        String full = kind + MARK + project;
        return jobs().list().stream()
                .filter(job -> job.kind().equals(full) && !job.state().isOver())
                .findFirst();
    }

    /** The newest work of a kind in a project, however it is. */
    public Optional<JobStatus> last(long project, String kind) {
        String full = kind + MARK + project;
        return all().stream().filter(job -> job.kind().equals(full)).findFirst();
    }

    /** All, the newest first. */
    List<JobStatus> all() {
        return new ArrayList<>(jobs().list()).reversed();
    }

    /** Those of a project, the newest first. */
    public List<JobStatus> ofProject(long project) {
        return jobs().list().stream()
                .filter(job -> projectOf(job).equals(Optional.of(project)))
                .toList()
                .reversed();
    }

    public Optional<JobStatus> find(String id) {
        return jobs().find(id);
    }

    List<String> log(String id) {
        return jobs().log(id);
    }

    /** A job of a project. @throws ApiException 404 when there is none of this id */
    public JobStatus ofProject(long project, String id) {
        return find(id).filter(
                        job -> projectOf(job).filter(found -> found == project).isPresent())
                .orElseThrow(() -> ApiException.noMatch("Job"));
    }

    /** A file beside a job, for what is more than lines of a log; it need not be there. @param ending tells it from others */
    public Path fileBeside(JobStatus job, String ending) {
        return fileBeside(job.id(), ending);
    }

    /** The same for the work itself. */
    public Path fileBeside(String job, String ending) {
        return folder.resolve(job + "." + ending);
    }

    /** Asks it to stop; it does so where nothing is left half done. */
    public void cancel(String id) {
        jobs().running(id).ifPresent(Job::cancel);
    }

    static Optional<Long> projectOf(JobStatus job) {
        int mark = job.kind().lastIndexOf(MARK);
        return mark < 0 ? Optional.empty() : Optional.of(Long.valueOf(job.kind().substring(mark + MARK.length())));
    }

    /** What sort of work it is, without the project. */
    public static String kindOf(JobStatus job) {
        int mark = job.kind().lastIndexOf(MARK);
        return mark < 0 ? job.kind() : job.kind().substring(0, mark);
    }

    /** Ends all listening, now and from now on: who listens would keep the server from its end. */
    public void stopTelling() {
        closing = true;
        listeners.forEach(JobListener::end);
    }

    /** Whether work is stopped because the server is. */
    public boolean isClosing() {
        return closing;
    }

    /** Stops everything and waits for it. */
    @Override
    public void close() {
        stopTelling();
        Jobs open;
        synchronized (this) {
            open = jobs;
        }
        if (open != null) {
            open.close();
        }
    }
}
