package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabeledTextsAreReadFromEveryFormTest {

    @TempDir
    Path folder;

    private static LabeledSpan span(int start, int end, String label) {
        return new LabeledSpan(new CodePointSpan(start, end), label);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    void oneMarkAtTheHeadGroupsNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("export.conll"), "-DOCSTART- -X- O\nAnn -X- _ B-PER\n\nRome -X- _ B-LOC\n\n");
        assertThat(LabeledTexts.read(file).documents()).hasSize(2);
    }

    @Test
    void tokenColumnsBecomeTextsJoinedByOneBlank() throws IOException {
        Path file = file(
                "a.conll",
                "# a comment\nAda NNP B-PER\nKing NNP I-PER\nmet VBD O\n😀 SYM O\nBob NNP B-PER\n\n\nHi UH O\n");

        assertThat(LabeledTexts.read(file).documents())
                .containsExactly(
                        List.of(new LabeledText(
                                "Ada King met 😀 Bob", List.of(span(0, 8, "PER"), span(15, 18, "PER")))),
                        List.of(new LabeledText("Hi", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "IO, I-PER I-PER O I-LOC",
        "IOB1, I-PER I-PER O I-LOC",
        "IOB2, B-PER I-PER O B-LOC",
        "IOE2, I-PER E-PER O E-LOC",
        "IOBES, B-PER E-PER O S-LOC",
        "BILOU, B-PER L-PER O U-LOC",
        "BMES, B-PER E-PER O S-LOC",
        "bare, PER PER O LOC"
    })
    void everySchemeOfTagsGivesTheSameSpans(String scheme, String tags) throws IOException {
        String[] each = tags.split(" ");
        Path file = file(
                scheme + ".tsv",
                "Ada\t" + each[0] + "\r\nKing\t" + each[1] + "\r\nin\t" + each[2] + "\r\nRome\t" + each[3]);

        assertThat(LabeledTexts.read(file).texts())
                .containsExactly(new LabeledText("Ada King in Rome", List.of(span(0, 8, "PER"), span(12, 16, "LOC"))));
    }

    @Test
    void adjacentEntitiesStayApartWhereTheTagsSaySo() throws IOException {
        Path file = file("a.bio", "Lagos B-LOC\nParis B-LOC\nX I-ORG\n");

        assertThat(LabeledTexts.read(file).texts().getFirst().spans())
                .containsExactly(span(0, 5, "LOC"), span(6, 11, "LOC"), span(12, 13, "ORG"));
    }

    @Test
    void documentMarksGroupSentencesWhichSplitTogether() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int document = 0; document < 10; document++) {
            text.append("-DOCSTART- -X- O\n\n")
                    .append("d")
                    .append(document)
                    .append(" O\n\ne")
                    .append(document)
                    .append(" O\n\n");
        }
        LabeledTexts texts = LabeledTexts.read(file("a.conll", text.toString()));

        LabeledTexts.Parts parts = texts.trainTestSplit(0.15, 42);

        assertThat(texts.documents()).hasSize(10);
        assertThat(parts.test().texts()).extracting(LabeledText::text).containsExactly("d5", "e5", "d6", "e6");
        assertThat(parts.train().texts()).hasSize(16);
    }

    @Test
    void aLineWithoutATagIsNamed() throws IOException {
        Path file = file("a.conll", "Ada B-PER\nKing\n");

        assertThatThrownBy(() -> LabeledTexts.read(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.conll, line 2: \"King\" has no tag");
    }

    @Test
    void jsonLinesWithOffsetsCountCodePoints() throws IOException {
        Path file = file(
                "a.jsonl",
                "{\"text\": \"😀 Ada\", \"entities\": [{\"start\": 2, \"end\": 5, \"label\": \"PER\", \"score\": 0.9}]}\n"
                        + "{\"text\": \"none\", \"entities\": []}\n");

        LabeledTexts texts = LabeledTexts.read(file);

        assertThat(texts.texts())
                .containsExactly(
                        new LabeledText("😀 Ada", List.of(span(2, 5, "PER"))), new LabeledText("none", List.of()));
        assertThat(texts.labels()).containsExactly("PER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"Ada\", \"entities\": [{\"start\": 0, \"end\": 4, \"label\": \"PER\"}]}|text of 3 characters",
                "{\"text\": \"Ada\", \"entities\": [{\"start\": 1, \"end\": 1, \"label\": \"PER\"}]}|does not lie",
                "{\"text\": \"Ada\", \"entities\": [{\"start\": -1, \"end\": 1, \"label\": \"PER\"}]}|does not lie",
                "{\"text\": \"Ada\", \"entities\": [{\"start\": \"0\", \"end\": 1, \"label\": \"PER\"}]}|whole number",
                "{\"text\": \"Ada\", \"entities\": [[0, 3, \"PER\"]]}|an entity is",
                "{\"text\": \"Ada\"}|This row has [text]",
                "{\"tokens\": [\"Ada\"], \"ner_tags\": [1]}|number without a name",
                "{\"tokens\": [\"Ada\"], \"ner_tags\": [\"O\", \"O\"]}|1 tokens but 2 tags",
                "{\"tokens\": [\"Ada\"]}|no tags"
            })
    void whatIsWrongInARowIsSaidWithFileAndLine(String row, String message) throws IOException {
        Path file = file("a.jsonl", "{\"text\": \"fine\", \"entities\": []}\n" + row + "\n");

        assertThatThrownBy(() -> LabeledTexts.read(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.jsonl, line 2: ")
                .hasMessageContaining(message);
    }

    @Test
    void rowsOfADatasetWithTokensAndTagsAreRead() {
        LabeledTexts texts = LabeledTexts.read("starter-ner", "train[:50]");

        Dataset rows = Datasets.load("starter-ner", "train[:50]");
        assertThat(texts.texts()).hasSize(50);
        for (int i = 0; i < 50; i++) {
            assertThat(texts.texts().get(i).text())
                    .isEqualTo(String.join(" ", rows.get(i).strings("tokens")));
            assertThat(texts.texts().get(i).spans()).hasSize((int) rows.get(i).labels("ner_tags").stream()
                    .filter(tag -> tag.startsWith("B-"))
                    .count());
        }
        assertThat(texts.labels()).containsExactly("LOC", "MISC", "ORG", "PER");
    }

    @Test
    void aParquetFileAndAFolderAreRead() {
        Dataset rows = Datasets.load("starter-ner", "test[:5]");
        rows.toParquet(folder.resolve("x.parquet"));

        assertThat(LabeledTexts.read(folder.resolve("x.parquet")))
                .isEqualTo(LabeledTexts.of(rows))
                .isEqualTo(LabeledTexts.read(folder));
    }

    @Test
    void aMissingFileSaysWhatIsExpected() {
        assertThatThrownBy(() -> LabeledTexts.read(folder.resolve("none.jsonl")))
                .hasMessageContaining("There is no file")
                .hasMessageContaining("CoNLL");
    }
}
