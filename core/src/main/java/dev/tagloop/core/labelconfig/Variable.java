package dev.tagloop.core.labelconfig;

import java.util.Optional;

/**
 * A place where a configuration reads the task's data, such as {@code value="$text"}.
 *
 * @param key the key of the data: the part before the first dot or bracket
 * @param path the whole path as written, without the dollar
 * @param tag the tag that reads it
 */
public record Variable(String key, String path, Tag tag) {

    /** The variable of a tag's attribute, if it is one. */
    static Optional<Variable> of(Tag tag, String attribute) {
        return tag.attribute(attribute)
                .filter(Variable::isVariable)
                .map(value -> new Variable(key(value.substring(1)), value.substring(1), tag));
    }

    /** The data key of a value that is a variable. */
    static Optional<String> keyOf(String value) {
        return Optional.of(value).filter(Variable::isVariable).map(variable -> key(variable.substring(1)));
    }

    /** Whether the variable reaches into the key's value, so that its type says nothing about the key's own type. */
    public boolean isNested() {
        return !key.equals(path);
    }

    private static boolean isVariable(String value) {
        return value.length() > 1 && value.charAt(0) == '$';
    }

    private static String key(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                return path.substring(0, i);
            }
        }
        return path;
    }
}
