package dev.tagloop.server.queue;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Members;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who does what in a project: skills, what was assigned, how far it is. The original has no route for it. */
public final class WorkRoutes {
    private static final String WORK = "/api/tagloop/projects/{id}/work";
    private static final List<String> STATES = List.of("open", "answered");
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 50;
    private static final int MOST_SKILLS = 100;
    private static final int LONGEST_SKILL = 100;

    private final Database database;
    private final Scope scope;

    public WorkRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get(WORK, this::get)
                .patch(WORK, this::change)
                .put(WORK + "/{user}/skills", this::skills)
                .get(WORK + "/tasks", this::tasks);
    }

    private void get(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Sight sight = scope.sight(call, project);
        call.ok(database.read(handle -> json(handle, ProjectRef.current(handle, project), sight)));
    }

    private static ObjectNode json(Handle handle, ProjectRef project, Sight sight) {
        ObjectNode answer = Json.object().put("assigned_only", project.assignedOnly());
        Map<Long, AssignedWork.Share> shares = AssignedWork.shares(handle, project.id());
        Map<Long, Set<String>> skills = Skills.of(handle, project.id());
        ArrayNode people = answer.putArray("people");
        Members.of(handle, project.organizationId()).stream()
                .filter(user -> sight.shows(user.get("id").longValue()))
                .forEach(user -> {
                    long id = user.get("id").longValue();
                    AssignedWork.Share share = shares.getOrDefault(id, AssignedWork.Share.NOTHING);
                    ObjectNode person = people.addObject();
                    person.set("user", user);
                    ArrayNode own = person.putArray("skills");
                    skills.getOrDefault(id, Set.of()).forEach(own::add);
                    person.put("assigned", share.assigned())
                            .put("answered", share.answered())
                            .put("open", share.open());
                });
        return answer;
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("assigned_only");
        Optional<Boolean> only = fields.bool("assigned_only");
        fields.check();
        call.ok(database.write(handle -> {
            handle.createUpdate("UPDATE projects SET assigned_only = :only WHERE id = :project")
                    .bind("only", only.orElseThrow())
                    .bind("project", project.id())
                    .execute();
            return json(handle, ProjectRef.current(handle, project), Sight.EVERYTHING);
        }));
    }

    private void skills(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        long user = call.id("user", "User");
        Set<String> skills = read(call.fields());
        call.ok(database.write(handle -> {
            AssignmentRoutes.requireMembers(handle, project, Set.of(user));
            Skills.replace(handle, project.id(), user, skills);
            return json(handle, ProjectRef.current(handle, project), Sight.EVERYTHING);
        }));
    }

    private static Set<String> read(Fields fields) {
        JsonNode list = fields.json("skills").orElseGet(() -> Json.object().nullNode());
        if (!list.isArray() || list.size() > MOST_SKILLS) {
            throw ApiException.invalid("skills", "A list of " + MOST_SKILLS + " texts at most is required.");
        }
        Set<String> skills = new TreeSet<>();
        for (JsonNode one : list) {
            String skill = one.isString() ? one.stringValue().strip() : "";
            if (skill.isEmpty() || skill.length() > LONGEST_SKILL) {
                throw ApiException.invalid("skills", "A skill is a text of 1 to " + LONGEST_SKILL + " characters.");
            }
            skills.add(skill);
        }
        return skills;
    }

    private void tasks(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        long user = call.query().number("user").orElse(call.caller().id());
        if (!scope.sight(call, project).shows(user)) {
            throw ApiException.noMatch("User");
        }
        String state = call.query().text("state").orElse("");
        if (!state.isEmpty() && !STATES.contains(state)) {
            throw ApiException.invalid("state", "The state is " + String.join(" or ", STATES) + ".");
        }
        long page = Math.clamp(call.query().number("page").orElse(1L), 1, Integer.MAX_VALUE / LARGEST_PAGE);
        long size = Math.clamp(call.query().number("page_size").orElse((long) USUAL_PAGE), 1, LARGEST_PAGE);
        call.ok(database.read(handle ->
                AssignedWork.tasks(handle, project.id(), user, state, (int) ((page - 1) * size), (int) size)));
    }
}
