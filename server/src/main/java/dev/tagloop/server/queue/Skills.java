package dev.tagloop.server.queue;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What each member of a project is good at. */
final class Skills {
    private Skills() {}

    /** By account, each in alphabetical order; who has none is not in it. */
    static Map<Long, Set<String>> of(Handle handle, long project) {
        Map<Long, Set<String>> skills = new TreeMap<>();
        handle.createQuery("SELECT user_id, skill FROM member_skills WHERE project_id = :project")
                .bind("project", project)
                .map((row, context) -> skills.computeIfAbsent(row.getLong("user_id"), user -> new TreeSet<>())
                        .add(row.getString("skill")))
                .list();
        return skills;
    }

    /** Puts these in place of those that a person has. */
    static void replace(Handle handle, long project, long user, Collection<String> skills) {
        handle.createUpdate("DELETE FROM member_skills WHERE project_id = :project AND user_id = :user")
                .bind("project", project)
                .bind("user", user)
                .execute();
        if (skills.isEmpty()) {
            return;
        }
        PreparedBatch insert = handle.prepareBatch(
                "INSERT INTO member_skills (project_id, user_id, skill) VALUES (:project, :user, :skill)");
        skills.forEach(skill -> insert.bind("project", project)
                .bind("user", user)
                .bind("skill", skill)
                .add());
        insert.execute();
    }

    /** Whether a person with these skills can do a task that needs all of those; letters count without case. */
    static boolean fit(Set<String> skills, List<String> needed) {
        Set<String> folded = new HashSet<>();
        skills.forEach(skill -> folded.add(skill.toLowerCase(Locale.ROOT)));
        return needed.stream().allMatch(need -> folded.contains(need.toLowerCase(Locale.ROOT)));
    }
}
