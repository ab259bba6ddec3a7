package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.convert.SpanWriter;
import java.util.List;
import java.util.Optional;

/** Goes through the documents of a file twice: to learn what holds for all of them, and to make tasks. */
final class AnnotatedReader implements TaskReader {
    private static final int MOST_NAMED = 10;

    private final String config;
    private final DocumentTasks tasks;
    private final SpanPlacer placer;
    private final Tally tally = new Tally();
    private final Documents documents;

    AnnotatedReader(Documents.Source source, ReadOptions options) {
        Survey survey = Survey.of(source, options.unit());
        config = options.config().map(LabelConfig::xml).orElseGet(survey::proposed);
        LabelConfig parsed = options.config().orElseGet(() -> LabelConfig.parse(config));
        tasks = new DocumentTasks(parsed, options.use());
        tasks.check(survey);
        placer = new SpanPlacer(survey.evidence().unit(), options.unit().isPresent());
        remark(source, survey, parsed);
        documents = source.open();
    }

    private void remark(Documents.Source source, Survey survey, LabelConfig parsed) {
        source.remarks().forEach(tally::remark);
        survey.evidence().remark().ifPresent(tally::remark);
        List<String> missing = SpanTarget.all(parsed).stream()
                .findFirst()
                .map(target -> SpanWriter.of(target).missing(survey.labels()))
                .orElse(List.of());
        if (!missing.isEmpty()) {
            tally.remark("The label config lacks labels of the file: "
                    + String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
                    + (missing.size() > MOST_NAMED ? " and " + (missing.size() - MOST_NAMED) + " more" : "")
                    + ". Add them, or rows with them are refused.");
        }
    }

    @Override
    public Optional<ReadRow> next() {
        Entry entry = documents.next();
        return entry == null
                ? Optional.empty()
                : Optional.of(tally.count(
                        switch (entry) {
                            case RowError error -> error;
                            case Document document -> task(document);
                        }));
    }

    private ReadRow task(Document document) {
        try {
            return tasks.task(document, placer);
        } catch (RowRefusal e) {
            return new RowError(document.file(), document.row(), e.field(), e.getMessage());
        }
    }

    @Override
    public ReadReport report() {
        return tally.report(placer.unit());
    }

    @Override
    public String labelConfig() {
        return config;
    }

    @Override
    public void close() {
        documents.close();
    }
}
