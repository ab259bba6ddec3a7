package dev.tagloop.server.queue;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * Finds the people for tasks by a rule, task by task in the order in which they are shown to it. Of equally busy people the one with the lower
 * id comes first, so that a plan that was looked at is the one that is carried out.
 */
public final class AssignmentPlan {
    private final long project;
    private final AssignmentRule rule;
    private final Map<Long, Set<String>> skills;
    private final Map<Long, Long> loads = new HashMap<>();
    private final Map<Long, Long> given = new TreeMap<>();
    private long without;

    private AssignmentPlan(long project, AssignmentRule rule, Map<Long, Set<String>> skills) {
        this.project = project;
        this.rule = rule;
        this.skills = skills;
    }

    /** Begins with what people have to do now. */
    public static AssignmentPlan of(Handle handle, long project, AssignmentRule rule) {
        AssignmentPlan plan = new AssignmentPlan(project, rule, Skills.of(handle, project));
        Map<Long, Long> open = AssignedWork.open(handle, project);
        rule.users().forEach(user -> {
            plan.loads.put(user, open.getOrDefault(user, 0L));
            plan.given.put(user, 0L);
        });
        return plan;
    }

    /** How many tasks each person gets beside those that they have. */
    public Map<Long, Long> given() {
        return new TreeMap<>(given);
    }

    /** For how many tasks there were fewer people than asked for. */
    public long without() {
        return without;
    }

    /** Who gets which of these tasks beside those that they have. @param tasks a few hundred at most */
    Map<Long, List<Long>> next(Handle handle, List<Long> tasks) {
        Map<Long, List<Long>> plan = new LinkedHashMap<>();
        if (tasks.isEmpty()) {
            return plan;
        }
        Map<Long, Set<Long>> assigned = assigned(handle, tasks);
        Map<Long, List<String>> needs = needs(handle, tasks);
        for (long task : tasks) {
            Set<Long> there = assigned.getOrDefault(task, Set.of());
            List<Long> fitting = rule.users().stream()
                    .filter(user -> !there.contains(user))
                    .filter(user ->
                            Skills.fit(skills.getOrDefault(user, Set.of()), needs.getOrDefault(task, List.of())))
                    .sorted(Comparator.comparing((Long user) -> loads.get(user)).thenComparing(user -> user))
                    .toList();
            long wanted = rule.way() == AssignmentRule.Way.PERSON
                    ? fitting.size()
                    : Math.max(0, rule.people() - there.size());
            without += fitting.size() < wanted ? 1 : 0;
            for (long user : fitting.subList(0, (int) Math.min(wanted, fitting.size()))) {
                plan.computeIfAbsent(user, person -> new ArrayList<>()).add(task);
                loads.merge(user, 1L, Long::sum);
                given.merge(user, 1L, Long::sum);
            }
        }
        return plan;
    }

    /** Only counts what it would do with these tasks. */
    public void look(Handle handle, List<Long> tasks) {
        next(handle, tasks);
    }

    /** Gives these tasks to their people. @return how many assignments that made */
    public int assign(Handle handle, List<Long> tasks, long assignedBy) {
        Assignments assignments = new Assignments(handle, project);
        int made = 0;
        for (Map.Entry<Long, List<Long>> part : next(handle, tasks).entrySet()) {
            made += assignments.add(part.getKey(), part.getValue(), assignedBy);
        }
        return made;
    }

    private static Map<Long, Set<Long>> assigned(Handle handle, Collection<Long> tasks) {
        Map<Long, Set<Long>> assigned = new HashMap<>();
        handle.createQuery("SELECT task_id, user_id FROM task_assignments WHERE task_id IN (<tasks>)")
                .bindList("tasks", List.copyOf(tasks))
                .map((row, context) -> assigned.computeIfAbsent(row.getLong("task_id"), task -> new HashSet<>())
                        .add(row.getLong("user_id")))
                .list();
        return assigned;
    }

    private Map<Long, List<String>> needs(Handle handle, Collection<Long> tasks) {
        if (rule.way() != AssignmentRule.Way.SKILL) {
            return Map.of();
        }
        Map<Long, List<String>> needs = new HashMap<>();
        if (!rule.skill().isEmpty()) {
            tasks.forEach(task -> needs.put(task, List.of(rule.skill())));
            return needs;
        }
        handle.createQuery("SELECT task_id, data FROM task_bodies WHERE task_id IN (<tasks>)")
                .bindList("tasks", List.copyOf(tasks))
                .map((row, context) -> needs.put(
                        row.getLong("task_id"),
                        texts(Json.parse(row.getString("data")).path(rule.key()))))
                .list();
        return needs;
    }

    /** A text, or a list of texts; a task that names nothing can be done by everybody. */
    private static List<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : Json.array().add(value)) {
            String text = one.isContainer() ? "" : one.asString("").strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }
}
