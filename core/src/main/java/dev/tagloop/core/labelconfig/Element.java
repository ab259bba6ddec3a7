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

    Element(String name, Place place) {
        this.name = name;
        this.place = place;
    }
}
