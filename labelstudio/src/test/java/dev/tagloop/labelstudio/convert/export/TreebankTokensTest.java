package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreebankTokensTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a, b; x@y 3,000 1:2 don't (q) "z" end. | a , b ; x @ y 3,000 1:2 do n't ( q ) " z " end .
                    Ann Lee's car                          | Ann Lee 's car
                    I cannot, she'll; 'twas                | I can not , she 'll ; 't was
                    Mr. Hyde paid $5 & left...             | Mr. Hyde paid $ 5 & left ...
                    wait -- what?!                         | wait -- what ? !
                    "Go," he said. Rome.Then               | " Go , " he said. Rome.Then
                    [see <b>]                              | [ see < b > ]
                    ''tis''                                | '' tis ''
                    Größe: 5:30, naïve                     | Größe : 5:30 , naïve
                    """)
    void textIsCutByTheRulesOfTheTreebank(String text, String tokens) {
        Text content = Text.of(text);
        List<String> cut =
                TreebankTokens.of(content).stream().map(content::slice).toList();
        assertThat(String.join(" ", cut)).isEqualTo(tokens);
    }

    @Test
    void tokensOfAnyTextAreItsNonBlankCharactersInTheirOrder() {
        String[] pieces = {
            "\"", "''", "``", "'", "a", "Ann", ".", "...", ",", ":", " ", "\n", "\r\n", "\u00A0", "\u2003", "😀",
            "e\u0301", "(", "]", "<", "--", "n't ", "cannot", "1", "$", "\\", "עברית", "\uD83D", "gonna ", "'s "
        };
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Text content = Text.of(text.toString());
            StringBuilder joined = new StringBuilder();
            int end = 0;
            for (CodePointSpan token : TreebankTokens.of(content)) {
                assertThat(token.start()).as("in %s", text).isGreaterThanOrEqualTo(end);
                assertThat(token.isEmpty()).isFalse();
                end = token.end();
                joined.append(content.slice(token));
            }
            assertThat(joined.toString()).as("of %s", text).isEqualTo(withoutBlanks(text.toString()));
        }
    }

    private static String withoutBlanks(String text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
