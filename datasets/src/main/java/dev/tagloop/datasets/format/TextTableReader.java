package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.table.RawRow;
import dev.tagloop.datasets.table.RawRows;
import dev.tagloop.datasets.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads plain text into the column {@code text}: a row for each line, paragraph or file (option {@code sample_by}). */
final class TextTableReader implements TableReader {

    private static final String COLUMN = "text";
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern PARAGRAPH_END = Pattern.compile("(\r\n|\n|\r)(\r\n|\n|\r)+");

    private final String sampleBy;
    private final boolean keepLineBreaks;

    TextTableReader(ReaderOptions options) {
        options.expectOnly("text", Set.of("sample_by", "keep_linebreaks", "encoding"));
        this.sampleBy = options.text("sample_by").orElse("line");
        this.keepLineBreaks = options.flag("keep_linebreaks");
        if (!Set.of("line", "paragraph", "document").contains(sampleBy)) {
            throw new DatasetException("sample_by is line, paragraph or document, not \"" + sampleBy + "\"");
        }
    }

    @Override
    public Table read(List<DataFile> files, Optional<Features> declared) {
        List<RawRow> rows = new ArrayList<>();
        for (DataFile file : files) {
            List<String> samples = samples(text(file));
            for (int i = 0; i < samples.size(); i++) {
                rows.add(new RawRow(Map.of(COLUMN, samples.get(i)), file.location(), i + 1L));
            }
        }
        return RawRows.toTable(rows, Optional.of(declared.orElse(Features.with(COLUMN, Value.STRING))));
    }

    private List<String> samples(String text) {
        return switch (sampleBy) {
            case "document" -> List.of(text);
            case "paragraph" ->
                split(text, PARAGRAPH_END).stream()
                        .filter(paragraph -> !paragraph.isBlank())
                        .toList();
            default -> split(text, LINE_END);
        };
    }

    /** The pieces between line ends; a line end at the very end begins no further piece. */
    private List<String> split(String text, Pattern end) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = end.matcher(text);
        int start = 0;
        while (matcher.find()) {
            pieces.add(text.substring(start, keepLineBreaks ? matcher.end() : matcher.start()));
            start = matcher.end();
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }

    private static String text(DataFile file) {
        try (InputStream in = Compressed.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DatasetException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
