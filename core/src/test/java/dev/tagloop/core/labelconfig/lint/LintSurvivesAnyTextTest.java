package dev.tagloop.core.labelconfig.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LintSurvivesAnyTextTest {
    private static final String CONFIG = "<View>\n  <!-- two -->\n  <Relations><Relation value=\"r\"/></Relations>\r\n"
            + "  <Labels name=\"ner\" toName=\"text\" choice=\"single\"><Label value=\"PER\" hotkey=\"1\"/>"
            + "<Label value=\"ORG&amp;&#233;\" alias=\"o\"/></Labels>\n  <Text name=\"text\" value=\"$text.a[0]\"/>\n"
            + "  <Choices name=\"kind\" toName=\"text\" perRegion=\"true\" whenTagName=\"ner\" whenLabelValue=\"PER\">"
            + "<Choice value=\"😀\"/></Choices>\n  <Ranker name=\"r\" toName=\"text\"><Bucket name=\"b\"/></Ranker>\n"
            + "  <Pairwise name=\"p\" toName=\"a,b\"/><![CDATA[x]]><?pi y?></View>";
    private static final String[] PIECES = {
        "<",
        ">",
        "/",
        "\"",
        "'",
        "=",
        "&",
        "&amp;",
        "$",
        "\n",
        "\r",
        "😀",
        "\uD83D",
        "\uDE00",
        "\0",
        "<View>",
        "</View>",
        "<!DOCTYPE x>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?",
        "name",
        "toName=\"text\"",
        " ",
        ",",
        "<Label value=\"x\"/>",
        "&#x110000;",
        "&#;",
        "e\u0301",
        "%s%n",
        "\\"
    };
    private static final ProjectUse USE = new ProjectUse(
            5,
            Map.of("text", 3L, "", 1L),
            List.of(new ProjectUse.Regions("ner", "text", "labels", 2), new ProjectUse.Regions("", "", "", 1)),
            List.of(new ProjectUse.Label("ner", "PER", 2, 0), new ProjectUse.Label("x", "", 1, 1)));

    @Test
    void mutatedConfigsAreLookedOverWithoutFailing() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            String xml = mutate(CONFIG, random);
            List<LintProblem> problems = ConfigLint.check(xml, USE);
            long lines = xml.chars().filter(unit -> unit == '\n').count() + 1;
            assertThat(problems).allSatisfy(problem -> {
                assertThat(problem.line()).isBetween(1, (int) lines);
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
                assertThat(problem.hint()).isNotBlank();
            });
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(mutant.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> mutant.delete(at, Math.min(mutant.length(), at + random.nextInt(12)));
                default -> {
                    int from = random.nextInt(text.length());
                    mutant.insert(at, text, from, Math.min(text.length(), from + random.nextInt(60)));
                }
            }
        }
        return mutant.toString();
    }

    @Test
    void hostileSizeTakesNoTime() {
        // A million characters of problems on one line: found in seconds, and only so many told.
        String tags = "<View>" + "<Rating name='a' toName='b' zzzz='1'/>".repeat(26_000) + "</View>";
        String names = "<View><Text name='t' value='$" + "x".repeat(900_000) + "'/></View>";
        StringBuilder many = new StringBuilder("<View>");
        for (int i = 0; i < 12_000; i++) {
            many.append("<Text name='t")
                    .append(i)
                    .append("' value='$k'/><Rating name='r")
                    .append(i)
                    .append("' toName='u")
                    .append(i)
                    .append("'/>");
        }
        String distinct = many.append("</View>").toString();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(ConfigLint.check(tags, USE)).hasSize(Findings.MOST);
            assertThat(ConfigLint.check(names, USE))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(300));
            assertThat(ConfigLint.check(distinct, USE)).hasSize(Findings.MOST);
        });
    }
}
