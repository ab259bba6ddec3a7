package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsAreRenamedInPlaceTest {

    private static final String NER = """
            <View>
              <!-- <Label value="PER"/> in a comment stays -->
              <Labels name='ner' toName='text'>
                <Label value="PER" background='red' hotkey="p"/>
                <Label value='PERSON' background="blue"/>
                <View style="x"><Label value="ORG"  alias='O'/></View>
              </Labels>
              <Text name="text" value="$text"/>
              <Choices name="other" toName="text"><Choice value="PER"/></Choices>
            </View>
            """;

    private static final String TREE = """
            <View><Text name="t" value="$t"/>
            <Taxonomy name="kind" toName="t">
              <Choice value="Animal">
                <Choice value="Cat"><Choice value="Big"/></Choice>
                <Choice value="Dog"/>
              </Choice>
              <Choice value="Pet">
                <Choice value="Cat"/>
              </Choice>
              <Choice value="Plant"/>
            </Taxonomy></View>""";

    private static LabelRenaming ner(Map<String, String> renames) {
        return LabelRenaming.of(LabelConfig.parse(NER), "ner", renames);
    }

    private static LabelRenaming tree(Map<String, String> renames) {
        return LabelRenaming.of(LabelConfig.parse(TREE), "kind", renames);
    }

    @Test
    void onlyTheNameOfTheLabelChangesInTheText() {
        LabelRenaming renaming = ner(Map.of("PER", "A \"b\" & <c>'"));
        assertThat(renaming.config().xml())
                .isEqualTo(
                        NER.replace("<Label value=\"PER\" b", "<Label value=\"A &quot;b&quot; &amp; &lt;c&gt;'\" b"));
        assertThat(renaming.label("PER")).isEqualTo("A \"b\" & <c>'");
        assertThat(renaming.label("ORG")).isEqualTo("ORG");
    }

    @Test
    void mergingKeepsTheLabelThatHadTheNameWithItsColour() {
        assertThat(ner(Map.of("PER", "PERSON")).config().xml())
                .isEqualTo(NER.replace("\n    <Label value=\"PER\" background='red' hotkey=\"p\"/>", ""));
        // Where none had it, the first stays.
        assertThat(ner(Map.of("PERSON", "HUMAN", "PER", "HUMAN")).config().xml())
                .isEqualTo(NER.replace("<Label value=\"PER\" b", "<Label value=\"HUMAN\" b")
                        .replace("\n    <Label value='PERSON' background=\"blue\"/>", ""));
    }

    @Test
    void labelsSwapTheirNames() {
        LabelRenaming renaming = ner(Map.of("PERSON", "PER", "PER", "PERSON"));
        assertThat(renaming.config().control("ner").orElseThrow().labels()).containsExactly("PERSON", "PER", "O");
        assertThat(renaming.label("PER")).isEqualTo("PERSON");
        assertThat(renaming.label("PERSON")).isEqualTo("PER");
    }

    @Test
    void anAliasIsWhatRegionsHoldAndSoWhatIsRenamed() {
        LabelRenaming renaming = ner(Map.of("O", "organisation"));
        assertThat(renaming.config().xml()).isEqualTo(NER.replace("alias='O'", "alias='organisation'"));
    }

    @Test
    void namesThatOnlyAnnotationsHaveMayBecomeOnesThatTheControlOffers() {
        LabelRenaming renaming = ner(Map.of("OLD", "PER"));
        assertThat(renaming.config().xml()).isEqualTo(NER);
        assertThat(renaming.label("OLD")).isEqualTo("PER");
        assertThat(renaming.unknown()).containsExactly("OLD");
        assertThatThrownBy(() -> ner(Map.of("OLD", "NEW")))
                .hasMessage("\"ner\" has neither a label \"OLD\" nor a label \"NEW\". It has: PER, PERSON, O.");
    }

    @Test
    void pathsFollowTheirParts() {
        LabelRenaming renaming = tree(Map.of("Animal", "Beast", "Animal/Cat", "Feline"));
        assertThat(renaming.path(List.of("Animal", "Cat", "Big"))).containsExactly("Beast", "Feline", "Big");
        assertThat(renaming.path(List.of("Pet", "Cat"))).containsExactly("Pet", "Cat");
        assertThat(renaming.config().xml())
                .isEqualTo(TREE.replace("\"Animal\"", "\"Beast\"").replace("\"Cat\"><", "\"Feline\"><"));
    }

    @Test
    void aNameAloneMeansEveryOptionThatHasIt() {
        LabelRenaming renaming = tree(Map.of("Cat", "Feline"));
        assertThat(renaming.path(List.of("Pet", "Cat"))).containsExactly("Pet", "Feline");
        assertThat(renaming.config().xml()).isEqualTo(TREE.replace("\"Cat\"", "\"Feline\""));
        assertThat(renaming.label("Cat")).isEqualTo("Feline");
    }

    @Test
    void whatLiesInAMergedOptionMovesToTheOneThatStays() {
        LabelRenaming renaming = tree(Map.of("Animal", "Pet"));
        assertThat(renaming.path(List.of("Animal", "Cat", "Big"))).containsExactly("Pet", "Cat", "Big");
        assertThat(renaming.config().xml()).isEqualTo("""
                <View><Text name="t" value="$t"/>
                <Taxonomy name="kind" toName="t">
                  <Choice value="Pet">
                    <Choice value="Cat"><Choice value="Big"/></Choice>
                    <Choice value="Dog"/>
                  </Choice>
                  <Choice value="Plant"/>
                </Taxonomy></View>""");
    }

    @Test
    void anOptionIsMergedIntoOneElsewhere() {
        LabelRenaming renaming = tree(Map.of("Animal/Cat", "Pet/Cat", "Pet", "Friend"));
        assertThat(renaming.path(List.of("Animal", "Cat", "Big"))).containsExactly("Friend", "Cat", "Big");
        assertThat(renaming.path(List.of("Animal", "Cat"))).containsExactly("Friend", "Cat");
        assertThat(renaming.config().control("kind").orElseThrow().labels())
                .containsExactly("Animal", "Dog", "Friend", "Cat", "Big", "Plant");
        assertThatThrownBy(() -> tree(Map.of("Animal/Cat", "Plant/Cat")))
                .hasMessage("There is no \"Plant/Cat\" to merge \"Animal/Cat\" into. Add it to the config first.");
        assertThatThrownBy(() -> tree(Map.of("Animal", "Animal/Cat")))
                .hasMessageContaining("cannot be merged into one inside it");
    }

    @Test
    void conditionsGoOnWaitingForTheLabel() {
        String config = """
                <View><Text name="t" value="$t"/>
                <Choices name="a" toName="t"><Choice value="x"/><Choice value="y"/></Choices>
                <Choices name="b" toName="t"><Choice value="x"/></Choices>
                <View visibleWhen="choice-selected" whenTagName="a" whenChoiceValue="x, y"/>
                <View visibleWhen="choice-selected" whenTagName="b" whenChoiceValue="x"/>
                <View visibleWhen="choice-selected" whenChoiceValue="x"/>
                <View visibleWhen="choice-selected" whenChoiceValue="y"/></View>""";
        assertThat(LabelRenaming.of(LabelConfig.parse(config), "a", Map.of("x", "y"))
                        .config()
                        .xml())
                .isEqualTo(config.replaceFirst("<Choice value=\"x\"/>", "")
                        .replace("\"x, y\"", "\"y\"")
                        .replace("selected\" whenChoiceValue=\"x\"", "selected\" whenChoiceValue=\"x,y\""));
    }

    @Test
    void anUnknownControlIsNamed() {
        assertThatThrownBy(() -> LabelRenaming.of(LabelConfig.parse(NER), "x", Map.of("a", "b")))
                .hasMessage("The config has no control \"x\". It has: ner, other.");
        assertThatThrownBy(() -> ner(Map.of("PER", " "))).hasMessageContaining("give it one");
    }
}
