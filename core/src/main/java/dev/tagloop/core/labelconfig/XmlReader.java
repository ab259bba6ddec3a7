package dev.tagloop.core.labelconfig;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads a configuration into elements. Knows elements, attributes, text, comments, CDATA, processing instructions,
 * character references and the five built-in entities; a document type declaration is refused, so there is nothing that
 * could load or expand. Faults are named in the words of expat, which Label Studio passes on.
 */
final class XmlReader {

    static final int MAX_LENGTH = 1_000_000;
    static final int MAX_DEPTH = 100;

    private static final String INVALID = "not well-formed (invalid token)";
    private static final String UNCLOSED = "unclosed token";

    private final SourceText source;
    private final Deque<Element> open = new ArrayDeque<>();
    private Element root;
    private int at;

    private XmlReader(SourceText source) {
        this.source = source;
    }

    static Element read(String xml) {
        if (xml.length() > MAX_LENGTH) {
            throw new LabelConfigException(
                    "label config has " + xml.length() + " characters, more than the " + MAX_LENGTH + " allowed",
                    new Place(1, 0));
        }
        return new XmlReader(new SourceText(xml)).readDocument();
    }

    private Element readDocument() {
        if (source.startsWith("\uFEFF", 0)) {
            at++;
        }
        while (at < source.length()) {
            if (source.charAt(at) != '<') {
                readText();
            } else if (source.startsWith("<!--", at)) {
                readComment();
            } else if (source.startsWith("<?", at)) {
                skipTo("?>", 2);
            } else if (source.startsWith("<![CDATA[", at)) {
                readCdata();
            } else if (source.startsWith("<!", at)) {
                throw fault("document type declarations are not allowed", at);
            } else if (source.startsWith("</", at)) {
                readEndTag();
            } else {
                readStartTag();
            }
        }
        if (!open.isEmpty()) {
            throw LabelConfigException.unfinished(source.place(at), open.peek().name, open.peek().place);
        }
        if (root == null) {
            throw fault("no element found", at);
        }
        return root;
    }

    private void readText() {
        while (at < source.length() && source.charAt(at) != '<') {
            char unit = source.charAt(at);
            if (open.isEmpty()) {
                if (!XmlChars.isBlank(unit)) {
                    throw fault(root == null ? "syntax error" : "junk after document element", at);
                }
                at++;
            } else if (unit == '&') {
                open.peek().text.append(readReference());
            } else if (source.startsWith("]]>", at)) {
                throw fault(INVALID, at);
            } else {
                open.peek().text.append(readCharacter());
            }
        }
    }

    private void readComment() {
        int close = source.indexOf("--", at + 4);
        if (close < 0) {
            throw fault(UNCLOSED, at);
        }
        if (!source.startsWith("-->", close)) {
            throw fault(INVALID, close + 2);
        }
        at = close + 3;
    }

    private void readCdata() {
        if (open.isEmpty()) {
            throw fault(root == null ? "syntax error" : "junk after document element", at);
        }
        int start = at + "<![CDATA[".length();
        skipTo("]]>", "<![CDATA[".length());
        open.peek().text.append(source.substring(start, at - 3));
    }

    private void skipTo(String end, int opening) {
        int close = source.indexOf(end, at + opening);
        if (close < 0) {
            throw fault(UNCLOSED, at);
        }
        at = close + end.length();
    }

    private void readEndTag() {
        int start = at;
        at += 2;
        String name = readName(start);
        skipBlanks();
        expect('>', start);
        if (open.isEmpty()) {
            throw fault(root == null ? INVALID : "junk after document element", start);
        }
        if (!open.peek().name.equals(name)) {
            throw LabelConfigException.mismatched(source.place(start + 2), open.peek().name, open.peek().place);
        }
        Element closed = open.pop();
        closed.inner = new Element.Range(closed.inner.from(), start);
        closed.whole = new Element.Range(closed.whole.from(), at);
    }

