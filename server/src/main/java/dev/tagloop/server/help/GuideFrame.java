package dev.tagloop.server.help;

import dev.tagloop.server.http.Language;
import dev.tagloop.server.http.Pages;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is around every page of the guide: the way back to the program, all chapters, the one before and the one after. */
final class GuideFrame {
    private GuideFrame() {}

    /** The first page: every chapter with a sentence about it. */
    static String contents() {
        String list = Arrays.stream(Chapter.values())
                .map(chapter -> "<li><a href=\"%s\"><b>%s</b><span>%s</span></a></li>"
                        .formatted(chapter.path(), Pages.escape(chapter.title()), Pages.escape(chapter.summary())))
                .collect(Collectors.joining());
        return page(
                "User guide",
                Optional.empty(),
                "<h1>User guide</h1><p class=\"lead\">It comes with the program and needs no network."
                        + " Each chapter can be read alone.</p><ol class=\"cards\">" + list + "</ol>");
    }

    static String chapter(Chapter chapter) {
        return page(chapter.title(), Optional.of(chapter), ChapterText.html(chapter) + neighbours(chapter));
    }

    private static String neighbours(Chapter chapter) {
        return "<nav class=\"neighbours\" aria-label=\"Neighbouring chapters\">"
                + chapter.before().map(to -> neighbour(to, "prev", "Before")).orElse("")
                + chapter.after().map(to -> neighbour(to, "next", "Next")).orElse("")
                + "</nav>";
    }

    private static String neighbour(Chapter to, String relation, String word) {
        return "<a rel=\"%s\" class=\"%s\" href=\"%s\"><small>%s</small>%s</a>"
                .formatted(relation, relation, to.path(), word, Pages.escape(to.title()));
    }

    private static String page(String title, Optional<Chapter> open, String body) {
        String chapters = Arrays.stream(Chapter.values())
                .map(chapter -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(
                                chapter.path(),
                                open.filter(chapter::equals).isPresent() ? " aria-current=\"page\"" : "",
                                Pages.escape(chapter.title())))
                .collect(Collectors.joining());
        return """
                %s
                <body class="guide">
                <header class="guide-top"><a class="button skip" href="#main">Skip to content</a>\
                <a class="brand" href="/">%s<span>Tagloop</span></a><a class="here" href="/help/">User guide</a>\
                <a class="back" href="/">To the projects</a></header>
                <nav class="chapters" aria-label="Chapters"><details open><summary>Chapters</summary><ol>%s</ol></details></nav>
                <main id="main" tabindex="-1">
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        Pages.head(Language.ENGLISH, title, "<link rel=\"stylesheet\" href=\"/static/guide.css\">\n"),
                        Pages.LOGO,
                        chapters,
                        body);
    }
}
