package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTagsKeepEverythingTest {

    private static final String ALL_TAGS = """
            \uFEFF<?xml version="1.0"?>
            <!-- <Text name="ghost" value="$ghost"/> -->
            <View style="a&amp;b" className='c'>
              <Style>.x &gt; .y { color: red; }<![CDATA[ <raw> ]]></Style>
              <Header value="$title"/>
              <Text name="text" value="$text" granularity="word"/>
              <HyperText name="html" value="&lt;b&gt; &#x1F600;&#33;"/>
              <Paragraphs name="chat" value="$chat" nameKey="who" textKey="what"/>
              <Paragraphs name="chat2" value="$chat"/>
              <List name="items" value="$items"/>
              <Image name="pic" valueList="$pics"/>
              <Filter toName="ner" name="f"/>
              <Labels name="ner" toName="text"><View><Label value="PER" alias="person"/></View><Label value="ORG"/></Labels>
              <HyperTextLabels name="h" toName="html"><Label value="A"/></HyperTextLabels>
              <ParagraphLabels name="p" toName="chat"><Label value="B"/></ParagraphLabels>
              <Choices name="c" toName="text" choice="multiple" perRegion="true" whenLabelValue="ORG"><Choice value="X"/></Choices>
              <Choices name="c2" toName="text" perRegion="true" whenChoiceValue="X"><Choice value="Y"/></Choices>
              <Choices name="c3" toName="text" perRegion="true"><Choice value="Y"/></Choices>
              <TextArea name="t" toName="text"/>
              <Rating name="r" toName="text"/>
              <Number name="n" toName="text"/>
              <DateTime name="d" toName="text"/>
              <Taxonomy name="tax" toName="text"><Choice value="a"><Choice value="b"/></Choice></Taxonomy>
              <Pairwise name="pw" toName="text, html"/>
              <Ranker name="rank" toName="items"><Bucket name="good" title="Good"/></Ranker>
              <RectangleLabels name="box" toName="pic" odd="1"><Label value="car"/></RectangleLabels>
              <Relations><Relation value="knows"/></Relations>
              <Collapse><Panel value="v" deep="&quot;&apos;"/></Collapse>
              <Mystery name="m" extra="kept"><Inner/></Mystery>
            </View>
            """;

    private final LabelConfig config = LabelConfig.parse(ALL_TAGS);

    @Test
    void everyTagOfTextWorkHasItsType() {
        assertThat(config.objects())
                .extracting(ObjectTag::name)
                .containsExactly("text", "html", "chat", "chat2", "items", "pic");
        assertThat(config.controls())
                .extracting(ControlTag::resultType)
                .containsExactly(
                        "labels",
                        "hypertextlabels",
                        "paragraphlabels",
                        "choices",
                        "choices",
                        "choices",
                        "textarea",
                        "rating",
                        "number",
                        "datetime",
                        "taxonomy",
                        "pairwise",
                        "ranker",
                        "rectanglelabels");
        assertThat(config.control("ner").orElseThrow()).isInstanceOf(ControlTag.Labels.class);
        assertThat(config.control("box").orElseThrow()).isInstanceOf(ControlTag.Other.class);
        assertThat(config.object("pic").orElseThrow()).isInstanceOf(ObjectTag.Other.class);
        assertThat(config.control("f")).isEmpty();
        assertThat(config.object("ghost")).isEmpty();
        assertThat(config.xml()).isEqualTo(ALL_TAGS);
    }

    @Test
    void unknownTagsKeepAttributesAndChildren() {
        Tag mystery = config.root()
                .walk()
                .filter(tag -> tag.type().equals("Mystery"))
                .findFirst()
                .orElseThrow();
        assertThat(mystery).isInstanceOf(UnknownTag.class);
        assertThat(mystery.node().attributes()).containsExactly(Map.entry("name", "m"), Map.entry("extra", "kept"));
        assertThat(mystery.children()).extracting(Tag::type).containsExactly("Inner");
        assertThat(mystery.place()).isEqualTo(new Place(29, 2));
        Tag panel = config.root()
                .walk()
                .filter(tag -> tag.type().equals("Panel"))
                .findFirst()
                .orElseThrow();
        assertThat(panel.attribute("deep")).contains("\"'");
    }

    @Test
    void textAndReferencesAreReadAsMeant() {
        Tag style = config.root().children().getFirst();
        assertThat(style).isInstanceOf(LayoutTag.Style.class);
        assertThat(style.node().text()).isEqualTo(".x > .y { color: red; } <raw> ");
        assertThat(config.root().attribute("style")).contains("a&b");
        assertThat(config.object("html").orElseThrow().attribute("value")).contains("<b> 😀!");
        assertThat(LabelConfig.parse("<View a='1\r\n2\t3'>x\r\ny\rz</View>")
                        .root()
                        .node())
                .satisfies(node -> {
                    assertThat(node.attributes().get("a")).isEqualTo("1 2 3");
                    assertThat(node.text()).isEqualTo("x\ny\nz");
                });
    }

    @Test
    void labelsAreWhatRegionsHold() {
        assertThat(config.control("ner").orElseThrow().labels()).containsExactly("person", "ORG");
        assertThat(config.control("tax").orElseThrow().labels()).containsExactly("a", "b");
        assertThat(config.control("rank").orElseThrow().labels()).isEmpty();
        assertThat(config.control("pw").orElseThrow().toNames()).containsExactly("text", "html");
        assertThat(((ControlTag.Choices) config.control("c").orElseThrow()).multiple())
                .isTrue();
        assertThat(((ControlTag.Choices) config.control("c2").orElseThrow()).multiple())
                .isFalse();
        ObjectTag.Paragraphs chat = (ObjectTag.Paragraphs) config.object("chat").orElseThrow();
        assertThat(List.of(chat.nameKey(), chat.textKey())).containsExactly("who", "what");
        ObjectTag.Paragraphs plain =
                (ObjectTag.Paragraphs) config.object("chat2").orElseThrow();
        assertThat(List.of(plain.nameKey(), plain.textKey())).containsExactly("author", "text");
    }

    @Test
    void aControlInARepeaterMakesRegionsUnderManyNames() {
        LabelConfig repeated = LabelConfig.parse("<View><Repeater on='$pages' indexFlag='{{idx}}'>"
                + "<Text name='page_{{idx}}' value='$pages[{{idx}}].text'/>"
                + "<Labels name='ner_{{idx}}' toName='page_{{idx}}'><Label value='A'/></Labels></Repeater></View>");
        repeated.validate();
        ControlTag control = repeated.controlOf("ner_12").orElseThrow();
        assertThat(control.name()).isEqualTo("ner_{{idx}}");
        assertThat(control.isAbout("page_12")).isTrue();
        assertThat(control.isAbout("page_x")).isFalse();
        assertThat(repeated.controlOf("ner_")).isEmpty();
        assertThat(repeated.controlOf("xner_1")).isEmpty();
        assertThat(repeated.variables()).extracting(Variable::key).containsExactly("pages");
    }

    @Test
    void conditionsOfPerRegionControlsAreParsed() {
        assertThat(config.parsedControls())
                .filteredOn(control -> control.type().equals("Choices"))
                .extracting(control -> control.condition().orElse(null))
                .containsExactly(
                        new ParsedControl.Condition("label", "ORG"), new ParsedControl.Condition("choice", "X"), null);
    }

    @Test
    void variablesAreTheKeysOfTheData() {
        assertThat(config.variables())
                .extracting(Variable::key)
                .containsExactly("title", "text", "chat", "items", "pics");
        assertThat(config.object("text").orElseThrow().dataKey()).contains("text");
        assertThat(config.object("html").orElseThrow().dataKey()).isEmpty();
        Variable nested = LabelConfig.parse("<View><Text name='t' value='$a.b[0].c'/></View>")
                .variables()
                .getFirst();
        assertThat(nested.key()).isEqualTo("a");
        assertThat(nested.isNested()).isTrue();
    }

    @Test
    void dataIsCheckedInTheWordsOfTheOriginal() {
        LabelConfig text = LabelConfig.parse("<View><Text name='t' value='$text'/></View>");
        assertThat(text.firstProblem(Map.of("text", "x"))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", 1))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", 1.5))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", 1.5f))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", new BigDecimal("1.5")))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", true))).isEmpty();
        assertThat(text.firstProblem(Map.of("text", List.of()))).isEmpty();
        assertThat(((DataProblem.MissingKey)
                                text.firstProblem(Map.of("nope", 1)).orElseThrow())
                        .message())
                .isEqualTo("\"text\" key is expected in task data");
        DataProblem.WrongType wrong = (DataProblem.WrongType)
                text.firstProblem(Collections.singletonMap("text", null)).orElseThrow();
        assertThat(wrong.message("None"))
                .isEqualTo("data['text']=None is of type 'NoneType', but the object tag Text expects the following"
                        + " types: ['str', 'int', 'float', 'list']");
        assertThat(((DataProblem.WrongType)
                                text.firstProblem(Map.of("text", Map.of())).orElseThrow())
                        .actual())
                .isEqualTo("dict");
    }

    @Test
    void eachObjectAcceptsItsOwnTypes() {
        for (String tag : List.of("HyperText", "Paragraphs", "List")) {
            LabelConfig one = LabelConfig.parse("<View><" + tag + " name='t' value='$x'/></View>");
            assertThat(one.firstProblem(Map.of("x", "text"))).isEmpty();
            assertThat(one.firstProblem(Map.of("x", List.of("text")))).isEmpty();
            assertThat(one.firstProblem(Map.of("x", 1))).isPresent();
        }
        LabelConfig header = LabelConfig.parse("<View><Header value='$x'/><Video name='v' value='$v'/></View>");
        assertThat(header.firstProblem(Map.of("x", 1, "v", 1))).isEmpty();
        assertThat(header.firstProblem(Map.of("x", Map.of(), "v", 1))).isPresent();
        LabelConfig nested = LabelConfig.parse("<View><Text name='t' value='$a.b'/></View>");
        assertThat(nested.firstProblem(Map.of("a", Map.of("b", 1)))).isEmpty();
        assertThat(nested.firstProblem(Map.of("a.b", "flat"))).isEmpty();
        assertThat(LabelConfig.parse("<View/>").firstProblem(Map.of())).isEmpty();
    }

    @Test
    void theSchemaAsksForAttributesByName() {
        for (String xml : Arrays.asList(
                "<View><HyperText name='t'/></View>", "<View><Image name='t'/></View>", "<View><Choice/></View>")) {
            assertThatThrownBy(() -> LabelConfig.parse(xml).validate())
                    .isInstanceOf(LabelConfigException.class)
                    .hasMessage("Validation failed on : 'value' is a required property");
        }
        LabelConfigException fault = catchThrowableOfType(
                LabelConfigException.class,
                () -> LabelConfig.parse("<View>\n <TextArea name='t'/></View>").validate());
        assertThat(fault).hasMessage("Validation failed on : 'toName' is a required property");
        assertThat(fault.place()).isEqualTo(new Place(2, 1));
        assertThatThrownBy(() ->
                        LabelConfig.parse("<View><Number toName='t'/></View>").validate())
                .hasMessage("Validation failed on : 'name' is a required property");
        config.validate();
        LabelConfig.parse("<View><Text name='t' valueList='$x'/><Labels name='l' toName='t' value='$o'/></View>")
                .validate();
    }

    @Test
    void oddNamesAndTagsReadToo() {
        LabelConfig odd = LabelConfig.parse("<Übersicht ns:a.b-c='1'><x·1/></Übersicht>");
        assertThat(odd.root().type()).isEqualTo("Übersicht");
        assertThat(odd.root().attribute("ns:a.b-c")).contains("1");
        assertThat(odd.root().children().getFirst().type()).isEqualTo("x·1");
    }
}
