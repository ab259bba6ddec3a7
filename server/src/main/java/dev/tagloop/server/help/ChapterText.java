package dev.tagloop.server.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** A chapter's Markdown as HTML. Headings below the first get an anchor, so that other pages can point at them. */
final class ChapterText {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Heading heading && heading.getLevel() > 1) {
                    attributes.put("id", anchor(PLAIN.render(heading)));
                }
            })
            .build();

    private ChapterText() {}

    static String html(Chapter chapter) {
        // Wide tables scroll by themselves, not the page; the keyboard reaches them to do so.
        return HTML.render(PARSER.parse(markdown(chapter)))
                .replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>")
                .replace("<pre>", "<pre tabindex=\"0\">");
    }

    /** A heading as the part of an address after the hash. */
    static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String markdown(Chapter chapter) {
        try (InputStream in = ChapterText.class.getResourceAsStream(chapter.address() + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
