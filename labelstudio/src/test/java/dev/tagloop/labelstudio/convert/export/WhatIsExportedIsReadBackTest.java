package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.read.FileFormat;
import dev.tagloop.labelstudio.convert.read.FileFormats;
import dev.tagloop.labelstudio.convert.read.ReadOptions;
import dev.tagloop.labelstudio.convert.read.ReadRow;
import dev.tagloop.labelstudio.convert.read.ReadTask;
import dev.tagloop.labelstudio.convert.read.SourceFile;
import dev.tagloop.labelstudio.convert.read.TaskReader;
import dev.tagloop.labelstudio.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was exported, read and exported again is the same, whatever the first export could not hold. */
class WhatIsExportedIsReadBackTest {
    private static final Pattern NAME =
            Pattern.compile("task-\\d+(-annotation-\\d+)?|(?<=\\{\"id\":)\\d+(?=,\"text\")");

    @ParameterizedTest
    @CsvSource({
        "JSONL,JSONL",
        "CONLL2003,CONLL",
        "CONLL2003_CORRECT,CONLL",
        "CONLLU_PLUS,CONLL",
        "SPACY,SPACY",
        "BRAT,BRAT",
        "DOCCANO,DOCCANO",
        "PRODIGY,PRODIGY"
    })
    void anExportIsAFixedPoint(ExportFormat written, FileFormat read) throws IOException {
        List<SourceFile> first =
                files(written, export(written, Corpus.CONFIG, Corpus.hard().source()));
        Back back = read(read, first);
        assertThat(back.errors()).isEmpty();
        List<SourceFile> second = files(written, export(written, LabelConfig.parse(back.config()), back.tasks()));
        assertThat(contents(second)).isEqualTo(contents(first));
    }

    @ParameterizedTest
    @CsvSource({"SPACY,SPACY", "BRAT,BRAT", "DOCCANO,DOCCANO", "PRODIGY,PRODIGY"})
    void whatIsSaidBesideSpansIsAFixedPointToo(ExportFormat written, FileFormat read) throws IOException {
        List<SourceFile> first = files(
                written, export(written, Corpus.DESCRIBED, Corpus.described().source()));
        Back back = read(read, first);
        assertThat(back.errors()).isEmpty();
        List<SourceFile> second = files(written, export(written, LabelConfig.parse(back.config()), back.tasks()));
        assertThat(contents(second)).isEqualTo(contents(first));
    }

    @ParameterizedTest
    @CsvSource({
        "JSONL,JSONL",
        "CONLL2003,CONLL",
        "CONLL2003_CORRECT,CONLL",
        "CONLLU_PLUS,CONLL",
        "SPACY,SPACY",
        "DOCCANO,DOCCANO",
        "PRODIGY,PRODIGY"
    })
    void anExportIsRecognizedByItsContent(ExportFormat written, FileFormat read) throws IOException {
        byte[] bytes = export(written, Corpus.CONFIG, Corpus.hard().source());
        for (String name : List.of("export." + written.extension(), "export")) {
            assertThat(FileFormats.recognize(name, bytes).getFirst().format())
                    .as(name)
                    .isEqualTo(read);
        }
    }

    private static byte[] export(ExportFormat format, LabelConfig config, TaskSource tasks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.writer(config).write(tasks, out);
        return out.toByteArray();
    }

    private static List<SourceFile> files(ExportFormat format, byte[] bytes) throws IOException {
        if (format != ExportFormat.BRAT) {
            return List.of(SourceFile.of("export", bytes));
        }
        List<SourceFile> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(SourceFile.of(entry.getName(), zip.readAllBytes()));
            }
        }
        return files;
    }

    /** What stands in files, whatever the documents are called: a task that became none moves the others, or is an empty sentence. */
    private static String contents(List<SourceFile> files) throws IOException {
        List<String> all = new ArrayList<>();
        for (SourceFile file : files) {
            String content = new String(file.open().readAllBytes(), StandardCharsets.UTF_8);
            all.add(NAME.matcher(content).replaceAll("NAME").replace("\n\n\n", "\n\n"));
        }
        all.sort(null);
        return String.join("\n", all);
    }

    private record Back(TaskSource tasks, String config, List<String> errors) {}

    /** The tasks with the ids and dates that a server would give them. */
    private static Back read(FileFormat format, List<SourceFile> files) {
        ArrayNode tasks = Json.mapper().createArrayNode();
        List<String> errors = new ArrayList<>();
        try (TaskReader reader = format.read(files, ReadOptions.defaults())) {
            for (Optional<ReadRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get() instanceof ReadTask task) {
                    ObjectNode item = task.item();
                    if (!item.has("id")) {
                        item.put("id", tasks.size() + 1);
                    }
                    item.path("annotations").forEach(annotation -> {
                        if (!annotation.has("created_at")) {
                            ((ObjectNode) annotation).put("created_at", "2026-01-02T00:00:00Z");
                        }
                    });
                    tasks.add(item);
                } else {
                    errors.add(row.get().toString());
                }
            }
            return new Back(TaskLists.of(tasks.toString()), reader.labelConfig(), errors);
        }
    }
}
