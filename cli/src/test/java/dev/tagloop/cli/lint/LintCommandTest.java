package dev.tagloop.cli.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Run;
import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    Path folder;

    @Test
    void anErrorIsPlacedAndEndsWithOne() throws Exception {
        Path file = Files.writeString(
                folder.resolve("ner.xml"),
                "<View>\n  <Text name='text' value='$text'/>\n  <Rating name='r' toName='txt'/>\n</View>");
        Run run = Run.of("lint", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains(file + ":3:20: error: toName=\"txt\" names nothing. Did you mean \"text\"?");
        Run json = Run.of("lint", "--json", file.toString());
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(Json.read(json.out()).get("problems").get(0).get("line").asInt())
                .isEqualTo(3);
    }

    @Test
    void aWarningAloneEndsWithZero() throws Exception {
        Path file = Files.writeString(
                folder.resolve("ner.xml"), "<View><Text name='t' value='text'/><Rating name='r' toName='t'/></View>");
        Run run = Run.of("lint", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("1:22: warning: ").contains("0 errors, 1 warnings.");
    }

    @Test
    void aFileThatIsNoTextIsOneSentence() throws Exception {
        Path file = Files.write(folder.resolve("ner.xml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Run.of("lint", file.toString()).exitCode()).isEqualTo(1);
        assertThat(Run.of("lint", file.toString()).err()).contains("is no UTF-8 text");
        assertThat(Run.of("lint", folder.resolve("none.xml").toString()).err()).contains("There is no file");
    }
}
