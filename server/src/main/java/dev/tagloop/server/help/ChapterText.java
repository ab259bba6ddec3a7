package dev.tagloop.server.help;

import dev.tagloop.server.http.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A chapter's Markdown as HTML. Headings below the first get an anchor, so that other pages can point at them: that of the English heading
 * in its place, so that an address means the same in every language.
 */
final class ChapterText {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().build();

    private ChapterText() {}

    static String html(Chapter chapter, Reader reader) {
        Node text = parsed(chapter, reader.language());
        Map<Heading, String> anchors = anchors(text, parsed(chapter, Language.ENGLISH));
        AttributeProvider attributes = (node, tag, values) -> {
            if (node instanceof Heading heading && anchors.containsKey(heading)) {
                values.put("id", anchors.get(heading));
            }
            if (node instanceof Link link) {
                values.put("href", reader.address(link.getDestination()));
            }
        };
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> attributes)
                .build();
        // Wide tables scroll by themselves, not the page; the keyboard reaches them to do so.
        return renderer.render(text)
                .replace("<table>", "<div class=\"table\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>")
                .replace("<pre>", "<pre tabindex=\"0\">");
    }

    /** The first heading is the title and has none. */
    private static Map<Heading, String> anchors(Node text, Node english) {
        List<Heading> headings = headings(text);
        List<Heading> models = headings(english);
        Map<Heading, String> anchors = new IdentityHashMap<>();
        for (int i = 0; i < Math.min(headings.size(), models.size()); i++) {
            if (headings.get(i).getLevel() > 1) {
                anchors.put(headings.get(i), anchor(PLAIN.render(models.get(i))));
            }
        }
        return anchors;
    }

    private static List<Heading> headings(Node text) {
        List<Heading> headings = new ArrayList<>();
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    /** A heading as the part of an address after the hash. */
    static String anchor(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Node parsed(Chapter chapter, Language language) {
        return PARSER.parse(markdown(chapter, language));
    }

    /** English lies beside this class, other languages in folders of their own. */
    static String markdown(Chapter chapter, Language language) {
        String folder = language == Language.ENGLISH ? "" : language.tag() + "/";
        try (InputStream in = ChapterText.class.getResourceAsStream(folder + chapter.address() + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
