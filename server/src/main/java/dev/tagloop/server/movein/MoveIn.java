package dev.tagloop.server.movein;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioException;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.accounts.Arrivals;
import dev.tagloop.server.copies.HiddenProject;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.StorageException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Moves what a source holds into a data folder that this process has open, whether a server runs on it or not. */
public final class MoveIn {
    private static final Logger LOG = LoggerFactory.getLogger(MoveIn.class);

    private final DataFolder folder;
    private final Database database;
    private final MoveSource source;
    private final MoveRequest request;
    private final Arrivals arrivals;

    public MoveIn(DataFolder folder, MoveSource source, MoveRequest request) {
        this.folder = folder;
        this.database = folder.database();
        this.source = source;
        this.request = request;
        this.arrivals = new Arrivals(folder.key());
    }

    /** Removes what a program that was killed left half moved; to be called where no server has the folder, which does it at its start. */
    public static void sweep(DataFolder folder) {
        HiddenProject.sweepAll(folder.database());
    }

    /**
     * Moves one project after the other.
     *
     * @return what became of each; one that fails keeps none of the others away
     * @throws MoveException when the source cannot be read at all
     * @throws java.util.concurrent.CancellationException between two steps; projects that are complete stay
     */
    public MoveReport run(Progress progress, CancelToken cancel) {
        MoveReport report = new MoveReport(source.name(), request.dryRun());
        progress.report("Reading accounts and projects", 0, 0);
        List<ObjectNode> projects = wanted();
        People people = new ArrivingPeople(database, arrivals, report).of(source, !request.dryRun());
        List<ObjectNode> labels = source.labels();
        FreeIds ids = FreeIds.now(database, HighestIds.of(source)::of);
        int number = 0;
        for (ObjectNode told : projects) {
            cancel.throwIfCancelled();
            number++;
            ProjectReport project = new ProjectReport(told);
            report.add(project);
            String step = "Project " + number + " of " + projects.size() + ": " + project.title();
            Optional<ProjectReport.State> known = known(told, project);
            if (known.isPresent()) {
                project.end(known.get());
            } else if (request.dryRun()) {
                plan(told, project);
            } else {
                ProjectMove.Home home = new ProjectMove.Home(organization(), mover(people), people, ids, labels);
                move(new ProjectMove(folder, source, told, project), home, project, step, progress, cancel);
            }
        }
        source.notes().forEach(report::note);
        return report;
    }

    private List<ObjectNode> wanted() {
        List<ObjectNode> all = source.projects();
        Set<Long> missing = new TreeSet<>(request.projects());
        all.forEach(told -> missing.remove(told.path("id").asLong(0)));
        if (!missing.isEmpty()) {
            throw new MoveException(source.name() + " has no project "
                    + missing.iterator().next() + ", or the token's account does not see it.");
        }
        return all.stream()
                .filter(told -> request.wants(told.path("id").asLong(0)))
                .toList();
    }

    private Optional<ProjectReport.State> known(ObjectNode told, ProjectReport report) {
        return database.read(handle ->
                        MovedProjects.find(handle, source.key(), told.path("id").asLong(0)))
                .map(moved -> {
                    report.here(moved.project());
                    if (moved.inTrash()) {
                        report.note(
                                "It came before and lies in the trash: bring it back from there, or delete it for good"
                                        + " and run the move again.");
                    }
                    return moved.inTrash() ? ProjectReport.State.IN_TRASH : ProjectReport.State.PRESENT;
                });
    }

    private void plan(ObjectNode told, ProjectReport report) {
        long id = told.path("id").asLong(0);
        boolean taken = database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM projects WHERE id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one())
                > 0;
        if (taken) {
            report.note("Its id " + id
                    + " is taken here: it would get another, and so would those of its tasks that are taken.");
        } else {
            report.here(id);
        }
        report.end(ProjectReport.State.WOULD_MOVE);
    }

    private long organization() {
        return database.read(handle -> arrivals.organization(handle))
                .orElseThrow(() -> new MoveException(
                        "There is no account here yet and none came: make one with \"tagloop user add EMAIL\" first."));
    }

    private long mover(People people) {
        Long owner = people.of(tools.jackson.databind.node.JsonNodeFactory.instance.numberNode(source.owner()));
        people.unknown().clear();
        return owner != null
                ? owner
                : database.read(handle -> handle.createQuery(
                                "SELECT COALESCE(MIN(created_by), (SELECT MIN(id) FROM users)) FROM organizations")
                        .mapTo(Long.class)
                        .one());
    }

    private static void move(
            ProjectMove move,
            ProjectMove.Home home,
            ProjectReport report,
            String step,
            Progress progress,
            CancelToken cancel) {
        try {
            move.run(home, step, progress, cancel);
        } catch (MoveException
                | StudioException
                | ApiException
                | StorageException
                | JsonException
                | UncheckedIOException e) {
            LOG.debug("a project could not be moved", e);
            report.failed(e.getMessage());
            progress.log(step + " did not come: " + e.getMessage());
        }
    }
}
