package dev.tagloop.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntitiesAreReadByTheirSchemeTest {
    private static List<List<String>> sentence(String tags) {
        return List.of(List.of(tags.split(" ")));
    }

    private static TagEntity entity(String type, int start, int end) {
        return new TagEntity(0, type, start, end);
    }

    @Test
    void eachSchemeWritesTheSameThreeEntitiesInItsOwnWay() {
        List<TagEntity> wanted = List.of(entity("PER", 0, 2), entity("PER", 2, 3), entity("LOC", 4, 7));
        assertThat(read(Scheme.IOB1, "I-PER I-PER B-PER O I-LOC I-LOC I-LOC")).isEqualTo(wanted);
        assertThat(read(Scheme.IOB2, "B-PER I-PER B-PER O B-LOC I-LOC I-LOC")).isEqualTo(wanted);
        assertThat(read(Scheme.IOE1, "I-PER E-PER I-PER O I-LOC I-LOC I-LOC")).isEqualTo(wanted);
        assertThat(read(Scheme.IOE2, "I-PER E-PER E-PER O I-LOC I-LOC E-LOC")).isEqualTo(wanted);
        assertThat(read(Scheme.IOBES, "B-PER E-PER S-PER O B-LOC I-LOC E-LOC")).isEqualTo(wanted);
        assertThat(read(Scheme.BILOU, "B-PER L-PER U-PER O B-LOC I-LOC L-LOC")).isEqualTo(wanted);
    }

    private static List<TagEntity> read(Scheme scheme, String tags) {
        return EntityScores.strict(scheme).entities(sentence(tags));
    }

    @Test
    void whatIsNoEntityOfTheSchemeIsNoneWhenReadStrictly() {
        assertThat(read(Scheme.IOB2, "O I-PER I-PER O")).isEmpty();
        assertThat(EntityScores.lenient().entities(sentence("O I-PER I-PER O"))).containsExactly(entity("PER", 1, 3));
    }

    @Test
    void aSchemeIsFoundByItsLetters() {
        assertThat(Scheme.detect(sentence("B-PER I-PER O"))).isEqualTo(Scheme.IOB2);
        assertThat(Scheme.detect(sentence("I-PER E-PER O"))).isEqualTo(Scheme.IOE2);
        assertThat(Scheme.detect(sentence("B-PER E-PER S-LOC"))).isEqualTo(Scheme.IOBES);
        assertThat(Scheme.detect(sentence("B-PER L-PER U-LOC"))).isEqualTo(Scheme.BILOU);
        assertThatThrownBy(() -> Scheme.detect(sentence("S-PER U-PER")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tags with the letters [S, U] fit none of IOB2, IOE2, IOBES, BILOU");
    }

    @Test
    void onlyWholeEntitiesCountAndZeroDivisionFillsTheRest() {
        ScoreReport report = EntityScores.strict(Scheme.IOB2)
                .zeroDivision(1)
                .compare(sentence("B-PER I-PER O B-LOC O"), sentence("B-PER O O B-LOC B-ORG"));
        assertThat(report.total()).isEqualTo(new Counts(1, 3, 2));
        assertThat(report.labels().get("LOC")).isEqualTo(new Score(1, 1, 1, 1));
        assertThat(report.labels().get("PER")).isEqualTo(new Score(0, 0, 0, 1));
        // Nobody labelled an ORG: its recall is what a division by zero gives.
        assertThat(report.labels().get("ORG").recall()).isEqualTo(1);
    }

    @Test
    void tagsThatEndWithTheirLetterAreReadAlike() {
        assertThat(EntityScores.strict(Scheme.IOB2).form(TagForm.SUFFIX).entities(sentence("PER-B PER-I O")))
                .containsExactly(entity("PER", 0, 2));
    }
}
