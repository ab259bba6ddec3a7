package dev.tagloop.learning.data;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.snapshot.CanonicalJson;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Labelled documents to train on.
 *
 * @param task what is learned
 * @param name what a person would call them, such as {@code project 3} or a file's name
 * @param documents the documents, each one or more examples that belong on one side of a split
 * @param validation documents that are given to be held out; empty to let the split decide
 * @param digest names exactly this content: the snapshot's digest, or a SHA-256 over the documents
 * @param notes what a person should know about the way here, such as tasks without text
 * @param revision the revision of the data set that the documents came from; null if they name none
 * @param readAt when a project's labels were read, before the first of them was; null for other documents
 * @param <E> the examples
 */
public record TrainingData<E>(
        LearningTask<E> task,
        String name,
        List<List<E>> documents,
        List<List<E>> validation,
        String digest,
        List<String> notes,
        String revision,
        Instant readAt) {

    /** Copies the lists. */
    public TrainingData {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(digest, "digest");
        documents = documents.stream().map(List::copyOf).toList();
        validation = validation.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /**
     * The examples of a snapshot, one a task. Tasks without text and answers that cannot be read as they stand are left
     * out or put right, each with a note.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if its label config has no place for such answers
     */
    public static <E> TrainingData<E> of(LearningTask<E> task, LabelSnapshot snapshot, String name) {
        SnapshotDocuments<E> read = new SnapshotDocuments<>(task, snapshot);
        return new TrainingData<>(task, name, read.documents(), List.of(), snapshot.digest(), read.notes(), null, null);
    }

    /** Documents with a part of their own that is held out; empty to let the split decide. */
    public static <E> TrainingData<E> of(
            LearningTask<E> task, List<List<E>> documents, List<List<E>> validation, String name) {
        return new TrainingData<>(
                task, name, documents, validation, digest(documents, validation), List.of(), null, null);
    }

    /**
     * The documents of a snapshot with labelled spans, one a task.
     *
     * @throws dev.tagloop.labelstudio.convert.ConversionException if its label config puts no labels on text
     */
    public static TrainingData<LabeledText> of(LabelSnapshot snapshot, String name) {
        return of(LearningTasks.TOKEN_CLASSIFICATION, snapshot, name);
    }

    /** The documents of a file or data set with labelled spans. */
    public static TrainingData<LabeledText> of(LabeledTexts texts, String name) {
        return of(texts.documents(), List.of(), name);
    }

    /** Documents with labelled spans and a part of their own that is held out. */
    public static TrainingData<LabeledText> of(
            List<List<LabeledText>> documents, List<List<LabeledText>> validation, String name) {
        return of(LearningTasks.TOKEN_CLASSIFICATION, documents, validation, name);
    }

    /** The same documents with the revision of the data set that they came from. */
    public TrainingData<E> withRevision(String value) {
        return new TrainingData<>(task, name, documents, validation, digest, notes, value, readAt);
    }

    /** The same documents, of labels of a project that were read at a time. */
    public TrainingData<E> withReadAt(Instant value) {
        return new TrainingData<>(task, name, documents, validation, digest, notes, revision, value);
    }

    /** The documents by the sides that a rule puts them on. */
    public HeldOut.Sides<List<E>> sides(HeldOut rule) {
        return rule.sides(documents, task::inputs);
    }

    /** The labels that occur, in the order of their first use. */
    public Set<String> labels() {
        Set<String> labels = new LinkedHashSet<>();
        documents.forEach(document -> document.forEach(example -> labels.addAll(task.labels(example))));
        return labels;
    }

    private static String digest(List<? extends List<?>> documents, List<? extends List<?>> validation) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.set("documents", toJson(documents));
        root.set("validation", toJson(validation));
        return CanonicalJson.sha256(CanonicalJson.write(root));
    }

    private static ArrayNode toJson(List<? extends List<?>> documents) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (List<?> document : documents) {
            ArrayNode texts = array.addArray();
            for (Object example : document) {
                if (example instanceof LabeledText text) {
                    spans(texts.addObject(), text);
                } else {
                    texts.add(Json.mapper().<ObjectNode>valueToTree(example));
                }
            }
        }
        return array;
    }

    /** The form that digests of labelled spans have always had. */
    private static void spans(ObjectNode node, LabeledText text) {
        node.put("text", text.text());
        ArrayNode spans = node.putArray("spans");
        for (LabeledSpan span : text.spans()) {
            spans.addArray().add(span.span().start()).add(span.span().end()).add(span.label());
        }
    }
}
