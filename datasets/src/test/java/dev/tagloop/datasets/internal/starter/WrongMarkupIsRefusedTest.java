package dev.tagloop.datasets.internal.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongMarkupIsRefusedTest {
    @TempDir
    Path folder;

    private <U extends StarterUnit> List<U> read(StarterKind<U> kind, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return StarterTexts.read(kind, folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health/-/0.5/x|the topic \"health\" is not that of the file",
                "sport/joy/0.5/x|an aspect of \"joy\" is none of [announcement,",
                "sport/-/0.4/x|the sentiment \"0.4\" is none of [0,",
                "sport/-/0.5|a line has topic, aspects, sentiment and text",
                "sport/-/0.5/ |a line has topic, aspects, sentiment and text",
            })
    void ofTopics(String line, String reason) {
        assertThatThrownBy(() -> read(
                        new Topics(),
                        "sport.txt",
                        "%% comment\nsport\tadvice,praise\t1\ta\\nb\n" + line.replace('/', '\t')))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("sport.txt, line 3: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# A/a b a/? q/= c|4|the passage does not hold \"c\" 1 times",
                "# A/a b a/? q/= a|4|the passage holds \"a\" several times",
                "# A/a b a/? q/= a @3|4|the passage does not hold \"a\" 3 times",
                "# A/a b a/? q/? r/= b|4|the question before this line has no answer",
                "# A/a b a/? q|3|the question before this line has no answer",
                "# A/a b a/# B/b/? q/= b|3|the passage before this line has no question",
                "# A/a b a/= b|3|a line begins with",
                "a b a|1|a line begins with",
            })
    void ofPassages(String lines, int line, String reason) {
        assertThatThrownBy(() -> read(new Questions(), "news.txt", lines.replace('/', '\n')))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("news.txt, line " + line + ": ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|1|a document begins with",
                "# A/a b/# B|3|the document before this line has no summary",
                "# A/a b|2|the document before this line has no summary",
                "# A/> s|2|there is no document between the title and this summary",
            })
    void ofSummaries(String lines, int line, String reason) {
        assertThatThrownBy(() -> read(new Summaries(), "news.txt", lines.replace('/', '\n')))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("news.txt, line " + line + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsRightIsReadWithOffsetsInCodePoints() throws IOException {
        Passage passage = read(
                        new Questions(),
                        "news.txt",
                        "%% comment\n\n# A title\n😀 ten\\nor 10 of 100\n? How many?\n= 10 @2\n= ten\n? Why?\n= -\n")
                .getFirst();

        assertThat(passage.text()).isEqualTo("😀 ten\nor 10 of 100");
        assertThat(passage.questions().getFirst().answers())
                .containsExactly(new Passage.Answer("10", 15), new Passage.Answer("ten", 2));
        assertThat(passage.questions().getLast().answers()).isEmpty();
        assertThat(passage.rows().getLast()).containsEntry("id", "news-0001-2").containsEntry("is_impossible", true);
    }
}
