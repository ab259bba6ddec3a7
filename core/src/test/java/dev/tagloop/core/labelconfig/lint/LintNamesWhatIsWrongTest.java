package dev.tagloop.core.labelconfig.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintNamesWhatIsWrongTest {
    private static final String TEXT = "<Text name='text' value='$text'/>";
    private static final String LABELS =
            "<Labels name='ner' toName='text'><Label value='PER' hotkey='p'/><Label value='ORG'/></Labels>";

    private static List<String> lint(String inside) {
        return ConfigLint.check("<View>\n" + inside + "\n</View>").stream()
                .map(LintProblem::toString)
                .toList();
    }

    @Test
    void usableConfigHasNoProblem() {
        assertThat(lint(TEXT + LABELS)).isEmpty();
        assertThat(ConfigLint.check(LabelConfigTemplates.namedEntities(List.of("PER", "a&\"<b"))))
                .isEmpty();
        assertThat(lint("<Style>.a { color: red }</Style><Header value='Label!' size='3'/>"
                        + "<Relations><Relation value='works for'/></Relations><Filter name='f' toName='ner'/>"
                        + "<Labels name='ner' toName='text' choice='multiple' maxUsages='2'>"
                        + "<View style='color: red'><Label value='A' background='#fff' alias='a' predicted_values='x'/></View>"
                        + "</Labels>" + TEXT
                        + "<Choices name='kind' toName='text' perRegion='true' whenTagName='ner' whenLabelValue='A'>"
                        + "<Choice value='x'><Choice value='x'/></Choice></Choices>"
                        + "<Taxonomy name='t' toName='text'><Choice value='x'><Choice value='y'/></Choice>"
                        + "<Choice value='z'><Choice value='y'/></Choice></Taxonomy>"
                        + "<Labels name='own' toName='text' value='$options'/>"
                        + "<List name='l' value='$l'/><Ranker name='r' toName='l'><Bucket name='text' title='x'/></Ranker>"
                        + "<Text name='a' value='Read this: $text'/><Pairwise name='p' toName='a,text'/>"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Tags and attributes.
                "<Lables name='x' toName='text'><Label value='A'/></Lables> | 2:1: error: There is no tag <Lables>. Did you mean <Labels>?",
                "<Xyzzy/> | 2:1: error: There is no tag <Xyzzy>. Remove it; the labelling screen shows nothing of it.",
                "<Image name='i' value='$i'/> | 2:1: warning: <Image> is for other media than text. It is kept, but the labelling screen shows nothing of it.",
                "<TextArea name='t' toname='text' toName='text'/> | 2:20: warning: <TextArea> has no attribute \"toname\". Did you mean \"toName\"?",
                "<TextArea name='t' zzz='1' toName='text'/> | 2:20: warning: <TextArea> has no attribute \"zzz\". It is kept and does nothing.",
                "<Choices name='t' toName='text' choice='multi'><Choice value='a'/></Choices> | 2:33: error: choice=\"multi\" is none of single, single-radio, multiple. Use one of them, or leave the attribute out.",
                "<Choices name='t' toName='text' choice='singel'><Choice value='a'/></Choices> | 2:33: error: choice=\"singel\" is none of single, single-radio, multiple. Did you mean \"single\"?",
                "<TextArea name='t' toName='text' required='yes'/> | 2:34: warning: required=\"yes\" is none of true, false. Use one of them, or leave the attribute out.",
                "<Rating name='t' toName='text' maxRating='many'/> | 2:32: warning: maxRating=\"many\" is no whole number. Write digits only, such as maxRating=\"5\".",
                // What must be there.
                "<Text value='$x'/> | 2:1: error: <Text> has no name. Give it one: controls refer to it by toName.",
                "<Text name='x'/> | 2:1: error: <Text> has no value. Say what it shows, such as value=\"$text\".",
                "<Rating name='x'/> | 2:1: error: <Rating> has no toName. Name the object that it is about.",
                "<Rating name='' toName='text'/> | 2:9: error: <Rating> has no name. Give it one: results are stored under it.",
                "<Choices name='x' toName='text'><Choice/></Choices> | 2:33: error: <Choice> has no value. Give it one: it is what people see.",
                // Names and targets.
                "<Rating name='ner' toName='text'/> | 3:42: error: The name \"ner\" is taken by <Rating> in line 2. Give each object and control a name of its own.",
                "<Rating name='x' toName='txt'/> | 2:18: error: toName=\"txt\" names nothing. Did you mean \"text\"?",
                "<Rating name='x' toName='whatever'/> | 2:18: error: toName=\"whatever\" names nothing. The objects are: \"text\".",
                "<Rating name='x' toName='ner'/> | 2:18: error: toName=\"ner\" names <Labels>, which shows nothing. The objects are: \"text\".",
                "<ParagraphLabels name='x' toName='text'><Label value='a'/></ParagraphLabels> | 2:27: warning: <ParagraphLabels> cannot label <Text>. It is for <Paragraphs>.",
                "<Pairwise name='x' toName='text'/> | 2:20: error: <Pairwise> compares two objects, this names 1. Write toName=\"first,second\".",
                "<Filter toName='nerr'/> | 2:9: error: toName=\"nerr\" names no control whose labels could be filtered. Did you mean \"ner\"?",
                // Options.
                "<Labels name='x' toName='text'/> | 2:1: error: <Labels> offers nothing. Put <Label value=\"…\"/> inside, or take them from the task by value=\"$key\".",
                "<Label value='x'/> | 2:1: error: <Label> stands outside every control. Put it inside <Labels>, <HyperTextLabels>, <ParagraphLabels>.",
                "<Choices name='x' toName='text'><Label value='x'/></Choices> | 2:33: error: <Label> stands in <Choices>. Put it inside <Labels>, <HyperTextLabels>, <ParagraphLabels>.",
                "<Labels name='x' toName='text'><Label value='A'/><View><Label value='A'/></View></Labels> | 2:56: error: \"A\" is there twice. Keep one: results cannot tell them apart.",
                "<Labels name='x' toName='text'><Label value='A' hotkey='P'/></Labels> | 3:86: warning: The hotkey \"p\" is taken by \"A\" in line 2. Choose another one, or leave it out.",
                // Conditions and values.
                "<Rating name='x' toName='text' whenTagName='nerr'/> | 2:32: warning: whenTagName=\"nerr\" names nothing: <Rating> would never be shown. Did you mean \"ner\"?",
                "<Rating name='x' toName='text' whenTagName='ner' whenLabelValue='PERS'/> | 2:50: warning: whenLabelValue=\"PERS\" names nothing: <Rating> would never be shown. Did you mean \"PER\"?",
                "<Text name='x' value='text'/> | 2:16: warning: value=\"text\" is shown as it is, the same for every task. To show the task's \"text\", write value=\"$text\".",
                "<Text name='x' value='$'/> | 2:16: error: value=\"$\" names no key. Write the key behind it, such as \"$text\".",
            })
    void problemIsNamedWithItsPlaceAndARemedy(String inside, String problem) {
        assertThat(lint(inside + "\n" + TEXT + LABELS)).contains(problem);
    }

    @Test
    void problemsComeInTheOrderOfTheText() {
        assertThat(lint("<Rating name='x'/>\n<Lable value='x'/><Txet name='y' value='$y'/>"))
                .containsExactly(
                        "2:1: error: <Rating> has no toName. Name the object that it is about.",
                        "3:1: error: There is no tag <Lable>. Did you mean <Label>?",
                        "3:19: error: There is no tag <Txet>. Did you mean <Text>?");
    }

    @Test
    void emptyAndOddShapesAreQuestioned() {
        assertThat(ConfigLint.check("<View/>"))
                .extracting(LintProblem::message)
                .containsExactly("Nothing is shown.", "Nothing can be labelled.");
        assertThat(ConfigLint.check("<Text name='text' value='$text'/>"))
                .extracting(LintProblem::message)
                .containsExactly("The outermost tag is <Text>.", "Nothing can be labelled.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<View><Text></View> | 1:15: error: Mismatched tag. <Text> of line 1 is still open: write </Text> before this end tag.",
                "<View><Text> | 1:13: error: No element found. <Text> of line 1 is still open: write </Text> at the end.",
                "`` | 1:1: error: No element found. Begin with <View>.",
                "hello | 1:1: error: Syntax error. Begin with a tag, such as <View>.",
                "<View>a & b</View> | 1:10: error: Not well-formed (invalid token). Write a plain & as &amp;.",
                "<View>&nbsp;</View> | 1:7: error: Undefined entity. Only &lt; &gt; &amp; &apos; &quot; and numbers such as &#233; can be used; write a plain & as &amp;.",
                "<View a=b/> | 1:9: error: Not well-formed (invalid token). Put the value in quotes.",
                "<View a='1'b='2'/> | 1:12: error: Not well-formed (invalid token). Put a blank between two attributes, and a quote at both ends of a value.",
                "<View a='<'/> | 1:10: error: Not well-formed (invalid token). Write < inside a value as &lt;, or look for a missing quote before it.",
                "<View x/> | 1:8: error: Not well-formed (invalid token). An attribute needs a value: name=\"…\".",
                "<View a='😀😀' a=''/> | 1:14: error: Duplicate attribute. Keep one of the two.",
                "<View/><View/> | 1:8: error: Junk after document element. One tag holds everything: put all inside one <View>.",
                "<View><!-- a | 1:7: error: Unclosed token. What begins here is never ended: look for a missing quote, > or -->.",
                "<!DOCTYPE v SYSTEM 'file:///etc/passwd'><View/> | 1:1: error: Document type declarations are not allowed. Remove <!DOCTYPE …>: entities and other files are never read.",
            })
    void brokenXmlIsTheOnlyProblem(String xml, String problem) {
        assertThat(ConfigLint.check(xml)).extracting(LintProblem::toString).containsExactly(problem);
    }

    @Test
    void keysThatTheTasksLackAreNamed() {
        ProjectUse use = new ProjectUse(10, Map.of("text", 10L, "body", 4L, "a.b", 10L), List.of(), List.of());
        assertThat(ConfigLint.check("<View>" + TEXT + LABELS + "</View>", use)).isEmpty();
        assertThat(ConfigLint.check(
                        "<View><Text name='t' value='$txt'/>" + LABELS.replace("'text'", "'t'") + "</View>", use))
                .extracting(LintProblem::toString)
                .containsExactly("1:22: error: No task has the key \"txt\". Did you mean \"$text\"?");
        assertThat(ConfigLint.check(
                        "<View>" + TEXT + "<Text name='b' value='$body'/><Text name='c' value='$a.b'/>" + LABELS
                                + "</View>",
                        use))
                .extracting(LintProblem::toString)
                .containsExactly("1:55: warning: 6 tasks lack the key \"body\". These tasks show nothing there.");
        assertThat(ConfigLint.check("<View><Text name='text' value='$question'/>" + LABELS + "</View>", use))
                .extracting(LintProblem::message)
                .containsExactly("No task has the key \"question\".");
    }

    @Test
    void workThatWouldNoLongerBeShownIsCounted() {
        ProjectUse use = new ProjectUse(
                3,
                Map.of("text", 3L),
                List.of(
                        new ProjectUse.Regions("ner", "text", "labels", 17),
                        new ProjectUse.Regions("kind", "text", "choices", 1)),
                List.of(
                        new ProjectUse.Label("ner", "PER", 17, 1),
                        new ProjectUse.Label("ner", "LOC", 0, 1),
                        new ProjectUse.Label("kind", "x", 1, 0)));
        assertThat(ConfigLint.check(
                        "<View>" + TEXT + "<Labels name='ner' toName='text'><Label value='ORG'/></Labels></View>", use))
                .extracting(LintProblem::toString)
                .containsExactly(
                        "1:1: error: 1 annotation uses the control \"kind\", which is not here."
                                + " Put it back, or remove these annotations first.",
                        "1:40: warning: 17 annotations use \"PER\", which \"ner\" no longer offers."
                                + " Put the label back, or rename it in the annotations too.",
                        "1:40: warning: 1 draft uses \"LOC\", which \"ner\" no longer offers."
                                + " Put the label back, or rename it in the annotations too.");
        assertThat(ConfigLint.check("<View>" + TEXT + "<TextArea name='ner' toName='text'/></View>", use))
                .extracting(LintProblem::message)
                .contains("17 annotations use \"ner\" as \"labels\", not as \"textarea\".");
        assertThat(ConfigLint.check(
                        "<View><Text name='t' value='$text'/>" + LABELS.replace("'text'", "'t'") + "</View>", use))
                .extracting(LintProblem::message)
                .contains("17 annotations use \"ner\" on \"text\".");
    }
}
