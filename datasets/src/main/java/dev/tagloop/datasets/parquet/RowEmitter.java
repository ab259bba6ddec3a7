package dev.tagloop.datasets.parquet;

import dev.tagloop.datasets.Row;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands rows to parquet-java, value by value; a null is a field that is left out. */
final class RowEmitter {

    private final RecordConsumer consumer;
    private final Features features;

    RowEmitter(RecordConsumer consumer, Features features) {
        this.consumer = consumer;
        this.features = features;
    }

    void emit(Row row) {
        consumer.startMessage();
        fields(features.columns(), row.asMap());
        consumer.endMessage();
    }

    private void fields(Map<String, Feature> fields, Map<?, ?> values) {
        int index = 0;
        for (Map.Entry<String, Feature> field : fields.entrySet()) {
            field(field.getKey(), index++, field.getValue(), values.get(field.getKey()));
        }
    }

    private void field(String name, int index, Feature feature, Object value) {
        if (value == null) {
            return;
        }
        consumer.startField(name, index);
        value(feature, value);
        consumer.endField(name, index);
    }

    private void value(Feature feature, Object value) {
        switch (feature) {
            case Value type -> ScalarEmitter.emit(consumer, type.dtype(), value);
            case ClassLabel label -> consumer.addLong((Long) value);
            case ListOf list -> list(list.element(), (List<?>) value);
            case Struct struct -> group(struct.fields(), (Map<?, ?>) value);
            case Translation translation -> {
                Map<String, Feature> texts = new LinkedHashMap<>();
                translation.languages().forEach(language -> texts.put(language, Value.STRING));
                group(texts, (Map<?, ?>) value);
            }
            case Opaque opaque -> throw new IllegalStateException("The schema refuses " + opaque.type());
        }
    }

    private void group(Map<String, Feature> fields, Map<?, ?> values) {
        consumer.startGroup();
        fields(fields, values);
        consumer.endGroup();
    }

    private void list(Feature element, List<?> values) {
        consumer.startGroup();
        if (!values.isEmpty()) {
            consumer.startField("list", 0);
            for (Object value : values) {
                consumer.startGroup();
                field("element", 0, element, value);
                consumer.endGroup();
            }
            consumer.endField("list", 0);
        }
        consumer.endGroup();
    }
}
