package dev.tagloop.server.movein;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.copies.Addresses;
import dev.tagloop.server.copies.HiddenProject;
import dev.tagloop.server.imports.ArrivingUpload;
import dev.tagloop.server.projects.ArrivingProject;
import dev.tagloop.server.storage.Columns;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.trash.TrashHome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Moves one project: all of it or nothing. It is seen when it is complete and found to be what was read. */
final class ProjectMove {
    /** Tasks stored in one unit of the writer, and about how many characters of them: others write in between. */
    private static final int TOGETHER = 200;

    private static final long CHARACTERS = 4 << 20;

    private final DataFolder folder;
    private final Database database;
    private final MoveSource source;
    private final ObjectNode told;
    private final ProjectReport report;

    ProjectMove(DataFolder folder, MoveSource source, ObjectNode told, ProjectReport report) {
        this.folder = folder;
        this.database = folder.database();
        this.source = source;
        this.told = told;
        this.report = report;
    }

    /**
     * Who moves where.
     *
     * @param mover who answers for what nobody else made
     */
    record Home(long organization, long mover, People people, FreeIds ids, List<ObjectNode> labels) {}

    /** Moves it, or leaves nothing of it. @param step how the work is called */
    void run(Home home, String step, Progress progress, CancelToken cancel) {
        long there = told.path("id").asLong(0);
        Long creator = home.people().of(told.path("created_by"));
        long user = creator == null ? home.mover() : creator;
        HiddenProject hidden = database.write(handle -> begin(handle, home, creator));
        ArrivingUpload files = new ArrivingUpload(folder, hidden.project(), user);
        try {
            UploadedFiles uploads = UploadedFiles.bring(source, there, files, report, cancel);
            Addresses addresses = new Addresses(uploads.addresses(), config());
            lead(hidden, addresses);
            Arrived arrived = new Arrived(hidden);
            CleanText text = new CleanText();
            tasks(
                    arrived,
                    new ArrivingTask.Reader(home.people(), text, uploads.ids(), addresses, Times.now()),
                    home.ids(),
                    step,
                    progress,
                    cancel);
            while (database.write(arrived::settleSome)) {
                cancel.throwIfCancelled();
            }
            compare(arrived, cancel);
            tell(arrived, text, home);
            ProjectSettings settings = ProjectSettings.read(source, there, home.labels());
            cancel.throwIfCancelled();
            database.write(handle -> {
                try (FreeIds.Session ids = home.ids().on(handle)) {
                    settings.store(
                            handle,
                            new ProjectSettings.Home(
                                    hidden.project(), home.organization(), user, folder.key(), home.people()),
                            ids,
                            report);
                }
                arrived.summarize(handle);
                hidden.publish(handle);
                report.here(hidden.project());
                report.end(ProjectReport.State.MOVED);
                MovedProjects.note(handle, source.key(), there, hidden.project(), report);
                return null;
            });
        } catch (RuntimeException e) {
            hidden.undo(database);
            files.forget();
            throw e;
        }
    }

    private HiddenProject begin(Handle handle, Home home, Long creator) throws Exception {
        ArrivingProject settings = ArrivingProject.read(told);
        settings.notes().forEach(report::note);
        String now = Times.now();
        Map<String, Object> columns = new LinkedHashMap<>(settings.columns());
        columns.put("organization_id", TrashHome.of(handle));
        columns.put("created_by", creator);
        columns.put("created_at", Told.time(told, "created_at").orElse(now));
        columns.put("updated_at", Told.time(told, "updated_at").orElse(now));
        try (FreeIds.Session ids = home.ids().on(handle)) {
            ids.free("projects", told.path("id").asLong(0)).ifPresent(id -> columns.put("id", id));
        }
        Columns named = new Columns(columns);
        long id = named.bind(handle.createQuery(
                        "INSERT INTO projects (" + named.names() + ") VALUES (" + named.places() + ") RETURNING id"))
                .mapTo(Long.class)
                .one();
        return HiddenProject.begin(handle, id, home.organization());
    }

