package dev.tagloop.core.labelconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** An element while it is being read. */
final class Element {

    final String name;
    final Place place;
    final SequencedMap<String, String> attributes = new LinkedHashMap<>();
    final Map<String, Place> attributePlaces = new HashMap<>();
    final List<Element> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    /** Where the values of its attributes stand in the text, without their quotes. */
    final Map<String, Range> attributeRanges = new HashMap<>();

    /** From its {@code <} to behind its last {@code >}. */
    Range whole;
    /** What stands between its tags; empty, behind the tag, where it is closed in one. */
    Range inner;

    /** Part of the text that was read. @param from the first character @param to the one behind the last */
    record Range(int from, int to) {}

    Element(String name, Place place) {
        this.name = name;
        this.place = place;
    }
}
