package dev.tagloop.server.access;

import java.util.Optional;

/** What a caller wants to act on. */
public sealed interface Target {
    /** The server itself, for what every signed-in account may do: read about itself, list its organizations; to be administered by its owner. */
    record Instance() implements Target {}

    /** The account with this id. */
    record Account(long id) implements Target {}

    /** An organization. */
    record Organization(long id) implements Target {}

    /** A project or something in it. */
    sealed interface InProject extends Target {
        /** The project, under the name that messages have for the thing in it. */
        Project project();
    }

    /**
     * A project, or something in it that belongs to nobody in particular.
     *
     * @param kind the name of the thing in messages, such as "Task" in "No Task matches the given query."
     */
    record Project(long id, long organization, String kind) implements InProject {
        public Project(long id, long organization) {
            this(id, organization, "Project");
        }

        @Override
        public Project project() {
            return this;
        }
    }

    /** A task. Annotators see those that they were given. */
    record Task(long id, Project project) implements InProject {}

    /** An annotation. Annotators see their own. */
    record Annotation(long id, Project project) implements InProject {}

    /** A draft. Annotators see their own. */
    record Draft(long id, Project project) implements InProject {}

    /** A prediction. Annotators see those of the tasks that they were given. */
    record Prediction(long id, Project project) implements InProject {}

    /** A comment. It is seen by who sees its task and annotation; whose words they are counts also while roles are off. */
    record Comment(long id, Project project) implements InProject {}

    /** An uploaded file. Annotators see those that the tasks which they were given show. */
    record Upload(long id, Project project) implements InProject {}

    /**
     * A member's role in a project, to be changed.
     *
     * @param wanted the role to have; empty for the one that a member has without being given any
     */
    record Membership(long user, Optional<Role> wanted, Project project) implements InProject {}
}
