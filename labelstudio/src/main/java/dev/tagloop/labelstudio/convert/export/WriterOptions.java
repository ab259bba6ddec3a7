package dev.tagloop.labelstudio.convert.export;

import java.util.Objects;

/**
 * What a person may decide about a file.
 *
 * @param safety what tables do with cells that spreadsheet programs would run
 * @param scheme how files of tokens tag them
 */
public record WriterOptions(CellSafety safety, TagScheme scheme) {
    /** Exact values and BIO tags. */
    public static final WriterOptions USUAL = new WriterOptions(CellSafety.EXACT, TagScheme.BIO);

    /** Checks that nothing is null. */
    public WriterOptions {
        Objects.requireNonNull(safety, "safety");
        Objects.requireNonNull(scheme, "scheme");
    }

    /** With another way to write cells. */
    public WriterOptions with(CellSafety other) {
        return new WriterOptions(other, scheme);
    }

    /** With other tags. */
    public WriterOptions with(TagScheme other) {
        return new WriterOptions(safety, other);
    }
}
