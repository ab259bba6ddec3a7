package dev.tagloop.server.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.ErrorCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpPagesTest {
    @TempDir
    Path folder;

    @Test
    void everyErrorCodeIsExplainedAtTheAddressThatAnswersName() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http.Answer page = Http.to(studio.url()).get("/help/errors");
            assertThat(page.status()).isEqualTo(200);
            List<String> explained = Pattern.compile("<h2 id=\"([^\"]+)\">")
                    .matcher(page.text())
                    .results()
                    .map((MatchResult found) -> "/help/errors#" + found.group(1))
                    .toList();
            assertThat(explained)
                    .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                            .map(ErrorCode::page)
                            .toList());
        }
    }

    @Test
    void everyChapterIsThereForEverybodyAndNeedsNothingFromOutside() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http nobody = Http.to(studio.url());
            String contents = nobody.get("/help/").text();
            for (String chapter : HelpPages.CHAPTERS.keySet()) {
                assertThat(contents).contains("href=\"/help/" + chapter + "\"");
                Http.Answer page = nobody.get("/help/" + chapter);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
                assertThat(page.text()).contains("<h1").doesNotContain("http://", "https://", "<script");
            }
            assertThat(nobody.get("/help/nothing").status()).isEqualTo(404);
        }
    }
}
