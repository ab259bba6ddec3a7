package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compared with files that were written by hand from each format's description. */
class FilesForOtherToolsTest {
    private final ExportNotes notes = new ExportNotes();

    @Test
    void conllHasADocumentLineATaskAndNoBlankInAnyField() throws IOException {
        assertThat(written(ExportFormat.CONLL2003_CORRECT, WriterOptions.USUAL)).isEqualTo("""
                -DOCSTART- -X- -X- O

                Ann -X- _ B-PER
                👩‍👩‍👧 -X- _ B-EYE_CATCHER
                lives -X- _ O
                in -X- _ O
                São -X- _ B-LOC
                Paulo -X- _ I-LOC
                . -X- _ O

                -DOCSTART- -X- -X- O

                José -X- _ B-PER
                Ignacio -X- _ I-PER
                🎉 -X- _ O
                | -X- _ O
                Rio -X- _ B-LOC
                de -X- _ I-LOC
                Janeiro -X- _ I-LOC

                -DOCSTART- -X- -X- O

                Nothing -X- _ O
                here -X- _ O

                -DOCSTART- -X- -X- O

                Nobody -X- _ O
                looked -X- _ O

                -DOCSTART- -X- -X- O

                東 -X- _ O
                京 -X- _ O
                und -X- _ O
                Bergamo -X- _ B-LOC

                -DOCSTART- -X- -X- O

                東 -X- _ B-LOC
                京 -X- _ I-LOC
                und -X- _ O
                Bergamo -X- _ O

                """);
    }

