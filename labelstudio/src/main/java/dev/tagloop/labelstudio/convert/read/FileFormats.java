package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds out what kind of annotated file a file is. */
public final class FileFormats {
    /** So many first bytes tell enough. */
    public static final int FIRST_BYTES = 1 << 16;

    private FileFormats() {}

    /**
     * A format that a file may be of.
     *
     * @param format the format
     * @param reason what speaks for it, a clause that begins small
     */
    public record Candidate(FileFormat format, String reason) {}

    /**
     * The formats that a file may be of, the likeliest first; empty if it is none of ours, such as a table or plain text.
     *
     * @param name its name, which may have folders in front
     * @param first its first bytes, {@value #FIRST_BYTES} or all
     */
    public static List<Candidate> recognize(String name, byte[] first) {
        List<Candidate> candidates = new ArrayList<>();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
            candidates.add(new Candidate(FileFormat.JSONL, "its name ends as files with a JSON object a line do"));
        }
        return candidates;
    }
}
