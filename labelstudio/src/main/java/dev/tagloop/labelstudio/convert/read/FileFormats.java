package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.convert.read.FirstValue.Layout;
import java.nio.charset.StandardCharsets;
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
     * The formats that a file may be of, the likeliest first; empty if it is none of ours, such as a table, plain text or Label Studio's own
     * JSON. What an annotation tool may have meant, but Label Studio takes for plain data, comes behind that.
     *
     * @param name its name, which may have folders in front
     * @param first its first bytes, {@value #FIRST_BYTES} or all
     */
    public static List<Candidate> recognize(String name, byte[] first) {
        if (name.toLowerCase(Locale.ROOT).endsWith(".ann")) {
            return List.of(new Candidate(FileFormat.BRAT, "its name ends in .ann, as brat's annotations do"));
        }
        FirstValue value = FirstValue.of(first);
        if (value.layout() == Layout.NONE && !isLines(name)) {
            return ConllTraits.of(name, new String(first, StandardCharsets.UTF_8), first.length == FIRST_BYTES)
                    .map(reason -> List.of(new Candidate(FileFormat.CONLL, reason)))
                    .orElse(List.of());
        }
        return json(name, value);
    }

    /** Whether a file by its name has a JSON value a line. */
    static boolean isLines(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
    }

    private static List<Candidate> json(String name, FirstValue value) {
        List<Candidate> candidates = new ArrayList<>();
        boolean lines = isLines(name)
                || value.layout() == Layout.LINES
                        && !name.toLowerCase(Locale.ROOT).endsWith(".json");
        if (value.hasObject("data")) {
            add(candidates, lines, FileFormat.JSONL, "its first line is a task of Label Studio");
            return candidates;
        }
        add(
                candidates,
                value.isPair(),
                FileFormat.SPACY,
                "it begins with a list of a text and its annotations, as spaCy's data does");
        add(
                candidates,
                value.layout() == Layout.ANNOTATIONS,
                FileFormat.SPACY,
                "its object holds annotations for spaCy");
        add(
                candidates,
                value.hasList("paragraphs"),
                FileFormat.SPACY,
                "its documents have paragraphs, as spaCy 2 writes them");
        add(
                candidates,
                value.hasText("text") && value.hasList("ents"),
                FileFormat.SPACY,
                "its documents have ents, as spaCy writes them");
        boolean spans = value.hasObjectsWith("spans", "start") || value.hasObjectsWith("tokens", "start");
        boolean prodigy = value.hasText("text")
                && (spans
                        || value.has("_input_hash")
                        || value.has("_task_hash")
                        || value.hasText("answer")
                        || value.hasList("accept"));
        add(candidates, prodigy, FileFormat.PRODIGY, "its rows have spans, tokens or an answer, as Prodigy's have");
        boolean text = value.hasText("text") || value.hasText("data");
        boolean doccano = value.hasLists("label")
                || value.hasLists("labels")
                || value.hasObjectsWith("entities", "start_offset")
                || value.hasObjectsWith("labels", "start_offset")
                || value.hasObjectsWith("label", "start_offset");
        boolean entities = value.hasText("text") && (value.hasLists("entities") || value.hasObject("cats"));
        add(candidates, entities && !prodigy, FileFormat.SPACY, "its rows have entities as lists, as spaCy's have");
        add(candidates, text && doccano, FileFormat.DOCCANO, "its rows have labels with offsets, as doccano's have");
        add(candidates, lines, FileFormat.JSONL, "it has a JSON value a line");
        boolean labels = value.has("label") || value.has("labels") || value.hasList("entities");
        add(
                candidates,
                lines && text && !doccano && labels,
                FileFormat.DOCCANO,
                "its rows have a label, as doccano's for whole texts have");
        return candidates;
    }

    private static void add(List<Candidate> candidates, boolean speaks, FileFormat format, String reason) {
        if (speaks && candidates.stream().noneMatch(candidate -> candidate.format() == format)) {
            candidates.add(new Candidate(format, reason));
        }
    }
}
