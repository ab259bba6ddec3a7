package dev.tagloop.core.labelconfig;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which JSON values the tags can show. Tags not listed here show any. */
final class DataTypes {

    private static final List<String> SIMPLE = List.of("str", "int", "float", "list");
    private static final List<String> TEXT_OR_LIST = List.of("str", "list");

    private DataTypes() {}

    static Optional<DataProblem> problem(Variable variable, Map<String, ?> data) {
        // A key may itself hold a dot: the whole path counts too.
        if (!data.containsKey(variable.key()) && !data.containsKey(variable.path())) {
            return Optional.of(new DataProblem.MissingKey(variable.key()));
        }
        List<String> expected = expected(variable.tag());
        if (variable.isNested() || expected.isEmpty()) {
            return Optional.empty();
        }
        Object value = data.get(variable.key());
        String actual = pythonType(value);
        // A boolean is an int to Python, and so it passes where an int does.
        if (expected.contains(actual.equals("bool") ? "int" : actual)) {
            return Optional.empty();
        }
        return Optional.of(new DataProblem.WrongType(
                variable.key(), value, actual, variable.tag().type(), expected));
    }

    private static List<String> expected(Tag tag) {
        return switch (tag) {
            case ObjectTag.Text text -> SIMPLE;
            case LayoutTag.Header header -> SIMPLE;
            case ObjectTag.HyperText hyperText -> TEXT_OR_LIST;
            case ObjectTag.Paragraphs paragraphs -> TEXT_OR_LIST;
            case ObjectTag.Items items -> TEXT_OR_LIST;
            default -> List.of();
        };
    }

    private static String pythonType(Object value) {
        return switch (value) {
            case null -> "NoneType";
            case Boolean truth -> "bool";
            case CharSequence text -> "str";
            case Double number -> "float";
            case Float number -> "float";
            case BigDecimal number -> "float";
            case Number number -> "int";
            case Map<?, ?> map -> "dict";
            default -> "list";
        };
    }
}
