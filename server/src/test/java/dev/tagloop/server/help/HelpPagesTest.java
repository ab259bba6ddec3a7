package dev.tagloop.server.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.ErrorCode;
import dev.tagloop.server.http.Language;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyChapterIsThereForEverybodyInTheLanguageThatTheBrowserAsksForAndNeedsNothingFromOutside(
            Language language) {
        try (TestStudio studio = new TestStudio(folder)) {
            Http nobody = Http.to(studio.url()).header("Accept-Language", language.tag());
            String contents = nobody.get("/help/").text();
            for (Chapter chapter : Chapter.values()) {
                assertThat(contents)
                        .contains("href=\"" + chapter.path() + "\"")
                        .contains("<b>" + chapter.title(language) + "</b>");
                Http.Answer page = nobody.get(chapter.path());
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
                assertThat(page.header("Vary")).contains("Accept-Language");
                assertThat(page.text())
                        .contains("<html lang=\"" + language.tag() + "\">")
                        .contains("<h1>" + chapter.title(language) + "</h1>")
                        .contains("<a href=\"%s\" aria-current=\"page\">".formatted(chapter.path()))
                        .doesNotContainPattern("(?:href|src)=\"(?!/|#|data:,)")
                        .doesNotContain("<script", "style=");
            }
            assertThat(nobody.get("/help/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void theLanguageOfTheAddressWinsOverThatOfTheBrowserAndStaysOnAllLinks() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http english = Http.to(studio.url()).header("Accept-Language", "en");
            String contents = english.get("/help/?lang=de").text();
            assertThat(contents)
                    .contains(
                            "<h1>Handbuch</h1>", "href=\"/help/start?lang=de\"", "href=\"/help/?lang=en\">English</a>");
            String chapter = english.get("/help/start?lang=de").text();
            assertThat(chapter)
                    .contains("href=\"/help/api?lang=de#tell-the-commands-where-the-server-is\"")
                    .contains("href=\"/help/start?lang=en\">English</a>")
                    .doesNotContainPattern("href=\"/help/[a-z]*[\"#]");
            assertThat(english.get("/help/start?lang=fr").text()).contains("<h1>First steps</h1>");
            assertThat(english.get("/help/start").text()).contains("<h1>First steps</h1>");
        }
    }

    @Test
    void everyLanguageHasTheSameHeadingsTablesExamplesAndLinks() {
        for (Chapter chapter : Chapter.values()) {
            String english = ChapterText.markdown(chapter, Language.ENGLISH);
            String german = ChapterText.markdown(chapter, Language.GERMAN);
            for (String part : List.of(
                    "(?m)^(#+) ", "(?s)(```\n.*?\n```)", "\\]\\((/[^)]*)\\)", "(?m)^(\\|)", "(?m)^(-|\\d\\.) ")) {
                assertThat(found(part, german).toList())
                        .as(chapter + " " + part)
                        .isEqualTo(found(part, english).toList());
            }
            assertThat(found("id=\"([^\"]*)\"", html(chapter, Language.GERMAN)).toList())
                    .as(chapter.path())
                    .isEqualTo(found("id=\"([^\"]*)\"", html(chapter, Language.ENGLISH))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLinkLeadsToAPageAndAHeadingThatAreThere(Language language) {
        try (TestStudio studio = new TestStudio(folder)) {
            Http nobody = Http.to(studio.url()).header("Accept-Language", language.tag());
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

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyHeadingOfAChapterHasAnAnchorOfItsOwn(Language language) {
        for (Chapter chapter : Chapter.values()) {
            assertThat(found("<h[23] id=\"([^\"]*)\">", html(chapter, language)))
                    .as(chapter.path())
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theKeyboardChapterNamesEveryKeyOfTheSheetOfTheLabellingScreen(Language language) {
        String page = html(Chapter.KEYBOARD, language);
        List<MatchResult> keys = Pattern.compile("\\['([^']+)', '([^']+)'\\]")
                .matcher(sheet(language))
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

    private static String html(Chapter chapter, Language language) {
        return ChapterText.html(chapter, new Reader(language, false));
    }

    /** The words of the sheet, as the web interface has them. */
    private static String sheet(Language language) {
        try {
            String words = Files.readString(Path.of("..", "ui", "src", "i18n", language.tag(), "labelling.ts"));
            return words.substring(words.indexOf("keySheet: ["));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
    }
}
