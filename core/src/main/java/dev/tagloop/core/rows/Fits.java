package dev.tagloop.core.rows;

import dev.tagloop.core.rows.ColumnType.Classes;
import dev.tagloop.core.rows.ColumnType.Fields;
import dev.tagloop.core.rows.ColumnType.ListOf;
import dev.tagloop.core.rows.ColumnType.Text;
import dev.tagloop.core.rows.ColumnType.Whole;
import java.util.List;

/** Which types a role takes. */
final class Fits {
    private Fits() {}

    static boolean role(ColumnRole role, ColumnType type) {
        return switch (role) {
            case TEXT, TEXT_PAIR, QUESTION -> type instanceof Text;
            case SUMMARY -> type instanceof Text || isListOf(type, List.of(Text.class));
            case TOKENS -> isListOf(type, List.of(Text.class));
            case TAGS -> isListOf(type, List.of(Text.class, Classes.class));
            case LABEL -> isLabel(type) || type instanceof ListOf list && isLabel(list.element());
            case ENTITIES -> fields(type).containsAll(List.of("start", "end", "label"));
            case ANSWERS -> fields(type).containsAll(List.of("text", "answer_start"));
        };
    }

    private static boolean isLabel(ColumnType type) {
        return type instanceof Classes || type instanceof Text || type instanceof Whole;
    }

    static String expectation(ColumnRole role) {
        return switch (role) {
            case TEXT, TEXT_PAIR, QUESTION -> "a text";
            case SUMMARY -> "a text or a list of texts";
            case TOKENS -> "a list of texts";
            case TAGS -> "a list of class labels or of texts";
            case LABEL -> "a class label, a text, a whole number or a list of them";
            case ENTITIES -> "a list with start, end and label";
            case ANSWERS -> "a list with text and answer_start";
        };
    }

    private static boolean isListOf(ColumnType type, List<Class<? extends ColumnType>> elements) {
        return type instanceof ListOf list && elements.stream().anyMatch(element -> element.isInstance(list.element()));
    }

    /** The keys of a list of maps, or of a map of lists. */
    private static List<String> fields(ColumnType type) {
        if (type instanceof ListOf list && list.element() instanceof Fields fields) {
            return List.copyOf(fields.types().keySet());
        }
        return type instanceof Fields fields && fields.types().values().stream().allMatch(ListOf.class::isInstance)
                ? List.copyOf(fields.types().keySet())
                : List.of();
    }
}
