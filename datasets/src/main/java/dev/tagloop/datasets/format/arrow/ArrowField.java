package dev.tagloop.datasets.format.arrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Schema;

/**
 * A column, or a part of one, as the schema describes it.
 *
 * @param name its name
 * @param type its type
 * @param children what a list or a struct is made of
 */
record ArrowField(String name, ArrowType type, List<ArrowField> children) {
    private static final int MOST_FIELDS = 10_000;
    private static final int DEEPEST = 64;

    ArrowField {
        children = List.copyOf(children);
    }

    /** All columns of a schema. */
    static List<ArrowField> of(Schema schema) throws IOException {
        int[] left = {MOST_FIELDS};
        List<ArrowField> fields = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(of(schema.fields(i), 0, left));
        }
        return fields;
    }

    /** Counts: tables may point at each other, and a small one could become endless. */
    private static ArrowField of(Field field, int depth, int[] left) throws IOException {
        if (--left[0] < 0 || depth > DEEPEST) {
            throw new IOException("its schema has more than " + MOST_FIELDS + " fields, or is deeper than " + DEEPEST);
        }
        String name = field.name() == null ? "" : field.name();
        if (field.dictionary() != null) {
            throw new IOException("the column \"" + name + "\" is encoded by a dictionary, which is not read;"
                    + " write the data set as Parquet");
        }
        List<ArrowField> children = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(of(field.children(i), depth + 1, left));
        }
        ArrowType type = ArrowType.of(field, name);
        int needed = type.children();
        if (needed >= 0 && children.size() != needed) {
            throw new IOException(
                    "the column \"" + name + "\" has " + children.size() + " parts where there must be " + needed);
        }
        return new ArrowField(name, type, children);
    }
}
