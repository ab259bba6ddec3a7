package dev.tagloop.server.queue;

import org.jdbi.v3.core.Handle;

/**
 * When an annotator gets a task whose answer is known. A hash of the person and of their last annotation decides, so that a page that is
 * loaded again shows the same task, and nobody sees a rhythm.
 *
 * @param every of so many tasks one is such a task on average; 0 for none
 */
record GoldTurn(long every) {

    boolean isOff() {
        return every <= 0;
    }

    /** @param last the id of the person's last annotation; 0 for none */
    boolean isIt(long user, long last) {
        return every > 0 && Math.floorMod(mixed(last * 0x9E3779B97F4A7C15L + user), every) == 0;
    }

    /** Spreads neighbouring numbers (the finalizer of SplitMix64, Steele, Lea and Flood 2014, OOPSLA). */
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long lastAnnotation(Handle handle, long project, long user) {
        return handle.createQuery("SELECT COALESCE(MAX(a.id), 0) FROM annotations a WHERE a.completed_by = :user"
                        + " AND a.project_id = :project")
                .bind("user", user)
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }
}
