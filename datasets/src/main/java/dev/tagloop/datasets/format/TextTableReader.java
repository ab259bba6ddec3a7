package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.datasets.source.DataFile;
import java.util.Optional;
import java.util.Set;

/** Reads plain text into the column {@code text}: a row for each line, paragraph or file (option {@code sample_by}). */
final class TextTableReader extends RowFormat {

    private final TextSource.Sample sample;
    private final boolean keepLineBreaks;

    TextTableReader(ReaderOptions options) {
        options.expectOnly("text", Set.of("sample_by", "keep_linebreaks", "encoding"));
        String sampleBy = options.text("sample_by").orElse("line");
        this.sample = switch (sampleBy) {
            case "line" -> TextSource.Sample.LINE;
            case "paragraph" -> TextSource.Sample.PARAGRAPH;
            case "document" -> TextSource.Sample.DOCUMENT;
            default -> throw new DatasetException("sample_by is line, paragraph or document, not \"" + sampleBy + "\"");
        };
        this.keepLineBreaks = options.flag("keep_linebreaks");
    }

    @Override
    Optional<Features> always() {
        return Optional.of(Features.with(TextSource.COLUMN, Value.STRING));
    }

    @Override
    RowSource open(DataFile file) {
        return new TextSource(file, sample, keepLineBreaks);
    }
}
