package dev.tagloop.datasets.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.float16Type;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.unknownType;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Dtype;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Opaque;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Translation;
import dev.tagloop.datasets.features.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The Parquet schema for features, the one that Arrow writes for them. */
final class ParquetSchema {

    private ParquetSchema() {}

    static MessageType of(Features features) {
        return new MessageType("schema", fields(features.columns()));
    }

    private static List<Type> fields(Map<String, Feature> features) {
        List<Type> fields = new ArrayList<>();
        features.forEach((name, feature) -> fields.add(field(name, feature)));
        return fields;
    }

    private static Type field(String name, Feature feature) {
        return switch (feature) {
            case Value value -> primitive(name, value.dtype());
            case ClassLabel label -> primitive(name, "int64");
            case ListOf list -> {
                Type element = field("element", list.element());
                Type entries = Types.repeatedGroup().addField(element).named("list");
                yield Types.optionalGroup().as(listType()).addField(entries).named(name);
            }
            case Struct struct -> group(name, fields(struct.fields()));
            case Translation translation ->
                group(
                        name,
                        translation.languages().stream()
                                .map(language -> (Type) primitive(language, "string"))
                                .toList());
            case Opaque opaque ->
                throw new DatasetException(
                        "The column \"" + name + "\" of type " + opaque.type() + " cannot be written: leave it out");
        };
    }

    private static Type group(String name, List<Type> fields) {
        return Types.optionalGroup().addFields(fields.toArray(Type[]::new)).named(name);
    }

    private static PrimitiveType primitive(String name, String dtype) {
        return switch (Dtype.of(dtype)) {
            case NULL -> typed(PrimitiveTypeName.INT32, unknownType(), name);
            case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INTEGER -> integer(name, dtype);
            case FLOAT -> floating(name, dtype);
            case STRING -> typed(PrimitiveTypeName.BINARY, stringType(), name);
            case BINARY -> Types.optional(PrimitiveTypeName.BINARY).named(name);
            case DATE -> typed(PrimitiveTypeName.INT32, dateType(), name);
            case TIME -> {
                TimeUnit unit = unit(dtype);
                PrimitiveTypeName physical =
                        unit == TimeUnit.MILLIS ? PrimitiveTypeName.INT32 : PrimitiveTypeName.INT64;
                yield typed(physical, timeType(false, unit), name);
            }
            case TIMESTAMP -> typed(PrimitiveTypeName.INT64, timestampType(dtype.contains("tz="), unit(dtype)), name);
            case DURATION -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DECIMAL -> {
                Dtype.Digits digits = Dtype.decimalDigits(dtype);
                yield typed(PrimitiveTypeName.BINARY, decimalType(digits.scale(), digits.precision()), name);
            }
        };
    }

    private static PrimitiveType typed(PrimitiveTypeName physical, LogicalTypeAnnotation logical, String name) {
        return Types.optional(physical).as(logical).named(name);
    }

    private static PrimitiveType integer(String name, String dtype) {
        boolean signed = !dtype.startsWith("u");
        int bits = Integer.parseInt(dtype.substring(signed ? 3 : 4));
        PrimitiveTypeName physical = bits == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
        if (signed && bits >= 32) {
            return Types.optional(physical).named(name);
        }
        return typed(physical, intType(bits, signed), name);
    }

    private static PrimitiveType floating(String name, String dtype) {
        return switch (dtype) {
            case "float16", "halffloat" ->
                Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(2)
                        .as(float16Type())
                        .named(name);
            case "float32", "float" -> Types.optional(PrimitiveTypeName.FLOAT).named(name);
            default -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        };
    }

    /** Parquet has no seconds: they are stored as milliseconds. */
    static TimeUnit unit(String dtype) {
        if (dtype.contains("[us")) {
            return TimeUnit.MICROS;
        }
        return dtype.contains("[ns") ? TimeUnit.NANOS : TimeUnit.MILLIS;
    }
}
