package dev.tagloop.core.labelconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileConfigsAreRefusedTest {

    @Test
    void documentTypesAreRefusedBeforeAnythingInThemIsRead() {
        String bomb = "<!DOCTYPE v [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><View>&b;</View>";
        assertThatThrownBy(() -> LabelConfig.parse(bomb))
                .isInstanceOf(LabelConfigException.class)
                .hasMessage("document type declarations are not allowed: line 1, column 0");
        String external = "<?xml version=\"1.0\"?>\n<!DOCTYPE v SYSTEM \"file:///etc/passwd\"><View/>";
        assertThatThrownBy(() -> LabelConfig.parse(external))
                .hasMessage("document type declarations are not allowed: line 2, column 0");
    }

    @Test
    void depthAndSizeAreLimited() {
        String deep = "<View>".repeat(XmlReader.MAX_DEPTH) + "</View>".repeat(XmlReader.MAX_DEPTH);
        assertThat(LabelConfig.parse(deep).root().walk()).hasSize(XmlReader.MAX_DEPTH);
        String deeper = "<View>".repeat(100_000);
        LabelConfigException fault = catchThrowableOfType(LabelConfigException.class, () -> LabelConfig.parse(deeper));
        assertThat(fault).hasMessage("tags are nested deeper than 100: line 1, column 600");

        String huge = "<View>" + " ".repeat(XmlReader.MAX_LENGTH) + "</View>";
        assertThatThrownBy(() -> LabelConfig.parse(huge))
                .hasMessage("label config has 1000013 characters, more than the 1000000 allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<View>&nbsp;</View> | undefined entity: line 1, column 6",
                "<View>a & b</View> | not well-formed (invalid token): line 1, column 9",
                "<View>&#0;</View> | not well-formed (invalid token): line 1, column 7",
                "<View>&#x110000;</View> | not well-formed (invalid token): line 1, column 7",
                "<View>&#xZZ;</View> | not well-formed (invalid token): line 1, column 7",
                "<View a='<'/> | not well-formed (invalid token): line 1, column 9",
                "<View a=b/> | not well-formed (invalid token): line 1, column 8",
                "<View a='1'b='2'/> | not well-formed (invalid token): line 1, column 11",
                "<View a='1' a='2'/> | duplicate attribute: line 1, column 12",
                "<View><Text></View> | mismatched tag: line 1, column 14",
                "<View/><View/> | junk after document element: line 1, column 7",
                "<View/>x | junk after document element: line 1, column 7",
                "<View/></View> | junk after document element: line 1, column 7",
                "<View/><![CDATA[x]]> | junk after document element: line 1, column 7",
                "<View>]]></View> | not well-formed (invalid token): line 1, column 6",
                "<View><!-- a -- b --></View> | not well-formed (invalid token): line 1, column 15",
                "<View><!-- a | unclosed token: line 1, column 6",
                "<View><![CDATA[ a | unclosed token: line 1, column 6",
                "<View><?pi | unclosed token: line 1, column 6",
                "<View></View | unclosed token: line 1, column 6",
                "<1View/> | not well-formed (invalid token): line 1, column 1",
                "</View> | not well-formed (invalid token): line 1, column 0",
                "<View x/> | not well-formed (invalid token): line 1, column 7",
                "😀 | syntax error: line 1, column 0",
                "<View a='😀😀' a=''/> | duplicate attribute: line 1, column 13",
            })
    void brokenXmlIsNamedAndPlaced(String xml, String message) {
        assertThatThrownBy(() -> LabelConfig.parse(xml))
                .isInstanceOf(LabelConfigException.class)
                .hasMessage(message);
    }

    @Test
    void placesCountLinesAndColumns() {
        LabelConfigException fault = catchThrowableOfType(
                LabelConfigException.class,
                () -> LabelConfig.parse("<View>\n  <Text name='a'\n    name='b'/>\n</View>"));
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.column()).isEqualTo(4);
        assertThat(fault.libxmlMessage()).isEqualTo("duplicate attribute, line 3, column 5 (<string>, line 3)");
        assertThat(fault.openTag()).isEmpty();
    }

    @Test
    void controlCharactersAndLoneSurrogatesAreRefused() {
        assertThatThrownBy(() -> LabelConfig.parse("<View>\u0001</View>"))
                .hasMessage("not well-formed (invalid token): line 1, column 6");
        assertThatThrownBy(() -> LabelConfig.parse("<View>\uD83D</View>"))
                .hasMessage("not well-formed (invalid token): line 1, column 6");
        assertThatThrownBy(() -> LabelConfig.parse("<View>\uFFFE</View>")).isInstanceOf(LabelConfigException.class);
        assertThatThrownBy(() -> LabelConfig.parse("<![CDATA[x]]>")).hasMessageStartingWith("syntax error");
    }
}
