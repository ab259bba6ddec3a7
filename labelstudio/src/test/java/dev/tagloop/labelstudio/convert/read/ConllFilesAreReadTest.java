package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.labelstudio.convert.read.ReadOptions.Division;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConllFilesAreReadTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();

    private static Reading read(String content) {
        return Reading.of(FileFormat.CONLL, PLAIN, content);
    }

    @Test
    void theFourColumnsOf2003BecomeATaskASentence() {
        Reading reading = read("""
                -DOCSTART- -X- -X- O

                EU NNP B-NP B-ORG
                rejects VBZ B-VP O
                Ann NNP B-NP B-PER
                Lee NNP I-NP I-PER

                Peter NNP B-NP B-PER
                """);
        assertThat(Regions.of(reading))
                .containsExactly("EU rejects Ann Lee [0..2 ORG, 11..18 PER]", "Peter [0..5 PER]");
        assertThat(reading.rows()).extracting(ReadRow::row).containsExactly(3L, 8L);
        assertThat(reading.report().remarks())
                .containsExactly("Tags were found to be bio.", "Columns between words and tags were not kept.");
        assertThat(reading.tasks().getLast())
                .isEqualTo("{\"data\":{\"text\":\"Peter\"},\"annotations\":[{\"result\":[{\"from_name\":\"ner\","
                        + "\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":5,\"text\":\"Peter\","
                        + "\"labels\":[\"PER\"]},\"id\":\"s1\"}],\"was_cancelled\":false,\"ground_truth\":false}]}");
        assertThat(reading.config()).isEqualTo(LabelConfigTemplates.namedEntities(List.of("ORG", "PER")));
    }

    @Test
    void theThreeColumnsOf2000AndTheTwoOf2002AreReadByTheirLast() {
        assertThat(Regions.of(read("He PRP B-NP\nreckons VBZ B-VP\nthe DT B-NP\ndeficit NN I-NP\n")))
                .containsExactly("He reckons the deficit [0..2 NP, 3..10 VP, 11..22 NP]");
        assertThat(Regions.of(read("Melbourne B-LOC\n( O\nAustralia B-LOC\n) O\n. O\n")))
                .containsExactly("Melbourne ( Australia ) . [0..9 LOC, 12..21 LOC]");
    }

    @Test
    void schemesAreFoundByTheirLetters() {
        record Case(String tags, String found, String regions) {}
        for (Case each : List.of(
                new Case("I-PER B-PER I-LOC O", "iob1", "[0..1 PER, 2..3 PER, 4..5 LOC]"),
                new Case("I-PER I-PER I-LOC O", "io", "[0..3 PER, 4..5 LOC]"),
                new Case("B-PER I-PER B-PER O", "bio", "[0..3 PER, 4..5 PER]"),
                new Case("B-PER I-PER E-PER S-LOC", "bioes", "[0..5 PER, 6..7 LOC]"),
                new Case("B-PER I-PER L-PER U-LOC", "bilou", "[0..5 PER, 6..7 LOC]"),
                new Case("U-PER U-PER O L-LOC", "bilou", "[0..1 PER, 2..3 PER, 6..7 LOC]"),
                new Case("PER PER O LOC", "bare types (io)", "[0..3 PER, 6..7 LOC]"))) {
            String[] tags = each.tags().split(" ");
            Reading reading = read("a " + tags[0] + "\nb " + tags[1] + "\nc " + tags[2] + "\nd " + tags[3]);
            assertThat(Regions.of(reading)).as(each.tags()).containsExactly("a b c d " + each.regions());
            assertThat(reading.report().remarks())
                    .as(each.tags())
                    .containsExactly("Tags were found to be " + each.found() + ".");
        }
    }

    @Test
    void aStatedSchemeRefusesTagsOfOthersAndTellsTheLine() {
        Reading bio = Reading.of(FileFormat.CONLL, PLAIN.withScheme(TagScheme.BIO), "a B-PER\n\nb O\nc U-LOC\n");
        assertThat(Regions.of(bio)).containsExactly("a [0..1 PER]");
        assertThat(bio.said()).containsExactly("file, row 3, line 3: the tag U-LOC is none of the scheme bio");
        Reading io = Reading.of(FileFormat.CONLL, PLAIN.withScheme(TagScheme.IO), "a B-cell\nb B-cell\nc I-DNA\n");
        assertThat(Regions.of(io)).containsExactly("a b c [0..3 B-cell, 4..5 DNA]");
    }

    @Test
    void oneBareTagAmongOthersIsRefusedNotGuessed() {
        assertThat(read("a B-PER\n\nb PER\n").said())
                .containsExactly("file, row 3, line 3: the tag PER has no letter in front, unlike others of the file;"
                        + " state the scheme io if no tag is meant to have one");
    }

    @Test
    void documentsCanBeTasksWithASentenceALine() {
        String file = """
                -DOCSTART- O

                A B-PER
                😀 O

                B B-ORG

                -DOCSTART- O
                C O
                """;
        assertThat(Regions.of(Reading.of(FileFormat.CONLL, PLAIN.withDivision(Division.DOCUMENTS), file)))
                .containsExactly("A 😀\nB [0..1 PER, 4..5 ORG]", "C []");
        assertThat(Regions.of(read(file))).containsExactly("A 😀 [0..1 PER]", "B [0..1 ORG]", "C []");
    }

    @Test
    void ourOwnExportOfTheOriginalWayIsReadToo() {
        assertThat(
                        Regions.of(
                                read(
                                        "-DOCSTART- -X- O\nAnn -X- _ B-PER\n# -X- _ O\n\nRome -X- _ B-LOC\nis -X- _ B-NOT A PLACE\n\n")))
                .containsExactly("Ann # [0..3 PER]", "Rome is [0..4 LOC, 5..7 NOT A PLACE]");
    }

    @Test
    void onlyBlanksAndTabsPartColumnsAndEveryCharacterOfAWordStays() {
        assertThat(Regions.of(
                        read("\ufeffa\u00a0b B-X\r\n👩🏽‍💻 I-X\r\n\r\ne\u0301\tO\r\nשלום\tB-Y\r\n \t \r\nz\u2028 O")))
                .containsExactly("a\u00a0b 👩🏽‍💻 [0..8 X]", "e\u0301 שלום [3..7 Y]", "z\u2028 []");
        assertThat(Regions.of(read("a b\tB-X\n"))).containsExactly("a b [0..3 X]");
    }

    @Test
    void chineseWordsAreJoinedWithoutBlanks() {
        assertThat(Regions.of(read("北 B-LOC\n京 I-LOC\n很 O\n大 O\n"))).containsExactly("北京很大 [0..2 LOC]");
    }

    @Test
    void aBrokenSentenceIsRefusedAndTheOthersAreRead() {
        Reading reading = read("a POS O\nb O\n\nc POS B-X\n\nd\n\ne POS O");
        assertThat(Regions.of(reading)).containsExactly("c [0..1 X]", "e []");
        assertThat(reading.said())
                .containsExactly(
                        "file, row 1, line 2: it has 2 columns, where 3 are usual in the file",
                        "file, row 6, line 6: a word and a tag are needed, parted by a blank or a tab");
    }

    @Test
    void commentsAreNoWords() {
        assertThat(Regions.of(read("# id = 7\n# newdoc\na O\nb B-X\n\n# id abc domain=en\nc O\n# O\n")))
                .containsExactly("a b [2..3 X]", "c # []");
    }

    @Test
    void conlluPlusTellsItsColumnsAndWhatStandsBetweenWords() {
        Reading reading = read("""
                # global.columns = ID FORM X:NER MISC
                # newdoc id = a
                # text = Ann Lee's x
                1\tAnn\tB-PER\tSpacesBefore=\\s\\s
                2\tLee\tI-PER\tSpaceAfter=No
                3\t's\tO\tSpacesAfter=\\r\\n\\t
                3-4\tnone\t_\t_
                4\tx\t_\tSpacesAfter=\\p\\\\

                1\t#\tO\t_
                """);
        assertThat(Regions.of(reading)).containsExactly("  Ann Lee's\r\n\tx|\\ [2..9 PER]", "# []");
        assertThat(Regions.of(read("# global.columns = ID FORM TAGLOOP:NER MISC\n1\ta\tO\t_\n")))
                .as("our own export tells of the last word too what follows")
                .containsExactly("a  []");
    }

    @Test
    void namesOfColumnsInTheMidstOfASentenceAreNone() {
        assertThat(
                        Regions.of(
                                read(
                                        "a B-X\n# global.columns = ID FORM NER MISC\nb O\n\n# global.columns = ID FORM NER\n1\tc\tB-X\n")))
                .containsExactly("a b [0..1 X]", "c [0..1 X]");
    }

    @Test
    void labelsThatTheConfigLacksAreToldAndTheirRowsRefused() {
        LabelConfig config = LabelConfig.parse(LabelConfigTemplates.spans("body", "t", "n", List.of("PER")));
        Reading reading = Reading.of(FileFormat.CONLL, PLAIN.withConfig(config), "a B-PER\n\nb B-ORG\n");
        assertThat(reading.tasks())
                .containsExactly("{\"data\":{\"body\":\"a\"},\"annotations\":[{\"result\":[{\"from_name\":\"n\","
                        + "\"to_name\":\"t\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":1,\"text\":\"a\","
                        + "\"labels\":[\"PER\"]},\"id\":\"s1\"}],\"was_cancelled\":false,\"ground_truth\":false}]}");
        assertThat(reading.report().remarks())
                .contains("The label config lacks labels of the file: ORG. Add them, or rows with them are refused.");
        assertThat(reading.said())
                .containsExactly("file, row 3: the label ORG is none of the label config's, which are PER;"
                        + " map it to one of them or add it to the config");
    }
}
