package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatsAreReadTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();

    private static Reading read(FileFormat format, String content) {
        return Reading.of(format, PLAIN, content);
    }

    @Test
    void doccanosTriplesBecomeAnnotationsAndRowsWithoutThemPlainTasks() {
        Reading reading = read(FileFormat.DOCCANO, """
                {"id":1,"text":"Ann in Rome","label":[[0,3,"PER"],[7,11,"LOC"]],"source":"x","Comments":[]}
                {"id":2,"text":"nobody","label":[]}
                """);
        assertThat(Regions.of(reading)).containsExactly("Ann in Rome [0..3 PER, 7..11 LOC]", "nobody");
        assertThat(reading.tasks().getLast()).isEqualTo("{\"data\":{\"text\":\"nobody\"},\"meta\":{\"id\":2}}");
        assertThat(reading.tasks().getFirst()).endsWith(",\"meta\":{\"id\":1,\"source\":\"x\",\"Comments\":[]}}");
        assertThat(reading.report().remarks()).isEmpty();
    }

    @Test
    void doccanosEntitiesKeepTheirRelations() {
        Reading reading = read(FileFormat.DOCCANO, """
                {"text":"Ann in Rome","entities":[{"id":7,"label":"PER","start_offset":0,"end_offset":3},\
                {"id":9,"label":"LOC","start_offset":7,"end_offset":11}],"relations":[{"id":0,"from_id":7,"to_id":9,"type":"lives"}]}
                {"text":"Bob","entities":[],"relations":[]}
                """);
        assertThat(Regions.of(reading)).containsExactly("Ann in Rome [0..3 PER, 7..11 LOC, 7-[lives]-9]", "Bob");
        assertThat(reading.config()).isEqualTo("""
                <View>
                  <Text name="text" value="$text"/>
                  <Labels name="ner" toName="text">
                    <Label value="PER" background="#7c3aed"/>
                    <Label value="LOC" background="#0369a1"/>
                  </Labels>
                  <Relations>
                    <Relation value="lives"/>
                  </Relations>
                </View>
                """);
    }

    @Test
    void doccanosLabelsOfWholeTextsBecomeChoices() {
        Reading reading = read(FileFormat.DOCCANO, """
                {"data":"good","label":["pos","short"]}
                {"text":"bad","labels":"neg"}
                {"text":"Ann","cats":["pos"],"entities":[{"label":"PER","start_offset":0,"end_offset":3}]}
                """);
        assertThat(Regions.of(reading)).containsExactly("good [[pos, short]]", "bad [[neg]]", "Ann [0..3 PER, [pos]]");
        assertThat(LabelConfig.parse(reading.config())
                        .control("label")
                        .orElseThrow()
                        .labels())
                .containsExactly("pos", "short", "neg");
    }

    @Test
    void doccanosFaultsAreToldByRowAndField() {
        Reading reading = read(FileFormat.DOCCANO, """
                {"label":[]}
                {"text":"a","label":[[0,"1","X"]]}
                {"text":"a","label":[[0,1]]}
                {"text":"a","label":[[0,2,"X"]]}
                {"text":"a","label":[[1,0,"X"]]}
                {"text":"a","label":[[1,1,"X"]]}
                {"text":"a","label":[[0,1," "]]}
                {"text":"a","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1}],"relations":[{"from_id":1,"to_id":2}]}
                {"text":"a","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1},{"id":1,"label":"X","start_offset":0,"end_offset":1}]}
                {"text":"😀","label":[[0,2,"X"]]}
                """);
        assertThat(reading.said())
                .containsExactly(
                        "file, row 1, text: it has no text under \"text\"",
                        "file, row 2, label[0][1]: a whole number is needed here",
                        "file, row 3, label[0]: a list of start, end and label is needed here",
                        "file, row 4, label[0]: the span 0..2 does not lie in the text of 1 code points",
                        "file, row 5, label[0]: the span 1..0 needs 0 <= start <= end",
                        "file, row 6, label[0]: the span 1..1 holds no character",
                        "file, row 7, label[0][2]: it has a label without a name",
                        "file, row 8, relations[0]: no span has the id 2",
                        "file, row 9, entities[1]: another span has the id 1 too",
                        "file, row 10, label[0]: the span 0..2 does not lie in the text of 1 code points; in UTF-16 units"
                                + " it would, so state that unit if it is the file's");
        assertThat(reading.tasks()).isEmpty();
    }

    @Test
    void aStatedUnitIsBelieved() {
        String file =
                "{\"text\":\"é😀 Ann\",\"label\":[[7,10,\"PER\"]]}\n{\"text\":\"é😀 Ann\",\"label\":[[1,3,\"PER\"]]}";
        Reading reading = Reading.of(FileFormat.DOCCANO, PLAIN.withUnit(OffsetUnit.UTF8), file);
        assertThat(Regions.of(reading)).containsExactly("é😀 Ann [3..6 PER]");
        assertThat(reading.said())
                .containsExactly(
                        "file, row 2, label[0]: the span 1..3 cuts through a character, counted in UTF-8 bytes;"
                                + " in code points it would, so state that unit if it is the file's");
        assertThat(reading.report().remarks()).containsExactly("Offsets were read as UTF-8 bytes, as stated.");
    }

    @Test
    void aUnitThatNothingProvesIsToldOnlyWhereItMatters() {
        assertThat(read(FileFormat.DOCCANO, "{\"text\":\"Ann é\",\"label\":[[0,3,\"PER\"]]}")
                        .report()
                        .remarks())
                .isEmpty();
        assertThat(read(FileFormat.DOCCANO, "{\"text\":\"é Ann\",\"label\":[[2,5,\"PER\"]]}")
                        .report()
                        .remarks())
                .containsExactly(
                        "Unit not verifiable: 1 spans stand where units differ, and the file does not say which"
                                + " characters it means. They were taken for code points; state the unit if it is another.");
    }

    @Test
    void columnsThatTheConfigShowsAreDataAndAllElseIsMeta() {
        LabelConfig config = LabelConfig.parse("<View><Header value=\"$title\"/><Text name=\"t\" value=\"$body\"/>"
                + "<Labels name=\"n\" toName=\"t\"><Label value=\"PER\"/></Labels></View>");
        Reading reading = Reading.of(
                FileFormat.DOCCANO,
                PLAIN.withConfig(config),
                "{\"text\":\"a\",\"title\":\"T\",\"page\":3,\"label\":[]}");
        assertThat(reading.tasks())
                .containsExactly("{\"data\":{\"body\":\"a\",\"title\":\"T\"},\"meta\":{\"page\":3}}");
    }

    @Test
    void aConfigWithoutAPlaceForSpansIsRefusedForTheWholeFile() {
        ReadOptions options =
                PLAIN.withConfig(LabelConfig.parse(LabelConfigTemplates.classification(List.of("a"), false, false)));
        assertThatThrownBy(() -> Reading.of(FileFormat.DOCCANO, options, "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}"))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("no <Labels> for a <Text>");
        assertThat(Reading.of(
                                FileFormat.DOCCANO,
                                options.withUse(TagUse.NONE),
                                "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}")
                        .tasks())
                .containsExactly("{\"data\":{\"text\":\"a\"}}");
    }

    @Test
    void labelsCanBeTakenForSuggestionsOrTruth() {
        String file = "{\"text\":\"a\",\"label\":[[0,1,\"X\"]]}";
        assertThat(Regions.of(Reading.of(FileFormat.DOCCANO, PLAIN.withUse(TagUse.PREDICTIONS), file)))
                .containsExactly("a ?[0..1 X]");
        assertThat(Reading.of(FileFormat.DOCCANO, PLAIN.withUse(TagUse.PREDICTIONS), file)
                        .tasks()
                        .getFirst())
                .contains("\"model_version\":\"file\"");
        assertThat(Reading.of(FileFormat.DOCCANO, PLAIN.withUse(TagUse.GROUND_TRUTH), file)
                        .tasks()
                        .getFirst())
                .contains("\"ground_truth\":true");
    }

    @Test
    void prodigysAnswersDecideWhatTheSpansAreWorth() {
        Reading reading = read(FileFormat.PRODIGY, """
                {"text":"Ann","spans":[{"start":0,"end":3,"label":"PER","token_start":0,"token_end":0}],"tokens":[{"text":"Ann","start":0,"end":3,"id":0,"ws":false}],"answer":"accept","_input_hash":1,"meta":{"page":2}}
                {"text":"Bob","spans":[{"start":0,"end":3,"label":"PER"}],"answer":"reject"}
                {"text":"Eve","spans":[],"answer":"ignore"}
                {"text":"Kim","spans":[{"start":0,"end":3,"label":"PER"}]}
                {"text":"Lee"}
                {"text":"Max","answer":"accept"}
                {"text":"Ned","answer":"maybe"}
                """);
        assertThat(Regions.of(reading))
                .containsExactly("Ann [0..3 PER]", "Bob x[0..3 PER]", "Eve x[]", "Kim ?[0..3 PER]", "Lee", "Max []");
        assertThat(reading.tasks().getFirst()).endsWith(",\"meta\":{\"page\":2}}");
        assertThat(reading.tasks().get(1)).endsWith(",\"meta\":{\"answer\":\"reject\"}}");
        assertThat(reading.said()).containsExactly("file, row 7, answer: it is none of accept, reject and ignore");
    }

    @Test
    void prodigysChoicesAndBinaryAnswersBecomeChoices() {
        Reading reading = read(FileFormat.PRODIGY, """
                {"text":"a","options":[{"id":"POS","text":"good"},{"id":"NEG","text":"bad"}],"accept":["NEG"],"answer":"accept"}
                {"text":"b","label":"POS","answer":"accept"}
                {"text":"c","label":"POS","answer":"reject"}
                {"text":"d","options":[{"id":"POS"}],"accept":[],"answer":"accept"}
                """);
        assertThat(Regions.of(reading)).containsExactly("a [[NEG]]", "b [[POS]]", "c x[[POS]]", "d []");
    }

    @Test
    void prodigysRelationsJoinSpansAndMakeThoseThatOnlyTheyName() {
        Reading reading = read(FileFormat.PRODIGY, """
                {"text":"Ann in Rome","spans":[{"start":0,"end":3,"label":"PER"}],"answer":"accept","relations":[\
                {"head":0,"child":2,"label":"IN","head_span":{"start":0,"end":3,"label":"PER"},"child_span":{"start":7,"end":11,"label":"LOC"}},\
                {"head":1,"child":2,"label":"X","head_span":{"start":4,"end":6,"label":null},"child_span":{"start":7,"end":11,"label":"LOC"}}]}
                """);
        assertThat(Regions.of(reading)).containsExactly("Ann in Rome [0..3 PER, 7..11 LOC, s1-[IN]-s2]");
        assertThat(reading.said())
                .containsExactly("file, row 1, relations[1]: it was not kept: it joins words that have no label");
    }

    @Test
    void prodigysTokensProveTheUnit() {
        String row = """
                {"text":"😀 Ann Lee","tokens":[{"text":"😀","start":0,"end":2,"id":0,"ws":true},{"text":"Ann","start":3,"end":6,"id":1,"ws":true},\
                {"text":"Lee","start":7,"end":10,"id":2,"ws":false}],"spans":[{"start":3,"end":10,"token_start":1,"token_end":2,"label":"PER"}],"answer":"accept"}""";
        Reading reading = read(FileFormat.PRODIGY, row);
        assertThat(Regions.of(reading)).containsExactly("😀 Ann Lee [2..9 PER]");
        assertThat(reading.report().unit()).isEqualTo(OffsetUnit.UTF16);
        Reading wrong = read(FileFormat.PRODIGY, row.replace("\"start\":3,\"end\":10", "\"start\":2,\"end\":9"));
        assertThat(wrong.said())
                .containsExactly(
                        "file, row 1, spans[0]: at 2..9 (UTF-16 units) stands \" Ann Le\", not \"Ann Lee\" as the file"
                                + " says, and no other unit agrees");
    }

    @Test
    void spacysPairsAreReadFromLinesArraysAndObjects() {
        String one = "[\"Ann in Rome\",{\"entities\":[[0,3,\"PER\"],[7,11,\"LOC\",\"Q220\"]]}]";
        String two = "[\"none\",{\"entities\":[]}]";
        List<String> expected = List.of("Ann in Rome [0..3 PER, 7..11 LOC]", "none []");
        for (String file : List.of(
                one + "\n" + two + "\n",
                "[" + one + "," + two + "]",
                "[\n  " + one + ",\n  " + two + "\n]\n",
                "{\"classes\":[\"PER\"],\"annotations\":[" + one + "," + two + "]}",
                "{\n \"classes\": [\"PER\"],\n \"annotations\": [\n" + one + ",\n" + two + "\n]}")) {
            Reading reading = read(FileFormat.SPACY, file);
            assertThat(Regions.of(reading)).as(file).isEqualTo(expected);
            assertThat(reading.said())
                    .as(file)
                    .containsExactly("file, row 1, [1].entities[1]: what stands behind the label was not kept");
        }
    }

    @Test
    void spacysCategoriesAndDocumentsAndGroupsAreRead() {
        Reading reading = read(FileFormat.SPACY, """
                ["good",{"cats":{"POS":1.0,"NEG":0.0}}]
                {"text":"Ann","ents":[{"start":0,"end":3,"label":"PER"}],"tokens":[{"id":0,"start":0,"end":3}]}
                {"text":"Bob","spans":{"sc":[{"start":0,"end":3,"label":"PER"},{"start":0,"end":1,"label":"X"}]}}
                {"text":"only"}
                ["nothing",null]
                ["list",[]]
                """);
        assertThat(Regions.of(reading))
                .containsExactly("good [[POS]]", "Ann [0..3 PER]", "Bob [0..3 PER, 0..1 X]", "only", "nothing");
        assertThat(reading.said()).containsExactly("file, row 6, [1]: an object with entities or cats is needed here");
    }

    @Test
    void spacysParagraphsOfVersionTwoAreReadByTheirTokens() {
        Reading reading = read(FileFormat.SPACY, """
                [{"id":0,"paragraphs":[
                  {"raw":"😀 Ann  Lee left.","sentences":[{"tokens":[{"orth":"😀","ner":"O"},{"orth":"Ann","ner":"B-PER"},{"orth":" ","ner":"I-PER"},
                    {"orth":"Lee","ner":"L-PER"}]},{"tokens":[{"orth":"left","ner":"O"},{"orth":".","ner":"O"}]}],"cats":[{"label":"SHORT","value":1}]},
                  {"sentences":[{"tokens":[{"orth":"Rome","ner":"U-LOC"},{"orth":"!","ner":"-"}]}]},
                  {"raw":"unknown","sentences":[{"tokens":[{"orth":"unknown","ner":"-"}]}],"cats":[]},
                  {"raw":"other","sentences":[{"tokens":[{"orth":"words","ner":"O"}]}]}]}]
                """);
        assertThat(Regions.of(reading))
                .containsExactly("😀 Ann  Lee left. [2..10 PER, [SHORT]]", "Rome ! [0..4 LOC]", "unknown");
        assertThat(reading.said())
                .containsExactly(
                        "file, row 1: words of which nobody knows whether they belong to an entity count as outside",
                        "file, row 1, raw: its words do not stand in the text one behind the other");
    }

    @Test
    void aBrokenArrayTellsWhereItEnds() {
        Reading reading = read(FileFormat.SPACY, "[[\"a\",{\"entities\":[]}],[\"b\",{\"entities\":[}]]");
        assertThat(Regions.of(reading)).containsExactly("a []");
        assertThat(reading.said())
                .containsExactly("file, row 2: it holds a character or word that is no JSON (line 1, column 42);"
                        + " nothing behind it was read");
    }

    @Test
    void loneSurrogatesAreReplacedAndOffsetsStay() {
        Reading reading = read(FileFormat.DOCCANO, "{\"text\":\"\\ud83d Ann\",\"label\":[[2,5,\"PER\"]]}");
        assertThat(Regions.of(reading)).containsExactly("\ufffd Ann [2..5 PER]");
        assertThat(reading.said()).containsExactly("file, row 1: 1 lone surrogates were replaced by U+FFFD");
    }
}
