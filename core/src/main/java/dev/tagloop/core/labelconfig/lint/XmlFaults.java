package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.labelconfig.Place;

/** What to do about text that is not well-formed XML. */
final class XmlFaults {
    private XmlFaults() {}

    static LintProblem describe(String xml, LabelConfigException fault) {
        String message = fault.fault();
        return Findings.at(
                Severity.ERROR,
                fault.place(),
                Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".",
                hint(message, xml, fault));
    }

    private static String hint(String message, String xml, LabelConfigException fault) {
        return switch (message) {
            case "mismatched tag" -> stillOpen(fault, " before this end tag.");
            case "no element found" ->
                fault.openTag().isPresent() ? stillOpen(fault, " at the end.") : "Begin with <View>.";
            case "document type declarations are not allowed" ->
                "Remove <!DOCTYPE …>: entities and other files are never read.";
            case "undefined entity" ->
                "Only &lt; &gt; &amp; &apos; &quot; and numbers such as &#233; can be used; write a plain & as &amp;.";
            case "duplicate attribute" -> "Keep one of the two.";
            case "junk after document element" -> "One tag holds everything: put all inside one <View>.";
            case "syntax error" -> "Begin with a tag, such as <View>.";
            case "unclosed token" -> "What begins here is never ended: look for a missing quote, > or -->.";
            case "not well-formed (invalid token)" -> invalidToken(xml, fault.place());
            default -> "Make it smaller.";
        };
    }

    private static String stillOpen(LabelConfigException fault, String where) {
        String tag = Words.shorten(fault.openTag().orElse(""));
        int line = fault.openTagPlace().map(Place::line).orElse(1);
        return "<" + tag + "> of line " + line + " is still open: write </" + tag + ">" + where;
    }

    private static String invalidToken(String xml, Place place) {
        int at = offset(xml, place);
        char here = at < xml.length() ? xml.charAt(at) : ' ';
        char before = at > 0 ? xml.charAt(at - 1) : ' ';
        if (before == '&') {
            return "Write a plain & as &amp;.";
        }
        if (here == '<') {
            return "Write < inside a value as &lt;, or look for a missing quote before it.";
        }
        if (before == '=') {
            return "Put the value in quotes.";
        }
        if (here == '"' || here == '\'' || before == '"' || before == '\'') {
            return "Put a blank between two attributes, and a quote at both ends of a value.";
        }
        if (here == '/' || here == '>') {
            return "An attribute needs a value: name=\"…\".";
        }
        return "This character cannot stand here.";
    }

    private static int offset(String xml, Place place) {
        int at = 0;
        for (int line = 1; line < place.line(); line++) {
            at = xml.indexOf('\n', at) + 1;
        }
        return xml.offsetByCodePoints(at, place.column());
    }
}
