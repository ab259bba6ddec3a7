package dev.tagloop.server.backup;

import dev.tagloop.jobs.DiskSpace;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.upkeep.Upkeep;
import dev.tagloop.server.work.JobReport;
import dev.tagloop.server.work.ProjectJobs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The backups of a running server: those that somebody asks for and those of the schedule, one at a time, as jobs. */
public final class Backups {
    private static final String KIND = "backup";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final DataFolder folder;
    private final ProjectJobs jobs;
    private final BackupPlan plan;
    private final BackupShelf shelf;
    private final InstantSource clock;
    /** The scheduled one that failed or was stopped last: the next is tried as long after it as after a good one. */
    private volatile Instant tried = Instant.MIN;

    public Backups(DataFolder folder, ProjectJobs jobs, BackupPlan plan, InstantSource clock) {
        this.folder = folder;
        this.jobs = jobs;
        this.plan = plan;
        this.shelf = new BackupShelf(plan.folder().orElse(folder.root().resolve("backups")));
        this.clock = clock;
    }

    BackupPlan plan() {
        return plan;
    }

    Path place() {
        return shelf.folder();
    }

    /** Bytes that are free where they lie. */
    long free() {
        return DiskSpace.free(shelf.folder());
    }

    List<BackupShelf.Item> list() {
        return shelf.list();
    }

    /** The names of those that lie there. */
    public List<String> names() {
        return list().stream().map(BackupShelf.Item::name).toList();
    }

    /** The one that is being made. */
    Optional<JobStatus> running() {
        return jobs.running(ProjectJobs.SERVER, KIND);
    }

    /** How the last one that this server knows of ended. */
    Optional<JobStatus> last() {
        return jobs.ofProject(ProjectJobs.SERVER).stream()
                .filter(job ->
                        ProjectJobs.kindOf(job).equals(KIND) && job.state().isOver())
                .findFirst();
    }

    /** When the schedule makes the next; empty without one. */
    Optional<Instant> next() {
        return plan.every().map(every -> {
            Instant newest = shelf.list().stream()
                    .filter(BackupShelf.Item::scheduled)
                    .map(BackupShelf.Item::made)
                    .findFirst()
                    .orElse(Instant.MIN);
            Instant base = newest.isAfter(tried) ? newest : tried;
            return base.equals(Instant.MIN) ? clock.instant() : base.plus(every);
        });
    }

    /** Makes one now, or finds the one that is being made. */
    JobStatus begin() {
        return begin(shelf.next(clock.instant(), false), true, false);
    }

    /** The same at a place of the operator's. */
    public JobStatus begin(Path file, boolean secrets) {
        return begin(file, secrets, false);
    }

    private JobStatus begin(Path file, boolean secrets, boolean scheduled) {
        return jobs.submitReported(ProjectJobs.SERVER, KIND, "Back up the server", (report, cancel) -> {
            Map<String, String> made = make(file, secrets, new Watch(report, cancel), report);
            if (scheduled) {
                thin(report);
            }
            return made;
        });
    }

    private Map<String, String> make(Path file, boolean secrets, Watch watch, JobReport report) {
        Backup backup = Backup.make(folder, file, secrets, watch);
        backup.warning().ifPresent(report::log);
        Map<String, String> made = new LinkedHashMap<>();
        made.put("file", backup.file().toString());
        made.put("size", Long.toString(backup.size()));
        made.put("rows", Long.toString(backup.manifest().rows()));
        made.put("files", Integer.toString(backup.manifest().files().size()));
        return made;
    }

    private void thin(JobReport report) throws IOException {
        List<String> gone = shelf.thin(plan.kept(), clock.instant());
        gone.forEach(name -> report.log("Deleted " + name + ", which is not kept any longer."));
    }

    /** Stops the one that is being made. */
    public void cancel() {
        running().ifPresent(job -> jobs.cancel(job.id()));
    }

    /** The job with this id, if it is a backup. */
    public Optional<JobStatus> find(String id) {
        return jobs.find(id).filter(job -> ProjectJobs.kindOf(job).equals(KIND));
    }

    /** Follows the plan until the server ends. */
    public void begin(Upkeep upkeep) {
        if (plan.every().isPresent()) {
            upkeep.every(BETWEEN_LOOKS, "looking at the plan of backups", this::tick);
        }
    }

    /** Makes the scheduled one if it is due. */
    void tick() {
        Optional<Instant> due = next();
        Instant now = clock.instant();
        if (running().isEmpty() && due.filter(moment -> !moment.isAfter(now)).isPresent()) {
            tried = now;
            begin(shelf.next(now, true), true, true);
        }
    }
}
