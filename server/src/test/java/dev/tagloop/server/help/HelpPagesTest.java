package dev.tagloop.server.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            assertThat(found("<h2 id=\"([^\"]+)\">", page.text()).map(anchor -> "/help/errors#" + anchor))
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
            for (Chapter chapter : Chapter.values()) {
                assertThat(contents).contains("href=\"" + chapter.path() + "\"");
                Http.Answer page = nobody.get(chapter.path());
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
                assertThat(page.text())
                        .contains("<h1>" + chapter.title() + "</h1>")
                        .contains("<a href=\"%s\" aria-current=\"page\">".formatted(chapter.path()))
                        .doesNotContainPattern("(?:href|src)=\"(?!/|#|data:,)")
                        .doesNotContain("<script", "style=");
            }
            assertThat(nobody.get("/help/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void everyLinkLeadsToAPageAndAHeadingThatAreThere() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http nobody = Http.to(studio.url());
            Map<String, Http.Answer> seen = new HashMap<>();
            Stream<String> pages = Stream.concat(
                    Stream.of("/help/"), Arrays.stream(Chapter.values()).map(Chapter::path));
            for (String path : pages.toList()) {
                String text = nobody.get(path).text();
                for (String link : found("href=\"(/[^\"]*)\"", text).toList()) {
                    String[] parts = link.split("#", 2);
                    Http.Answer target = seen.computeIfAbsent(parts[0], nobody::get);
                    assertThat(target.status()).as("%s on %s", link, path).isLessThan(400);
                    if (parts.length > 1) {
                        assertThat(target.text()).as("%s on %s", link, path).contains("id=\"" + parts[1] + "\"");
                    }
                }
            }
        }
    }

    @Test
    void everyHeadingOfAChapterHasAnAnchorOfItsOwn() {
        for (Chapter chapter : Chapter.values()) {
            assertThat(found("<h[23] id=\"([^\"]*)\">", ChapterText.html(chapter)))
                    .as(chapter.path())
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        }
    }

    @Test
    void theKeyboardChapterNamesEveryKeyOfTheSheetOfTheLabellingScreen() {
        String page = ChapterText.html(Chapter.KEYBOARD);
        List<MatchResult> keys = Pattern.compile("\\['([^']+)', '([^']+)'\\]")
                .matcher(sheet())
                .results()
                .toList();
        assertThat(keys).hasSizeGreaterThan(20);
        for (MatchResult key : keys) {
            String cell = Arrays.stream(key.group(1).split(" "))
                    .map(part -> part.equals("/") || part.equals("–") ? part : "<code>" + part + "</code>")
                    .collect(Collectors.joining(" "));
            assertThat(page).contains("<td>%s</td>\n<td>%s</td>".formatted(cell, key.group(2)));
        }
    }

    /** The English words of the sheet, as the web interface has them. */
    private static String sheet() {
        try {
            String words = Files.readString(Path.of("..", "ui", "src", "i18n", "en", "labelling.ts"));
            return words.substring(words.indexOf("keySheet: ["));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }
}
