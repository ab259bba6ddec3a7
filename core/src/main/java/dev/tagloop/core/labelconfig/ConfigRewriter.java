package dev.tagloop.core.labelconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes a configuration's text again with some changes; all else, comments and blanks too, stays as it was written. */
final class ConfigRewriter {

    private final String xml;
    private final Map<Element, Map<String, String>> attributes = new HashMap<>();
    private final Set<Element> removed = new HashSet<>();
    private final Set<Element> moved = new HashSet<>();
    private final Map<Element, List<Element>> arrivals = new HashMap<>();

    ConfigRewriter(String xml) {
        this.xml = xml;
    }

    /** Gives an attribute that is there another value. */
    void set(Element element, String attribute, String value) {
        attributes.computeIfAbsent(element, same -> new HashMap<>()).put(attribute, value);
    }

    /** Drops an element with all inside but what is moved elsewhere. */
    void remove(Element element) {
        removed.add(element);
    }

    /** Puts an element behind the last one inside another. */
    void move(Element element, Element target) {
        moved.add(element);
        arrivals.computeIfAbsent(target, same -> new ArrayList<>()).add(element);
    }

    String write(Element root) {
        StringBuilder out = new StringBuilder(xml.substring(0, root.whole.from()));
        write(root, out);
        return out.append(xml.substring(root.whole.to())).toString();
    }

    private void write(Element element, StringBuilder out) {
        List<Element> arriving = arrivals.getOrDefault(element, List.of());
        boolean empty = element.inner.from() == element.whole.to();
        String tag = startTag(element);
        if (!empty) {
            out.append(tag);
        } else if (arriving.isEmpty()) {
            out.append(tag);
            return;
        } else {
            out.append(tag, 0, tag.lastIndexOf('/')).append('>');
        }
        int at = element.inner.from();
        for (Element child : element.children) {
            String gap = xml.substring(at, child.whole.from());
            boolean goes = removed.contains(child) || moved.contains(child);
            // The blanks before a tag go with it; a comment stays.
            if (!goes || !gap.isBlank()) {
                out.append(gap);
            }
            if (!goes) {
                write(child, out);
            }
            at = child.whole.to();
        }
        String first = element.children.isEmpty()
                ? ""
                : xml.substring(
                        element.inner.from(), element.children.getFirst().whole.from());
        for (Element arrival : arriving) {
            out.append(first.isBlank() ? first : "");
            write(arrival, out);
        }
        if (empty) {
            out.append("</").append(element.name).append('>');
        } else {
            out.append(xml, at, element.whole.to());
        }
    }

    private String startTag(Element element) {
        StringBuilder tag = new StringBuilder();
        int at = element.whole.from();
        Map<Integer, String> byPlace = new TreeMap<>();
        attributes
                .getOrDefault(element, Map.of())
                .forEach((name, value) ->
                        byPlace.put(element.attributeRanges.get(name).from(), name));
        for (String name : byPlace.values()) {
            Element.Range range = element.attributeRanges.get(name);
            tag.append(xml, at, range.from())
                    .append(escaped(attributes.get(element).get(name), xml.charAt(range.from() - 1)));
            at = range.to();
        }
        return tag.append(xml, at, element.inner.from()).toString();
    }

    private static String escaped(String value, char quote) {
        String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return escaped.replace(String.valueOf(quote), quote == '"' ? "&quot;" : "&apos;");
    }
}
