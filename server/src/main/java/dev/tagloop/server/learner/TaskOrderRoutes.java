package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Titles;
import dev.tagloop.server.work.JobRoutes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In which order a project's tasks come, why, and how they would come otherwise. */
final class TaskOrderRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/queue";
    private static final long SHOWN = 20;
    private static final long MOST_SHOWN = 100;
    private static final int LONGEST_NAME = 64;

    private final Scope scope;
    private final Database database;
    private final Learners learners;
    private final StoredLabels labels;
    private final TaskOrderWork work;
    /** A preview looks at thousands of texts: a few at a time are enough. */
    private final Semaphore previews = new Semaphore(2);

    TaskOrderRoutes(Scope scope, Database database, Learners learners, StoredLabels labels, TaskOrderWork work) {
        this.scope = scope;
        this.database = database;
        this.learners = learners;
        this.labels = labels;
        this.work = work;
    }

    void declare(Routes routes) {
        routes.get(PATH, this::get)
                .patch(PATH, this::change)
                .get(PATH + "/preview", this::preview)
                .get(PATH + "/reason", this::reason)
                .post(PATH + "/order", this::order);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        call.ok(shown(project));
    }

    private ObjectNode shown(ProjectRef project) {
        Learners.Pupil pupil = learners.pupil(project.id());
        ObjectNode json = Json.object()
                .put("sampler", pupil.row().sampler())
                .put("sampling", project.sampling())
                .put("in_force", pupil.orders().isPresent());
        TaskOrderRow row = database.read(handle -> TaskOrderRows.of(handle, project.id()));
        json.set("order", row.isMade() ? made(row) : json.nullNode());
        json.put("stopped", row.stoppedWhy());
        json.set(
                "job", work.running(project.id()).<JsonNode>map(JobRoutes::json).orElse(json.nullNode()));
        json.put("kind", kind(pupil).orElse(null));
        ArrayNode samplers = json.putArray("samplers");
        methods(pupil)
                .forEach(method -> samplers.addObject()
                        .put("name", method.name())
                        .put("description", method.description())
                        .put("reads", method.reads())
                        .put("obstacle", method.obstacle().orElse(null)));
        return json;
    }

    private ObjectNode made(TaskOrderRow row) {
        long left = database.read(handle -> TaskOrderRows.left(handle, row.projectId()));
        return Json.object()
                .put("sampler", row.chosenBy())
                .put("reader", row.reader())
                .put("note", row.note())
                .put("made_at", row.madeAt())
                .put("tasks", row.places())
                .put("left", left);
    }

    private static Optional<String> kind(Learners.Pupil pupil) {
        return pupil.enabled().flatMap(learner -> learner.ordering()).flatMap(orders -> orders.kind(pupil.project()));
    }

    private static List<TaskOrdering.Method> methods(Learners.Pupil pupil) {
        return pupil.enabled()
                .flatMap(learner -> learner.ordering())
                .map(orders -> orders.methods(pupil.project()))
                .orElse(List.of());
    }

    /** @throws ApiException 400 if the server has no learner that orders, or it is switched off here */
    private static TaskOrdering ordering(Learners.Pupil pupil) {
        if (pupil.learner().isEmpty()) {
            pupil.require();
        }
        return pupil.enabled()
                .flatMap(learner -> learner.ordering())
                .orElseThrow(() -> ApiException.of(
                        400,
                        pupil.row().enabled()
                                ? "This server's learner does not choose tasks; the project's sampling decides."
                                : "The learner is switched off for this project; switch it on to choose a sampler."));
    }

    private static String known(TaskOrdering orders, Learners.Pupil pupil, String name) {
        List<String> names = orders.methods(pupil.project()).stream()
                .map(TaskOrdering.Method::name)
                .toList();
        if (!names.contains(name)) {
            throw ApiException.invalid(
                    "sampler", "There is no sampler \"" + name + "\"; there are " + String.join(", ", names) + ".");
        }
        return name;
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("sampler");
        Optional<String> sampler = fields.isNull("sampler")
                ? Optional.empty()
                : fields.text("sampler", Fields.TextRule.upTo(LONGEST_NAME));
        fields.check();
        Learners.Pupil pupil = learners.pupil(project.id());
        sampler.ifPresent(name -> known(ordering(pupil), pupil, name));
        database.write(handle -> {
            String before = LearnerRows.of(handle, project.id()).sampler();
            LearnerRows.update(handle, project.id(), Collections.singletonMap("sampler", sampler.orElse(null)));
            if (!sampler.equals(Optional.ofNullable(before))) {
                TaskOrderRows.reset(handle, project.id());
            }
            return before;
        });
        call.ok(shown(project));
    }

    private void order(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Learners.Pupil pupil = learners.pupil(project.id());
        ordering(pupil);
        if (pupil.row().sampler() == null) {
            throw ApiException.of(400, "No sampler is chosen: the project's sampling decides, which needs no order.");
        }
        database.write(handle -> {
            TaskOrderRows.goOn(handle, project.id());
            return project;
        });
        call.ok(JobRoutes.json(work.start(pupil)));
    }

    private void preview(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Learners.Pupil pupil = learners.pupil(project.id());
        TaskOrdering orders = ordering(pupil);
        String sampler = call.query()
                .text("sampler")
                .or(() -> Optional.ofNullable(pupil.row().sampler()))
                .orElseThrow(() -> ApiException.invalid("sampler", "Name a sampler: none is chosen yet."));
        known(orders, pupil, sampler);
        long count = call.query().number("count").orElse(SHOWN);
        if (count < 1 || count > MOST_SHOWN) {
            throw ApiException.invalid("count", "From 1 to " + MOST_SHOWN + " tasks are shown.");
        }
        call.ok(stored(pupil, sampler, count).orElseGet(() -> computed(orders, pupil, sampler, (int) count)));
    }

    /** The order that is in force, for its own sampler. */
    private Optional<ObjectNode> stored(Learners.Pupil pupil, String sampler, long count) {
        TaskOrderRow row = database.read(handle -> TaskOrderRows.of(handle, pupil.id()));
        if (!row.isMade() || !sampler.equals(row.sampler())) {
            return Optional.empty();
        }
        ObjectNode json = Json.object()
                .put("sampler", sampler)
                .put("chosen_by", row.chosenBy())
                .put("note", row.note());
        long size = new TaskPool(database, pupil.id()).size();
        json.put("open", size).put("weighed", size);
        ArrayNode tasks = json.putArray("tasks");
        database.read(handle -> TaskOrderRows.first(handle, pupil.id(), count))
                .forEach(ordered -> add(tasks, ordered.place(), ordered.data()));
        return Optional.of(json);
    }

    private ObjectNode computed(TaskOrdering orders, Learners.Pupil pupil, String sampler, int count) {
        if (!previews.tryAcquire()) {
            throw ApiException.of(429, "Other previews are being made; try again in a moment.");
        }
        try {
            TaskPool pool = new TaskPool(database, pupil.id());
            long generation = database.read(handle -> TaskOrderRows.of(handle, pupil.id()))
                    .generation();
            CountedWindows sample = new CountedWindows(pool.sample());
            TaskOrdering.Order order = orders.order(
                    pupil.project(),
                    sampler,
                    new TaskOrdering.Pool(sample, labels.newest(pupil.id(), TaskOrderWork.LABELLED)),
                    count,
                    generation + 1);
            ObjectNode json = Json.object()
                    .put("sampler", sampler)
                    .put("chosen_by", order.method())
                    .put("note", order.note().orElse(null))
                    .put("open", pool.size())
                    .put("weighed", sample.tasks());
            ArrayNode tasks = json.putArray("tasks");
            order.places()
                    .forEach(place -> add(
                            tasks,
                            place,
                            database.read(handle -> TaskOrderRows.data(handle, place.task()))
                                    .orElse("{}")));
            return json;
        } catch (BackendException e) {
            throw ApiException.of(400, e.getMessage());
        } finally {
            previews.release();
        }
    }

    private static void add(ArrayNode tasks, TaskOrdering.Place place, String data) {
        tasks.addObject()
                .put("task", place.task())
                .put("text", Titles.ofData(data))
                .put("score", place.score())
                .put("reason", place.reason())
                .set("why", WhyJson.of(place.why()));
    }

    /** Why a task comes next, for who labels it; nulls where there is nothing to say. */
    private void reason(Call call) {
        ProjectRef project = scope.project(call, Action.ANNOTATE);
        long task =
                call.query().number("task").orElseThrow(() -> ApiException.invalid("task", "Name a task by its id."));
        if (scope.of(call, Owned.TASK, task, Action.VIEW).id() != project.id()) {
            throw ApiException.noMatch("Task");
        }
        Learners.Pupil pupil = learners.pupil(project.id());
        ObjectNode json = Json.object().put("task", task);
        if (pupil.orders().isEmpty()) {
            json.set("why", WhyJson.of(List.of()));
            call.ok(json.put("sampler", (String) null)
                    .putNull("score")
                    .putNull("reason")
                    .putNull("note"));
            return;
        }
        TaskOrderRow row = database.read(handle -> TaskOrderRows.of(handle, project.id()));
        Optional<TaskOrdering.Place> place = database.read(handle -> TaskOrderRows.ofTask(handle, project.id(), task));
        json.set("why", WhyJson.of(place.map(TaskOrdering.Place::why).orElse(List.of())));
        call.ok(json.put("sampler", pupil.row().sampler())
                .put("score", place.map(TaskOrdering.Place::score).orElse(null))
                .put("reason", place.map(TaskOrdering.Place::reason).orElse(null))
                .put(
                        "note",
                        row.isMade()
                                ? row.note()
                                : "The tasks are being put in order; until then they come at random."));
    }
}
