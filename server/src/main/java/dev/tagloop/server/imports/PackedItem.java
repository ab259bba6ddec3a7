package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.Predictions;
import java.util.List;
import java.util.Optional;

/** An item as it is stored: packed where it is read, so that nothing of it is left to do while others wait for the writer. */
record PackedItem(
        String data,
        String meta,
        List<PackedAnnotation> annotations,
        List<Predictions.Content> predictions,
        Optional<Long> upload) {

    /** An annotation with its result as text. */
    record PackedAnnotation(ImportItem.NewAnnotation made, String result) {}

    static PackedItem of(ImportItem item) {
        return new PackedItem(
                Json.stored(item.data()),
                item.meta().isEmpty() ? "{}" : Json.stored(item.meta()),
                item.annotations().stream()
                        .map(made -> new PackedAnnotation(made.withoutResult(), Json.stored(made.result())))
                        .toList(),
                item.predictions(),
                item.upload());
    }

    /** How many rows of tables it becomes, about. */
    int rows() {
        return 1 + annotations.size() + predictions.size();
    }

    /** Characters that it holds. */
    long size() {
        long size = (long) data.length() + meta.length();
        for (PackedAnnotation annotation : annotations) {
            size += annotation.result().length();
        }
        for (Predictions.Content prediction : predictions) {
            size += prediction.result() == null ? 0 : prediction.result().length();
        }
        return size;
    }
}