    @Test
    void whatDoesNotFallOnTokensIsToldAndCounted() throws IOException {
        written(ExportFormat.CONLL2003_CORRECT, WriterOptions.USUAL);
        assertThat(notes.lines())
                .containsExactly(
                        "task-2: region i: it has 2 labels; only PER counts",
                        "task-2: 15..18 PER dropped because its tokens are taken by an overlapping span",
                        "task-3: left out: its text has no word",
                        "task-7-annotation-702: 10..14 LOC snapped to 7..14");
        assertThat(notes.spans()).isEqualTo(8);
        assertThat(notes.snapped()).isEqualTo(1);
        assertThat(notes.dropped()).isEqualTo(1);
        assertThat(notes.documents()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(TagScheme.class)
    void theSchemeIsThatWhichWasAskedFor(TagScheme scheme) throws IOException {
        String tags = switch (scheme) {
            case BIO -> "B-PER B-EYE_CATCHER O O B-LOC I-LOC O";
            case BIOES -> "S-PER S-EYE_CATCHER O O B-LOC E-LOC O";
            case BILOU -> "U-PER U-EYE_CATCHER O O B-LOC L-LOC O";
            case IO -> "I-PER I-EYE_CATCHER O O I-LOC I-LOC O";
        };
        String file = written(ExportFormat.CONLL2003_CORRECT, WriterOptions.USUAL.with(scheme));
        assertThat(file.lines().skip(2).limit(7).map(line -> line.substring(line.lastIndexOf(' ') + 1)))
                .containsExactly(tags.split(" "));
    }

    @Test
    void conllUPlusNamesItsColumnsAndTellsWhatLiesBetweenWords() throws IOException {
        assertThat(written(ExportFormat.CONLLU_PLUS, WriterOptions.USUAL)).startsWith("""
                # global.columns = ID FORM TAGLOOP:NER MISC
                # newdoc id = task-1
                # sent_id = task-1
                # text = Ann 👩‍👩‍👧 lives in São Paulo.
                1\tAnn\tB-PER\t_
                2\t👩‍👩‍👧\tB-EYE_CATCHER\t_
                3\tlives\tO\t_
                4\tin\tO\tSpacesAfter=\\s\\s
                5\tSão\tB-LOC\t_
                6\tPaulo\tI-LOC\tSpaceAfter=No
                7\t.\tO\tSpaceAfter=No

                # newdoc id = task-2
                # sent_id = task-2
                # text = José Ignacio🎉|Rio de Janeiro
                1\tJosé\tB-PER\tSpacesAfter=\\r\\n
                2\tIgnacio\tI-PER\tSpaceAfter=No
                3\t🎉\tO\tSpaceAfter=No
                4\t|\tO\tSpaceAfter=No
                5\tRio\tB-LOC\tSpacesAfter=\\t
                6\tde\tI-LOC\tSpacesAfter=\\n
                7\tJaneiro\tI-LOC\t_

                # newdoc id = task-4
                """);
    }

    @Test
    void spacyReadsTheTextAgainFromItsTokens() throws IOException {
        String file = written(ExportFormat.SPACY, WriterOptions.USUAL);
        assertThat(file)
                .startsWith(
                        "[\n{\"id\":0,\"paragraphs\":[{\"raw\":\"Ann 👩‍👩‍👧 lives in  São Paulo.\","
                                + "\"sentences\":[{\"tokens\":["
                                + "{\"id\":0,\"orth\":\"Ann\",\"space\":\" \",\"ner\":\"U-PER\"},"
                                + "{\"id\":1,\"orth\":\"👩‍👩‍👧\",\"space\":\" \",\"ner\":\"U-EYE CATCHER\"},"
                                + "{\"id\":2,\"orth\":\"lives\",\"space\":\" \",\"ner\":\"O\"},"
                                + "{\"id\":3,\"orth\":\"in\",\"space\":\" \",\"ner\":\"O\"},"
                                + "{\"id\":4,\"orth\":\" \",\"space\":\"\",\"ner\":\"O\"},"
                                + "{\"id\":5,\"orth\":\"São\",\"space\":\" \",\"ner\":\"B-LOC\"},"
                                + "{\"id\":6,\"orth\":\"Paulo\",\"space\":\"\",\"ner\":\"L-LOC\"},"
                                + "{\"id\":7,\"orth\":\".\",\"space\":\"\",\"ner\":\"O\"}],\"brackets\":[]}],\"cats\":[]}]},\n");
        assertThat(file)
                .contains("{\"id\":0,\"orth\":\"Nobody\",\"space\":\" \",\"ner\":\"-\"},")
                .contains("{\"raw\":\"\",\"sentences\":[{\"tokens\":[],\"brackets\":[]}],\"cats\":[]}")
                .endsWith("]}]}\n]\n".substring(3));
    }

    @Test
    void bratHasTextAndStandoffADocumentAndTheListOfLabels() throws IOException {
        Map<String, String> files = unzipped(bytes(ExportFormat.BRAT, Corpus.CONFIG, WriterOptions.USUAL));
        assertThat(files.keySet())
                .containsExactly(
                        "task-1.txt",
                        "task-1.ann",
                        "task-2.txt",
                        "task-2.ann",
                        "task-3.txt",
                        "task-3.ann",
                        "task-4.txt",
                        "task-4.ann",
                        "task-5.txt",
                        "task-5.ann",
                        "task-7-annotation-702.txt",
                        "task-7-annotation-702.ann",
                        "task-7-annotation-701.txt",
                        "task-7-annotation-701.ann",
                        "annotation.conf");
        assertThat(files.get("task-1.txt")).isEqualTo("Ann 👩‍👩‍👧 lives in  São Paulo.");
        assertThat(files.get("task-1.ann")).isEqualTo("""
                T1\tPER 0 3\tAnn
                T2\tEYE_CATCHER 4 9\t👩‍👩‍👧
                T3\tLOC 20 29\tSão Paulo
                R1\tlives_in Arg1:T1 Arg2:T3
                """);
        assertThat(files.get("task-2.txt")).isEqualTo("José\r\nIgnacio🎉|Rio\tde\nJaneiro ");
        assertThat(files.get("task-2.ann")).isEqualTo("""
                T1\tPER 0 4;6 13\tJosé Ignacio
                T2\tLOC 15 21;22 29\tRio\tde Janeiro
                T3\tPER 15 18\tRio
                T4\tLOC 15 18\tRio
                R1\trelated Arg1:T1 Arg2:T2
                R2\trelated Arg1:T2 Arg2:T1
                R3\tlives_in Arg1:T3 Arg2:T1
                """);
        assertThat(files.get("task-3.ann")).isEmpty();
        assertThat(files.get("annotation.conf")).isEqualTo("""
                [entities]
                EYE_CATCHER
                LOC
                PER

                [relations]
                lives_in\tArg1:<ENTITY>, Arg2:<ENTITY>
                related\tArg1:<ENTITY>, Arg2:<ENTITY>

                [events]

                [attributes]
                """);
    }

    @Test
    void doccanoHasEntitiesAndRelationsWhereTheConfigRelates() throws IOException {
        assertThat(written(ExportFormat.DOCCANO, WriterOptions.USUAL)
                        .lines()
                        .skip(1)
                        .limit(2))
                .containsExactly(
                        "{\"id\":2,\"text\":\"José\\r\\nIgnacio🎉|Rio\\tde\\nJaneiro \",\"entities\":["
                                + "{\"id\":0,\"label\":\"PER\",\"start_offset\":0,\"end_offset\":13},"
                                + "{\"id\":1,\"label\":\"LOC\",\"start_offset\":15,\"end_offset\":29},"
                                + "{\"id\":2,\"label\":\"PER\",\"start_offset\":15,\"end_offset\":18},"
                                + "{\"id\":3,\"label\":\"LOC\",\"start_offset\":15,\"end_offset\":18}],\"relations\":["
                                + "{\"id\":0,\"from_id\":0,\"to_id\":1,\"type\":\"related\"},"
                                + "{\"id\":1,\"from_id\":1,\"to_id\":0,\"type\":\"related\"},"
                                + "{\"id\":2,\"from_id\":2,\"to_id\":0,\"type\":\"lives in\"}]}",
                        "{\"id\":3,\"text\":\"\",\"entities\":[],\"relations\":[]}");
    }

    @Test
    void doccanoHasTriplesWhereNothingIsRelated() throws IOException {
        TaskSource tasks = TaskLists.of("[{\"id\":9,\"data\":{\"text\":\"🎉 Ann\",\"author\":\"x\",\"label\":\"y\"},"
                + "\"annotations\":[{\"id\":1,\"result\":[{\"id\":\"r\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":"
                + "\"labels\",\"value\":{\"start\":2,\"end\":5,\"labels\":[\"PER\"]}}]}]}]");
        assertThat(TaskLists.write(ExportFormat.DOCCANO, TaskLists.NER, tasks))
                .isEqualTo("{\"id\":9,\"text\":\"🎉 Ann\",\"label\":[[2,5,\"PER\"]],\"author\":\"x\"}\n");
        assertThat(TaskLists.write(ExportFormat.PRODIGY, TaskLists.NER, tasks))
                .isEqualTo("{\"text\":\"🎉 Ann\",\"tokens\":["
                        + "{\"text\":\"🎉\",\"start\":0,\"end\":1,\"id\":0,\"ws\":true},"
                        + "{\"text\":\"Ann\",\"start\":2,\"end\":5,\"id\":1,\"ws\":false}],"
                        + "\"spans\":[{\"start\":2,\"end\":5,\"token_start\":1,\"token_end\":1,\"label\":\"PER\"}],"
                        + "\"meta\":{\"author\":\"x\",\"label\":\"y\"},\"answer\":\"accept\"}\n");
    }

    private byte[] described(ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.writer(Corpus.DESCRIBED).write(Corpus.described().source(), out, notes);
        return out.toByteArray();
    }

    @Test
    void bratHasWhatIsSaidOfSpansAndSpansInPieces() throws IOException {
        Map<String, String> files = unzipped(described(ExportFormat.BRAT));
        assertThat(files.get("task-1.ann")).isEqualTo("""
                T1\tPER 0 3;18 21\tAnn Lee
                T2\tLOC 25 28\tRio
                T3\tPER 14 21\tBob Lee
                T4\tLOC 14 21\tBob Lee
                R1\tin Arg1:T4 Arg2:T2
                A1\tsure T1 not_at_all
                A2\tsure T3 yes
                A3\tstars T3 4
                """);
        assertThat(files.get("annotation.conf"))
                .endsWith("[attributes]\nstars\tArg:<ENTITY>, Value:4\nsure\tArg:<ENTITY>, Value:not_at_all|yes\n");
        assertThat(notes.lines())
                .containsExactly(
                        "task-1: the value not at all is written as not_at_all",
                        "task-1: the value not at all is written as not_at_all",
                        "task-1: the value not at all of sure is left out: a span of brat has one value of each attribute",
                        "task-1: the answer of \"label\" is left out: this format has no place for it",
                        "task-1: the answer of \"remark\" is left out: this format has no place for it");
    }

    @Test
    void spacyHasACategoryForEachLabelOfWholeTexts() throws IOException {
        String file = new String(described(ExportFormat.SPACY), StandardCharsets.UTF_8);
        assertThat(file)
                .contains(
                        "\"cats\":[{\"label\":\"news\",\"value\":1.0},{\"label\":\"very old\",\"value\":1.0},{\"label\":\"unused\",\"value\":0.0}]",
                        "\"cats\":[{\"label\":\"news\",\"value\":0.0},{\"label\":\"very old\",\"value\":0.0},{\"label\":\"unused\",\"value\":0.0}]",
                        "\"cats\":[]");
        assertThat(notes.lines())
                .contains(
                        "task-1: its relations are left out: this format has none",
                        "task-1: 2 answers of \"sure\" are left out: this format has no place for them");
    }

    @Test
    void prodigyHasRelationsAndChoices() throws IOException {
        String file = new String(described(ExportFormat.PRODIGY), StandardCharsets.UTF_8);
        assertThat(file.lines().findFirst().orElseThrow())
                .contains(
                        "\"relations\":[{\"head\":4,\"child\":6,\"head_span\":{\"start\":14,\"end\":21,\"token_start\":3,\"token_end\":4,\"label\":\"LOC\"},"
                                + "\"child_span\":{\"start\":25,\"end\":28,\"token_start\":6,\"token_end\":6,\"label\":\"LOC\"},\"label\":\"in\"}]",
                        "\"options\":[{\"id\":\"news\",\"text\":\"news\"},{\"id\":\"very old\",\"text\":\"very old\"},{\"id\":\"unused\",\"text\":\"unused\"}]",
                        "\"accept\":[\"very old\",\"news\"]");
        assertThat(notes.lines())
                .contains("task-1: the answer of \"remark\" is left out: this format has no place for it");
    }

    @Test
    void prodigyTellsSpansThatAreNoWords() throws IOException {
        String file = written(ExportFormat.PRODIGY, WriterOptions.USUAL);
        assertThat(file).contains("\"spans\":[{\"start\":10,\"end\":14,\"label\":\"LOC\"}]");
        assertThat(notes.lines())
                .contains(
                        "task-7-annotation-702: 10..14 LOC does not fall on words; it is written without the numbers of"
                                + " its tokens");
    }

    @Test
    void jsonLinesAreTheTasksOfTheJsonExport() throws IOException {
        String lines = written(ExportFormat.JSONL, WriterOptions.USUAL);
        assertThat("[" + lines.strip().replace("\n", ",") + "]")
                .isEqualTo(TaskLists.write(
                        ExportFormat.JSON, Corpus.CONFIG, Corpus.hard().source()));
        assertThat(lines.lines()).hasSize(7);
    }

    @Test
    void aLetterUnderABlankAndALoneSurrogateBreakNoFile() throws IOException {
        TaskSource tasks = TaskLists.of("[{\"id\":1,\"data\":{\"text\":\"a  \\u0301b \\ud83d\"}}]");
        String conll = TaskLists.write(ExportFormat.CONLL2003_CORRECT, TaskLists.NER, tasks);
        assertThat(conll.lines().skip(2).filter(line -> !line.isEmpty()))
                .allMatch(line -> line.matches("\\S+ -X- _ O"), "four fields");
        for (ExportFormat format : ExportFormat.values()) {
            assertThat(TaskLists.write(format, TaskLists.NER, tasks))
                    .as(format.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CONLL2003_CORRECT", "CONLLU_PLUS", "SPACY", "BRAT", "DOCCANO", "PRODIGY"})
    void formatsOfSpansNeedLabelsForOneText(ExportFormat format) {
        LabelConfig two = LabelConfig.parse("""
                <View><Text name="a" value="$a"/><Text name="b" value="$b"/>
                <Labels name="l" toName="a"><Label value="x"/></Labels><Labels name="m" toName="b"><Label value="x"/></Labels></View>""");
        assertThat(format.fits(two)).isFalse();
        assertThat(format.fits(Corpus.CONFIG)).isTrue();
        assertThatThrownBy(() -> format.writer(two))
                .isInstanceOf(ConversionException.class)
                .hasMessage("This format needs a label config with Labels for one Text; export JSON instead.");
    }

    @Test
    void aTaskWithoutItsTextIsLeftOutAndTold() throws IOException {
        TaskSource tasks = TaskLists.of("[{\"id\":5,\"data\":{}},{\"id\":6,\"data\":{\"text\":\"x\"}}]");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportFormat.CONLL2003_CORRECT.writer(TaskLists.NER).write(tasks, out, notes);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("-DOCSTART- -X- -X- O\n\nx -X- _ O\n\n");
        assertThat(notes.lines())
                .containsExactly(
                        "task-5: left out: task 5 holds no text under \"text\", which <Text name=\"text\"> shows");
    }

    private String written(ExportFormat format, WriterOptions options) throws IOException {
        return new String(bytes(format, Corpus.CONFIG, options), StandardCharsets.UTF_8);
    }

    private byte[] bytes(ExportFormat format, LabelConfig config, WriterOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.writer(config, options).write(Corpus.hard().source(), out, notes);
        return out.toByteArray();
    }

    static Map<String, String> unzipped(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
