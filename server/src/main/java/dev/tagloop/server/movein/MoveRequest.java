package dev.tagloop.server.movein;

import java.util.Set;

/**
 * What is to be moved.
 *
 * @param projects ids in the source; empty for all
 * @param dryRun whether it is only told what would come
 */
public record MoveRequest(Set<Long> projects, boolean dryRun) {
    public MoveRequest {
        projects = Set.copyOf(projects);
    }

    boolean wants(long project) {
        return projects.isEmpty() || projects.contains(project);
    }
}
