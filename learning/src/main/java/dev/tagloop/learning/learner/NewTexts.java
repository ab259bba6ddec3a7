package dev.tagloop.learning.learner;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labelled texts that none of some versions has learned from. A text's labels are those of today where they are given, else those of the
 * newest of the versions' snapshots. A text that stands in several tasks is learned from as soon as one of them is.
 */
final class NewTexts {
    private NewTexts() {}

    /** @param today the labels as they are now; empty to go by the versions' own */
    static List<LabeledText> of(List<ModelVersion> versions, Optional<LabelSnapshot> today, Snapshots snapshots) {
        Map<String, LabeledText> texts = new LinkedHashMap<>();
        Set<String> learned = new HashSet<>();
        for (ModelVersion version : versions.stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList()) {
            for (LearnedDocuments.Document document :
                    LearnedDocuments.of(version, snapshots).documents()) {
                texts.put(document.text().text(), document.text());
                if (document.learned()) {
                    learned.add(document.text().text());
                }
            }
        }
        today.ifPresent(snapshot -> {
            texts.clear();
            TrainingData.of(snapshot, "today").documents().stream()
                    .flatMap(List::stream)
                    .forEach(text -> texts.put(text.text(), text));
        });
        Collection<LabeledText> all = texts.values();
        return all.stream().filter(text -> !learned.contains(text.text())).toList();
    }
}
