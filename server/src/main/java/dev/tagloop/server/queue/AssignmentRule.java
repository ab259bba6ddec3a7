package dev.tagloop.server.queue;

import java.util.List;

/**
 * How tasks are given to people.
 *
 * @param way each task to everybody, or evenly to the least busy, or evenly among those who have its skill
 * @param users who may get them
 * @param people how many get each task, where not everybody does
 * @param key the key of the task data that names the skill which a task needs; "" where {@code skill} tells
 * @param skill the skill that all of the tasks need; "" where {@code key} tells
 */
public record AssignmentRule(Way way, List<Long> users, int people, String key, String skill) {

    /** How the people are found. */
    public enum Way {
        /** Everybody who is named. */
        PERSON,
        /** Who has the fewest open tasks. */
        LOAD,
        /** Of those who have the skill, who has the fewest open tasks. */
        SKILL
    }

    /** Copies the list. */
    public AssignmentRule {
        users = List.copyOf(users);
    }
}
