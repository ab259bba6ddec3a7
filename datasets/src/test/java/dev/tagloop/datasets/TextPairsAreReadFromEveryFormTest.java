package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.writing.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPairsAreReadFromEveryFormTest {

    @TempDir
    private Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource({"document,summary", "article,highlights", "text,summary", "dialogue,summary", "source,target"})
    void columnsOfWellKnownDataSetsAreFound(String source, String target) throws IOException {
        Path rows = file("rows.jsonl", """
                {"id": "1", "%1$s": "a long text 😀", "%2$s": "short"}
                {"id": "2", "%1$s": "another", "%2$s": ""}
                """.formatted(source, target));

        assertThat(TextPairs.read(rows).pairs()).containsExactly(TextPair.of("a long text 😀", "short"));
    }

    @Test
    void severalSummariesAreSeveralTargets() throws IOException {
        Path rows = file("rows.json", """
                [{"document": "long", "summaries": ["one", "two"]}]""");

        assertThat(TextPairs.read(rows).pairs()).containsExactly(new TextPair("long", List.of("one", "two")));
    }

    @Test
    void questionsStandBeforeTheirTexts() throws IOException {
        Path rows = file("qa.jsonl", """
                {"id": "1", "question": "Where?", "context": "😀 In Rome.", "answers": {"text": ["Rome", "In Rome"], "answer_start": [5, 2]}}
                {"id": "2", "question": "Who?", "context": "In Rome.", "answers": {"text": [], "answer_start": []}}
                """);

        assertThat(TextPairs.read(rows).pairs())
                .containsExactly(new TextPair("question: Where? context: 😀 In Rome.", List.of("Rome", "In Rome")));
    }

    @Test
    void theBundledSummariesAreAllRead() {
        assertThat(TextPairs.read("starter-summaries", "all").pairs())
                .hasSize(180)
                .allSatisfy(pair -> assertThat(pair.target().length())
                        .isLessThan(pair.source().length()));
    }

    @Test
    void otherRowsAreRefused() throws IOException {
        Path rows = file("rows.csv", "text,label\nfine,good\n");

        assertThatThrownBy(() -> TextPairs.read(rows))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("neither texts with summaries nor questions with answers");
        assertThatThrownBy(() -> TextPairs.read(folder.resolve("none.json"))).hasMessageContaining("There is no file");
    }
}
