package dev.tagloop.server.work;

import dev.tagloop.jobs.Progress;
import tools.jackson.databind.node.ObjectNode;

/** Where a server's long work tells how far it is, and what it measures on its way. */
public interface JobReport extends Progress {
    /** The job's id. */
    String id();

    /** A point of a curve, such as a loss; whoever listens later gets all of them. */
    void figures(ObjectNode point);
}
