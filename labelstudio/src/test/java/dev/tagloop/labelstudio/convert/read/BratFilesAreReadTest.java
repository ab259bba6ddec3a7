package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BratFilesAreReadTest {
    private static SourceFile file(String name, String content) {
        return SourceFile.of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(String text, String annotations) {
        return Reading.of(
                FileFormat.BRAT, ReadOptions.defaults(), List.of(file("a.txt", text), file("a.ann", annotations)));
    }

    @Test
    void spansRelationsAttributesAndNotesAreKept() {
        Reading reading = read("Ann lives in Rome.\n", """
                T1\tPER 0 3\tAnn
                T2\tLOC 13 17\tRome
                R1\tLives Arg1:T1 Arg2:T2
                A1\tNegated T1
                A2\tSure T2 High
                #1\tAnnotatorNotes T1\tthe one from above
                """);
        assertThat(Regions.of(reading))
                .containsExactly("Ann lives in Rome.\n [0..3 PER, T1:[Negated], 13..17 LOC, T2:[High], T1-[Lives]-T2]");
        assertThat(reading.tasks().getFirst()).contains("\"id\":\"T1\",\"meta\":{\"text\":[\"the one from above\"]}");
        assertThat(reading.said()).isEmpty();
        assertThat(reading.config()).isEqualTo("""
                <View>
                  <Text name="text" value="$text"/>
                  <Labels name="ner" toName="text">
                    <Label value="PER" background="#7c3aed"/>
                    <Label value="LOC" background="#0369a1"/>
                  </Labels>
                  <Choices name="Negated" toName="text" choice="single" perRegion="true">
                    <Choice value="Negated"/>
                  </Choices>
                  <Choices name="Sure" toName="text" choice="single" perRegion="true">
                    <Choice value="High"/>
                  </Choices>
                  <Relations>
                    <Relation value="Lives"/>
                  </Relations>
                </View>
                """);
    }

    @Test
    void aSpanInPiecesBecomesARegionAPiece() {
        Reading reading = read("North and South America", "T1\tLOC 0 5;16 23\tNorth America\n");
        assertThat(Regions.of(reading)).containsExactly("North and South America [0..5 LOC, 16..23 LOC]");
        assertThat(reading.tasks().getFirst()).contains("\"id\":\"T1.2\",\"parentID\":\"T1\"");
        assertThat(reading.said())
                .containsExactly(
                        "a.ann, row 1, line 1: a span in pieces became a region a piece, the others below the first");
    }

    @Test
    void piecesThatOnlyALineEndPartsAreOneSpan() {
        assertThat(Regions.of(
                        read("Ann\r\nLee 😀 Bob\n\nKim", "T1\tPER 0 3;5 8\tAnn Lee\nT2\tPER 11 14;16 19\tBob Kim\n")))
                .containsExactly("Ann\r\nLee 😀 Bob\n\nKim [0..8 PER, 11..19 PER]");
        assertThat(Regions.of(read("Ann\nLee", "T1\tPER 0 7\tAnn Lee\n"))).containsExactly("Ann\nLee [0..7 PER]");
    }

    @Test
    void eventsBecomeRelationsAndWhatHasNoPlaceIsTold() {
        Reading reading = read("Ann met Bob", """
                T1\tPER 0 3\tAnn
                T2\tMeet 4 7\tmet
                T3\tPER 8 11\tBob
                E1\tMeet:T2 Who:T1 Whom:T3
                A1\tPast E1
                N1\tReference T1 Wiki:7\tAnn
                N2\tReference T3 Wiki:8\tBob
                *\tEquiv T1 T3
                #1\tNote R1\tx
                """);
        assertThat(Regions.of(reading))
                .containsExactly("Ann met Bob [0..3 PER, 4..7 Meet, T2:[Past], 8..11 PER, T2-[Who]-T1, T2-[Whom]-T3]");
        assertThat(reading.said())
                .containsExactly(
                        "a.ann, row 1, line 4: the event was kept as relations from its trigger",
                        "a.ann, row 1, line 6: the link into a knowledge base was not kept (2 times in the row)",
                        "a.ann, row 1, line 8: what is said to mean the same was not kept",
                        "a.ann, row 1, line 9: the note was not kept, since it belongs to no span");
    }

    @Test
    void aWrongUnitIsFoundByTheTextOfTheSpans() {
        Reading reading = read("😀 Ann 😀 Bob", "T1\tPER 3 6\tAnn\nT2\tPER 3 6;10 13\tAnn Bob\n");
        assertThat(Regions.of(reading)).containsExactly("😀 Ann 😀 Bob [2..5 PER, 2..5 PER, 8..11 PER]");
        assertThat(reading.report().unit()).isEqualTo(OffsetUnit.UTF16);
        assertThat(read("Ann", "T1\tPER 0 2\tBo\n").said())
                .containsExactly(
                        "a.ann, row 1, line 1: at 0..2 (code points) stands \"An\", not \"Bo\" as the file says,"
                                + " and no other unit agrees");
        assertThat(read("Ann", "T1\tPER 0 1;2 3\tAnn\n").tasks()).hasSize(1);
        assertThat(read("Ann", "T1\tPER 0 1;2 3\tA\n").said().getFirst())
                .contains("its text \"A\" has another length than its offsets");
    }

    @Test
    void filesGoInPairsWhateverTheirFolder() {
        Reading reading = Reading.of(
                FileFormat.BRAT,
                ReadOptions.defaults(),
                List.of(
                        file("x/b.ann", "T1\tX 0 1\tb"),
                        file("a.txt", "a"),
                        file("annotation.conf", "[entities]"),
                        file("x/b.txt", "b"),
                        file("c.ann", ""),
                        file("d.txt", "d"),
                        file("d.ann", "")));
        assertThat(Regions.of(reading)).containsExactly("a", "d", "b [0..1 X]");
        assertThat(reading.said()).containsExactly("c.ann, row 1: its text is missing: c.txt belongs beside it");
    }

    @Test
    void brokenLinesAreToldByTheirNumber() {
        for (String line : List.of(
                "T1 PER 0 3 Ann",
                "T1\tPER 0\tA",
                "T1\tPER 0 x\tA",
                "T1\tPER 0 99999999999999999999\tA",
                "R1\tX Arg1:T1",
                "E1\tX",
                "A1\tX",
                "Q1\tX",
                "T1\tPER 0 1;2\tA")) {
            assertThat(read("Ann", "\n" + line + "\n").said())
                    .as(line)
                    .containsExactly("a.ann, row 1, line 2: it is no annotation of brat");
        }
        assertThat(read("Ann", "R1\tX Arg1:T1 Arg2:T2\n").said())
                .containsExactly("a.ann, row 1, line 1: no span has the id T1");
    }
}
