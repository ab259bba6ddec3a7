package dev.tagloop.datasets.format;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.SchemaNode;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of a Parquet file: those that it states, where they fit its schema, else those of the schema. */
final class ParquetFeatures {

    private static final String METADATA_KEY = "huggingface";

    private ParquetFeatures() {}

    static Features of(ParquetFileReader reader) {
        Map<String, Feature> bySchema = new LinkedHashMap<>();
        for (SchemaNode node : reader.getFileSchema().getRootNode().children()) {
            bySchema.put(node.name(), ofNode(node));
        }
        String stated = reader.getFileMetaData().keyValueMetadata().get(METADATA_KEY);
        if (stated != null) {
            Features features = FeaturesJson.fromSchemaMetadata(stated);
            bySchema.replaceAll((name, schema) ->
                    features.has(name) && fits(features.get(name), schema) ? features.get(name) : schema);
        }
        return new Features(bySchema);
    }

    /** Whether values of the stated feature are stored as {@code schema} says. */
    private static boolean fits(Feature stated, Feature schema) {
        return switch (stated) {
            case Value value -> schema instanceof Value other && sameStorage(value.dtype(), other.dtype());
            case ClassLabel label -> schema.equals(Value.INT64);
            case ListOf list -> schema instanceof ListOf other && fits(list.element(), other.element());
            case Struct struct -> schema instanceof Struct other && fieldsFit(struct.fields(), other.fields());
            case Translation translation ->
                schema instanceof Struct other
                        && List.copyOf(other.fields().keySet()).equals(translation.languages());
            case Opaque opaque -> true;
        };
    }

    private static boolean fieldsFit(Map<String, Feature> stated, Map<String, Feature> schema) {
        return stated.keySet().equals(schema.keySet())
                && stated.entrySet().stream().allMatch(field -> fits(field.getValue(), schema.get(field.getKey())));
    }

    /** Parquet knows fewer types than Arrow: large strings are strings, seconds are milliseconds, durations are numbers. */
    private static boolean sameStorage(String stated, String schema) {
        return stored(stated).equals(stored(schema));
    }

    private static String stored(String dtype) {
        return switch (dtype) {
            case "large_string", "string_view" -> "string";
            case "large_binary", "binary_view" -> "binary";
            case "date64" -> "date32";
            case "float", "double", "halffloat" ->
                dtype.equals("float") ? "float32" : dtype.equals("double") ? "float64" : "float16";
            case "time32[s]" -> "time32[ms]";
            case "null" -> "int32";
            default -> {
                if (dtype.startsWith("duration")) {
                    yield "int64";
                }
                if (dtype.startsWith("timestamp")) {
                    yield (dtype.startsWith("timestamp[s") ? "timestamp[ms" : dtype.substring(0, 12))
                            + (dtype.contains("tz=") ? ", tz" : "");
                }
                yield dtype.replace(" ", "").replace("decimal256", "decimal128");
            }
        };
    }

    private static Feature ofNode(SchemaNode node) {
        return switch (node) {
            case SchemaNode.PrimitiveNode primitive -> new Value(dtype(primitive));
            case SchemaNode.GroupNode group -> ofGroup(group);
        };
    }

    private static Feature ofGroup(SchemaNode.GroupNode group) {
        if (group.isList()) {
            return new ListOf(ofNode(group.getListElement()));
        }
        Map<String, Feature> fields = new LinkedHashMap<>();
        if (group.isMap()) {
            fields.put("key", ofNode(group.getMapKey()));
            fields.put("value", ofNode(group.getMapValue()));
            return new ListOf(new Struct(fields));
        }
        group.children().forEach(child -> fields.put(child.name(), ofNode(child)));
        return new Struct(fields);
    }

    private static String dtype(SchemaNode.PrimitiveNode node) {
        return switch (node.logicalType()) {
            case LogicalType.StringType string -> "string";
            case LogicalType.EnumType string -> "string";
            case LogicalType.JsonType string -> "string";
            case LogicalType.IntType number -> (number.isSigned() ? "int" : "uint") + number.bitWidth();
            case LogicalType.DateType date -> "date32";
            case LogicalType.DecimalType decimal -> "decimal128(" + decimal.precision() + ", " + decimal.scale() + ")";
            case LogicalType.TimeType time ->
                time.unit() == LogicalType.TimeUnit.MILLIS ? "time32[ms]" : "time64[" + unit(time.unit()) + "]";
            case LogicalType.TimestampType stamp ->
                "timestamp[" + unit(stamp.unit()) + (stamp.isAdjustedToUTC() ? ", tz=UTC]" : "]");
            case LogicalType.Float16Type half -> "float16";
            case LogicalType.NullType nothing -> "null";
            case null -> physical(node);
            default -> physical(node);
        };
    }

    private static String physical(SchemaNode.PrimitiveNode node) {
        return switch (node.type()) {
            case BOOLEAN -> "bool";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case INT96 -> "timestamp[ns]";
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> "binary";
        };
    }

    private static String unit(LogicalType.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> "ms";
            case MICROS -> "us";
            case NANOS -> "ns";
        };
    }
}
