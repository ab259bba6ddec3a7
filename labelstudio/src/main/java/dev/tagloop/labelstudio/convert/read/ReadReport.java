package dev.tagloop.labelstudio.convert.read;

import java.util.List;

/**
 * What became of a file's rows.
 *
 * @param tasks how many became tasks
 * @param refused how many did not
 * @param annotations how many annotations the tasks have
 * @param predictions how many predictions they have
 * @param spans how many labelled spans those hold
 * @param unit how offsets were read
 * @param remarks what holds for the file as a whole, as sentences: how offsets and tags were understood, what was not kept
 */
public record ReadReport(
        long tasks,
        long refused,
        long annotations,
        long predictions,
        long spans,
        OffsetUnit unit,
        List<String> remarks) {
    /** Copies the list. */
    public ReadReport {
        remarks = List.copyOf(remarks);
    }
}
