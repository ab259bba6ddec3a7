package dev.tagloop.server.help;

import dev.tagloop.server.http.Language;
import dev.tagloop.server.http.Pages;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is around every page of the guide: the way back to the program, all chapters, the one before and the one after. */
final class GuideFrame {
    private final Reader reader;
    private final Language language;

    GuideFrame(Reader reader) {
        this.reader = reader;
        this.language = reader.language();
    }

    /** The first page: every chapter with a sentence about it. */
    String contents() {
        String list = Arrays.stream(Chapter.values())
                .map(chapter -> "<li><a href=\"%s\"><b>%s</b><span>%s</span></a></li>"
                        .formatted(
                                reader.address(chapter.path()),
                                Pages.escape(chapter.title(language)),
                                Pages.escape(chapter.summary(language))))
                .collect(Collectors.joining());
        return page(
                GuideWord.GUIDE.in(language),
                Optional.empty(),
                "<h1>%s</h1><p class=\"lead\">%s</p><ol class=\"cards\">%s</ol>"
                        .formatted(say(GuideWord.GUIDE), say(GuideWord.LEAD), list));
    }

    String chapter(Chapter chapter) {
        return page(
                chapter.title(language), Optional.of(chapter), ChapterText.html(chapter, reader) + neighbours(chapter));
    }

    private String say(GuideWord word) {
        return Pages.escape(word.in(language));
    }

    private String neighbours(Chapter chapter) {
        return "<nav class=\"neighbours\" aria-label=\"" + say(GuideWord.NEIGHBOURS) + "\">"
                + chapter.before()
                        .map(to -> neighbour(to, "prev", GuideWord.BEFORE))
                        .orElse("")
                + chapter.after()
                        .map(to -> neighbour(to, "next", GuideWord.NEXT))
                        .orElse("")
                + "</nav>";
    }

    private String neighbour(Chapter to, String relation, GuideWord word) {
        return "<a rel=\"%s\" class=\"%s\" href=\"%s\"><small>%s</small>%s</a>"
                .formatted(relation, relation, reader.address(to.path()), say(word), Pages.escape(to.title(language)));
    }

    /** The same page in the other languages. */
    private String languages(String path) {
        return Arrays.stream(Language.values())
                .filter(other -> other != language)
                .map(other -> "<a class=\"language\" lang=\"%s\" hreflang=\"%s\" href=\"%s\">%s</a>"
                        .formatted(other.tag(), other.tag(), Reader.in(path, other), GuideWord.NAME.in(other)))
                .collect(Collectors.joining());
    }

    private String page(String title, Optional<Chapter> open, String body) {
        String chapters = Arrays.stream(Chapter.values())
                .map(chapter -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(
                                reader.address(chapter.path()),
                                open.filter(chapter::equals).isPresent() ? " aria-current=\"page\"" : "",
                                Pages.escape(chapter.title(language))))
                .collect(Collectors.joining());
        return """
                %s
                <body class="guide">
                <header class="guide-top"><a class="button skip" href="#main">%s</a>\
                <a class="brand" href="/">%s<span>Tagloop</span></a><a class="here" href="%s">%s</a>\
                %s<a class="back" href="/">%s</a></header>
                <nav class="chapters" aria-label="%s"><details open><summary>%s</summary><ol>%s</ol></details></nav>
                <main id="main" tabindex="-1">
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        Pages.head(language, title, "<link rel=\"stylesheet\" href=\"/static/guide.css\">\n"),
                        say(GuideWord.SKIP),
                        Pages.LOGO,
                        reader.address("/help/"),
                        say(GuideWord.GUIDE),
                        languages(open.map(Chapter::path).orElse("/help/")),
                        say(GuideWord.BACK),
                        say(GuideWord.CHAPTERS),
                        say(GuideWord.CHAPTERS),
                        chapters,
                        body);
    }
}
