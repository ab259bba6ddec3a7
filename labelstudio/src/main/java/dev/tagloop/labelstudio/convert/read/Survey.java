package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.labelconfig.LabelConfigBuilder;
import dev.tagloop.core.rows.ProposedConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a whole file holds: its labels, and what its offsets count. */
final class Survey {
    private static final List<String> LABELS_UNKNOWN = List.of("PER", "ORG", "LOC", "MISC");

    private final UnitEvidence evidence;
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> choices = new LinkedHashSet<>();
    private final Set<String> offers = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final Map<String, Set<String>> attributes = new LinkedHashMap<>();
    private boolean severalChoices;

    private Survey(UnitEvidence evidence) {
        this.evidence = evidence;
    }

    /** Goes through all documents. @param stated what a person says that offsets count */
    static Survey of(Documents.Source source, Optional<OffsetUnit> stated) {
        Survey survey = new Survey(new UnitEvidence(stated));
        try (Documents documents = source.open()) {
            for (Entry entry = documents.next(); entry != null; entry = documents.next()) {
                if (entry instanceof Document document) {
                    survey.add(document);
                }
            }
        }
        return survey;
    }

    private void add(Document document) {
        for (Document.Mark mark : document.marks()) {
            keep(labels, mark.label());
            mark.attributes().forEach((name, value) -> {
                if (attributes.containsKey(name) || attributes.size() < ProposedConfig.MOST_LABELS) {
                    keep(attributes.computeIfAbsent(name, any -> new LinkedHashSet<>()), value);
                }
            });
            if (!document.exact()) {
                evidence.add(document.text(), mark.span());
            }
        }
        document.tokens().forEach(token -> evidence.add(document.text(), token));
        document.choices().forEach(choice -> keep(choices, choice));
        document.offers().forEach(choice -> keep(offers, choice));
        severalChoices |= document.choices().size() > 1;
        document.links().stream()
                .map(Document.Link::name)
                .filter(name -> !name.isEmpty())
                .forEach(name -> keep(links, name));
    }

    /** One more than are taken is kept, to know that there are too many. */
    private static void keep(Set<String> names, String name) {
        if (names.size() <= ProposedConfig.MOST_LABELS) {
            names.add(name);
        }
    }

    UnitEvidence evidence() {
        return evidence;
    }

    Set<String> labels() {
        return labels;
    }

    Set<String> choices() {
        return choices;
    }

    /** @throws ConversionException if there are more labels than a person can choose from */
    String proposed() {
        Set<String> all = new LinkedHashSet<>(offers);
        all.addAll(choices);
        LabelConfigBuilder config = new LabelConfigBuilder().text("text", "text");
        if (!labels.isEmpty() || all.isEmpty()) {
            config.labels("ner", "text", labels.isEmpty() ? LABELS_UNKNOWN : few(labels));
        }
        if (!all.isEmpty()) {
            config.choices("label", "text", few(all), severalChoices);
        }
        attributes.forEach((name, values) -> config.regionChoices(name, "text", few(values)));
        if (!links.isEmpty()) {
            config.relations(few(links));
        }
        return config.build();
    }

    private static Set<String> few(Set<String> names) {
        if (names.size() > ProposedConfig.MOST_LABELS) {
            throw new ConversionException("the file has more than " + ProposedConfig.MOST_LABELS
                    + " different labels, which are no labels that a person can choose from; import the texts alone");
        }
        return names;
    }
}
