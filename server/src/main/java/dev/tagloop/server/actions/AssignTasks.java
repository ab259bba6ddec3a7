package dev.tagloop.server.actions;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.queue.AssignmentPlan;
import dev.tagloop.server.queue.AssignmentRoutes;
import dev.tagloop.server.queue.AssignmentRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives tasks to people: to all who are named, evenly to the least busy, or to those who have the skill that a task needs. */
final class AssignTasks implements BulkAction {
    private static final int TOGETHER = 500;
    private static final int MOST_PEOPLE = 1000;
    private static final int LONGEST = 1000;
    private static final Set<String> WAYS = Set.of("person", "load", "skill");

    @Override
    public String id() {
        return "assign_tasks";
    }

    /** The original's menus do not have it. */
    @Override
    public Optional<ObjectNode> menu() {
        return Optional.empty();
    }

    @Override
    public String title() {
        return "Assign Tasks";
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        AssignmentPlan plan = plan(run);
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> run.database().read(handle -> {
                            plan.look(handle, ids);
                            return null;
                        }));
        Map<String, Long> changes = new LinkedHashMap<>();
        changes.put(
                "assignments",
                plan.given().values().stream().mapToLong(Long::longValue).sum());
        changes.put("without", plan.without());
        plan.given().forEach((user, count) -> changes.put("user:" + user, count));
        return changes;
    }

    @Override
    public JsonNode run(Run run) {
        AssignmentPlan plan = plan(run);
        AtomicLong made = new AtomicLong();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> made.addAndGet(run.database().write(handle -> {
                            List<Long> present = DeleteTasks.present(handle, ids);
                            return run.changes()
                                    .around(handle, present, same -> plan.assign(same, present, run.user()));
                        })));
        return Json.object().put("detail", "Made " + made.get() + " assignments");
    }

    private static AssignmentPlan plan(Run run) {
        AssignmentRule rule = rule(run.request());
        return run.database().read(handle -> {
            AssignmentRoutes.requireMembers(handle, run.project(), Set.copyOf(rule.users()));
            return AssignmentPlan.of(handle, run.project().id(), rule);
        });
    }

    private static AssignmentRule rule(JsonNode request) {
        Fields fields = Fields.of(request);
        fields.require("users");
        fields.require("by");
        String by = fields.choice("by", WAYS).orElse("person");
        long people = fields.integer("people").orElse(1L);
        String key = fields.text("key", Fields.TextRule.upTo(LONGEST)).orElse("");
        String skill = fields.text("skill", Fields.TextRule.upTo(LONGEST)).orElse("");
        fields.check();
        if (people < 1 || people > MOST_PEOPLE) {
            throw ApiException.invalid("people", "A task goes to 1 to " + MOST_PEOPLE + " people.");
        }
        if (by.equals("skill") && key.isEmpty() == skill.isEmpty()) {
            throw ApiException.invalid(
                    "skill", "Name the skill that all of the tasks need, or the key of their data that tells it.");
        }
        return new AssignmentRule(
                AssignmentRule.Way.valueOf(by.toUpperCase(Locale.ROOT)),
                users(fields.json("users").orElseThrow()),
                (int) people,
                key,
                skill);
    }

    private static List<Long> users(JsonNode list) {
        Set<Long> users = new TreeSet<>();
        boolean fits = list.isArray() && !list.isEmpty() && list.size() <= MOST_PEOPLE;
        for (JsonNode id : list) {
            fits &= id.isIntegralNumber() && id.canConvertToLong();
            if (fits) {
                users.add(id.longValue());
            }
        }
        if (!fits) {
            throw ApiException.invalid("users", "A list of the ids of 1 to " + MOST_PEOPLE + " accounts is required.");
        }
        return new ArrayList<>(users);
    }
}