    private LabelConfig config() {
        try {
            return LabelConfig.parse(told.path("label_config").asString(""));
        } catch (dev.tagloop.core.labelconfig.LabelConfigException e) {
            return LabelConfig.parse("<View></View>");
        }
    }

    /** Leads what the settings show of uploaded files to where they are now. */
    private void lead(HiddenProject hidden, Addresses addresses) {
        for (String column : List.of("label_config", "expert_instruction")) {
            database.write(handle -> {
                String text = handle.createQuery("SELECT COALESCE(" + column + ", '') FROM projects WHERE id = :id")
                        .bind("id", hidden.project())
                        .mapTo(String.class)
                        .one();
                String led = addresses.quoted(text);
                return led.equals(text)
                        ? 0
                        : handle.createUpdate("UPDATE projects SET " + column + " = :text WHERE id = :id")
                                .bind("text", led)
                                .bind("id", hidden.project())
                                .execute();
            });
        }
    }

    private void tasks(
            Arrived arrived,
            ArrivingTask.Reader reader,
            FreeIds ids,
            String step,
            Progress progress,
            CancelToken cancel) {
        long[] read = new long[1];
        long[] size = new long[1];
        List<ArrivingTask> waiting = new ArrayList<>();
        progress.report(step, 0, report.tasksTold());
        try (Stream<ObjectNode> tasks = source.tasks(told.path("id").asLong(0))) {
            tasks.forEachOrdered(one -> {
                cancel.throwIfCancelled();
                ArrivingTask task = reader.read(one, ++read[0]);
                waiting.add(task);
                size[0] += task.size();
                if (waiting.size() == TOGETHER || size[0] > CHARACTERS) {
                    store(arrived, waiting, ids);
                    size[0] = 0;
                    progress.report(step, read[0], Math.max(read[0], report.tasksTold()));
                }
            });
        }
        store(arrived, waiting, ids);
        progress.report(step, read[0], read[0]);
    }

    private void store(Arrived arrived, List<ArrivingTask> waiting, FreeIds ids) {
        if (!waiting.isEmpty()) {
            database.write(handle -> {
                try (TaskWriter writer = new TaskWriter(handle, arrived, ids)) {
                    writer.write(waiting);
                }
                return null;
            });
            waiting.clear();
        }
    }

    private void compare(Arrived arrived, CancelToken cancel) {
        StoredContent stored = StoredContent.of(database, arrived.project().project(), cancel);
        if (!stored.digest().equals(arrived.digest()) || !stored.counts().equals(arrived.counts())) {
            throw new MoveException(
                    "What was stored is not what was read (" + arrived.counts().json() + " with digest "
                            + arrived.digest() + " read, " + stored.counts().json() + " with digest " + stored.digest()
                            + " stored), so nothing of it was kept: run the move again, and report this when it comes back.");
        }
        report.compared(arrived.counts(), stored.counts(), arrived.digest(), stored.digest());
    }

    private void tell(Arrived arrived, CleanText text, Home home) {
        report.put("renumbered_tasks", arrived.renumberedTasks());
        report.put("renumbered_annotations", arrived.annotations().renumbered());
        report.put("renumbered_predictions", arrived.predictions().renumbered());
        note(arrived.newUniqueIds(), "annotations have a new unique id, because another annotation here has theirs.");
        note(
                arrived.lostDrafts(),
                "drafts did not come: their author or the annotation that they would change is unknown.");
        note(
                arrived.annotations().lost() + arrived.predictions().lost(),
                "annotations do not tell any more what they were made from: it was gone already.");
        note(text.replaced(), "lone surrogates in texts became U+FFFD, since no UTF-8 can hold them.");
        if (!home.people().unknown().isEmpty()) {
            report.note("Work of accounts that the source does not list is nobody's here: "
                    + home.people().unknown().stream()
                            .map(String::valueOf)
                            .collect(java.util.stream.Collectors.joining(", "))
                    + ".");
            home.people().unknown().clear();
        }
    }

    private void note(long count, String what) {
        if (count > 0) {
            report.note(count + " " + what);
        }
    }
}
