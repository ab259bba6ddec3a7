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
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was exported, imported and exported again is the same file: nothing moves and nothing is lost on the way. */
class WrittenAndReadAgainTest {
    /** Tasks as a reader gave them, with the config that it proposes or that it was given. */
    private record Read(LabelConfig config, List<Task> tasks) {
        TaskSource source() {
            return sink -> {
                for (Task task : tasks) {
                    sink.accept(task);
                }
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JSONL, JSONL, BIO",
        "CONLL2003_CORRECT, CONLL, BIO",
        "CONLL2003_CORRECT, CONLL, BIOES",
        "CONLL2003_CORRECT, CONLL, BILOU",
        "CONLLU_PLUS, CONLL, BIO",
        "CONLLU_PLUS, CONLL, BIOES",
        "SPACY, SPACY, BIO",
        "BRAT, BRAT, BIO",
        "DOCCANO, DOCCANO, BIO",
        "PRODIGY, PRODIGY, BIO",
    })
    void aFileIsTheSameAfterItWasImported(ExportFormat format, FileFormat reader, TagScheme scheme) throws Exception {
        byte[] first = write(format, Corpus.CONFIG, scheme, Corpus.hard().source());
        Read read = read(format, reader, first);
        byte[] second = write(format, read.config(), scheme, read.source());
        assertThat(plain(format, second)).isEqualTo(plain(format, first));
        Read again = read(format, reader, second);
        assertThat(write(format, again.config(), scheme, again.source())).isEqualTo(second);
    }

    private static byte[] write(ExportFormat format, LabelConfig config, TagScheme scheme, TaskSource tasks)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.writer(config, WriterOptions.USUAL.with(scheme)).write(tasks, out);
        return out.toByteArray();
    }

    private static Read read(ExportFormat format, FileFormat reader, byte[] file) throws IOException {
        String name = "export." + format.extension();
        List<SourceFile> files = List.of(SourceFile.of(name, file));
        if (format == ExportFormat.BRAT) {
            files = FilesForOtherToolsTest.unzipped(file).entrySet().stream()
                    .filter(entry -> !entry.getKey().endsWith(".conf"))
                    .map(entry -> SourceFile.of(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } else {
            byte[] head = Arrays.copyOf(file, Math.min(file.length, FileFormats.FIRST_BYTES));
            assertThat(FileFormats.recognize(name, head).getFirst().format()).isEqualTo(reader);
        }
        ReadOptions options = ReadOptions.defaults();
        if (format == ExportFormat.JSONL || format == ExportFormat.DOCCANO) {
            options = options.withConfig(Corpus.CONFIG);
        }
        List<Task> tasks = new ArrayList<>();
        try (TaskReader tasksOf = reader.read(files, options)) {
            for (Optional<ReadRow> row = tasksOf.next(); row.isPresent(); row = tasksOf.next()) {
                assertThat(row.get()).isInstanceOf(ReadTask.class);
                tasks.add(new Task(JsonObject.owning(((ReadTask) row.get()).item())));
            }
            return new Read(LabelConfig.parse(tasksOf.labelConfig()), tasks);
        }
    }

    /** The content without the numbers of tasks, which an import gives anew. */
    private static String plain(ExportFormat format, byte[] file) throws IOException {
        if (format == ExportFormat.BRAT) {
            // Its files come in the order of their names, whatever those are.
            Map<String, String> files = FilesForOtherToolsTest.unzipped(file);
            return files.keySet().stream()
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> files.get(name) + "\n" + files.get(name.replace(".txt", ".ann")))
                    .sorted()
                    .collect(Collectors.joining("\n", "", files.get("annotation.conf")));
        }
        String text = nameless(new String(file, StandardCharsets.UTF_8));
        return format == ExportFormat.DOCCANO ? text.replaceAll("(?m)^\\{\"id\":\\d+", "{\"id\":0") : text;
    }

    private static String nameless(String text) {
        return text.replaceAll("task-\\d+(-annotation-\\d+)?|document-\\d+", "document");
    }
}
