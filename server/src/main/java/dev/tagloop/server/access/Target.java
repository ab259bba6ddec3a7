package dev.tagloop.server.access;

/**
 * What a caller wants to act on. Everything inside a project (tasks, annotations, predictions, drafts, uploads) is asked for as its project.
 */
public sealed interface Target {
    /** The server itself, for what every signed-in account may do: read about itself, list its organizations. */
    record Instance() implements Target {}

    /** The account with this id. */
    record Account(long id) implements Target {}

    /** An organization. */
    record Organization(long id) implements Target {}

    /**
     * A project, or something in it.
     *
     * @param kind the name of the thing in messages, such as "Task" in "No Task matches the given query."
     */
    record Project(long id, long organization, String kind) implements Target {
        public Project(long id, long organization) {
            this(id, organization, "Project");
        }
    }
}
