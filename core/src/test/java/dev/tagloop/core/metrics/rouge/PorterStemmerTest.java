package dev.tagloop.core.metrics.rouge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that stand as examples in Porter, An algorithm for suffix stripping (1980), each taken through all steps. */
class PorterStemmerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "caresses caress",
                "ponies poni",
                "caress caress",
                "cats cat",
                "feed feed",
                "agreed agre",
                "plastered plaster",
                "bled bled",
                "motoring motor",
                "sing sing",
                "conflated conflat",
                "troubled troubl",
                "sized size",
                "hopping hop",
                "tanned tan",
                "falling fall",
                "hissing hiss",
                "fizzed fizz",
                "failing fail",
                "filing file",
                "happy happi",
                "relational relat",
                "conditional condit",
                "rational ration",
                "valenci valenc",
                "digitizer digit",
                "conformabli conform",
                "radicalli radic",
                "differentli differ",
                "vileli vile",
                "analogousli analog",
                "vietnamization vietnam",
                "predication predic",
                "operator oper",
                "feudalism feudal",
                "decisiveness decis",
                "hopefulness hope",
                "callousness callous",
                "formaliti formal",
                "sensitiviti sensit",
                "sensibiliti sensibl",
                "triplicate triplic",
                "formative form",
                "formalize formal",
                "electriciti electr",
                "electrical electr",
                "hopeful hope",
                "goodness good",
                "revival reviv",
                "allowance allow",
                "inference infer",
                "airliner airlin",
                "gyroscopic gyroscop",
                "adjustable adjust",
                "defensible defens",
                "irritant irrit",
                "replacement replac",
                "adjustment adjust",
                "dependent depend",
                "adoption adopt",
                "communism commun",
                "activate activ",
                "angulariti angular",
                "homologous homolog",
                "effective effect",
                "bowdlerize bowdler",
                "probate probat",
                "rate rate",
                "cease ceas",
                "controll control",
                "roll roll"
            })
    void examplesOfThePaperEndAsTheyShould(String example) {
        String[] words = example.split(" ");
        assertThat(PorterStemmer.stem(words[0])).isEqualTo(words[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ties tie", "died die", "tied tie", "skies sky", "dying die", "news news", "as as", "by by"})
    void wordsThatNltkTreatsInItsOwnWay(String example) {
        String[] words = example.split(" ");
        assertThat(PorterStemmer.stem(words[0])).isEqualTo(words[1]);
    }
}