    private void readStartTag() {
        int start = at;
        if (open.isEmpty() && root != null) {
            throw fault("junk after document element", start);
        }
        at++;
        Element element = new Element(readName(start), source.place(start));
        boolean blank = skipBlanks();
        while (more(start) && source.charAt(at) != '>' && source.charAt(at) != '/') {
            if (!blank) {
                throw fault(INVALID, at);
            }
            readAttribute(element, start);
            blank = skipBlanks();
        }
        boolean empty = source.charAt(at) == '/';
        if (empty) {
            at++;
        }
        expect('>', start);
        element.whole = new Element.Range(start, at);
        element.inner = new Element.Range(at, at);
        if (open.isEmpty()) {
            root = element;
        } else {
            open.peek().children.add(element);
        }
        if (empty) {
            return;
        }
        if (open.size() == MAX_DEPTH) {
            throw fault("tags are nested deeper than " + MAX_DEPTH, start);
        }
        open.push(element);
    }

    private void readAttribute(Element element, int tagStart) {
        int start = at;
        Place place = source.place(start);
        String name = readName(tagStart);
        skipBlanks();
        expect('=', tagStart);
        skipBlanks();
        more(tagStart);
        char quote = source.charAt(at);
        if (quote != '"' && quote != '\'') {
            throw fault(INVALID, at);
        }
        at++;
        int valueStart = at;
        StringBuilder value = new StringBuilder();
        while (more(tagStart) && source.charAt(at) != quote) {
            char unit = source.charAt(at);
            if (unit == '<') {
                throw fault(INVALID, at);
            } else if (unit == '&') {
                value.append(readReference());
            } else if (XmlChars.isBlank(unit)) {
                // A line break in an attribute reads as one blank, as the XML recommendation says.
                readCharacter();
                value.append(' ');
            } else {
                value.append(readCharacter());
            }
        }
        element.attributeRanges.put(name, new Element.Range(valueStart, at));
        at++;
        if (element.attributes.putIfAbsent(name, value.toString()) != null) {
            throw fault("duplicate attribute", start);
        }
        element.attributePlaces.put(name, place);
    }

    private String readName(int tokenStart) {
        more(tokenStart);
        if (!XmlChars.isNameStart(source.charAt(at))) {
            throw fault(INVALID, at);
        }
        int start = at;
        while (at < source.length() && XmlChars.isNamePart(source.charAt(at))) {
            at++;
        }
        more(tokenStart);
        return source.substring(start, at);
    }

    /** The next character, with {@code \r\n} and {@code \r} read as {@code \n}. */
    private String readCharacter() {
        int start = at;
        if (source.charAt(at) == '\r') {
            at += source.startsWith("\r\n", at) ? 2 : 1;
            return "\n";
        }
        int width = Character.isHighSurrogate(source.charAt(at))
                        && at + 1 < source.length()
                        && Character.isLowSurrogate(source.charAt(at + 1))
                ? 2
                : 1;
        String character = source.substring(start, start + width);
        if (!XmlChars.isAllowed(character.codePointAt(0))) {
            throw fault(INVALID, start);
        }
        at += width;
        return character;
    }

    private String readReference() {
        int start = at;
        int end = source.indexOf(";", start);
        String name = end < 0 ? "" : source.substring(start + 1, end);
        String value = References.resolve(name);
        if (value == null) {
            boolean wellFormed = !name.isEmpty() && name.chars().allMatch(unit -> XmlChars.isNamePart((char) unit));
            throw fault(wellFormed ? "undefined entity" : INVALID, wellFormed ? start : start + 1);
        }
        at = end + 1;
        return value;
    }

    private boolean skipBlanks() {
        int start = at;
        while (at < source.length() && XmlChars.isBlank(source.charAt(at))) {
            at++;
        }
        return at > start;
    }

    private void expect(char unit, int tokenStart) {
        more(tokenStart);
        if (source.charAt(at) != unit) {
            throw fault(INVALID, at);
        }
        at++;
    }

    /** Always true: where the text ends inside a token, that token was never closed. */
    private boolean more(int tokenStart) {
        if (at >= source.length()) {
            throw fault(UNCLOSED, tokenStart);
        }
        return true;
    }

    private LabelConfigException fault(String what, int where) {
        return LabelConfigException.syntax(what, source.place(Math.min(where, source.length())));
    }
}
