package dev.tagloop.cli.settings;

import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * An option of the server in its three spellings: {@code --data-dir} as flag, {@code TAGLOOP_DATA_DIR} in the environment, {@code data-dir}
 * as line of a file. A few have an older environment name besides, that of the original or of Hugging Face.
 *
 * @param option the option as the command line knows it
 * @param name the spelling in a file: the longest flag without its dashes
 */
public record Setting(OptionSpec option, String name) {
    private static final String STARS = "********";
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:(\\w+)");

    /** The setting of an option. */
    static Setting of(OptionSpec option) {
        return new Setting(option, option.longestName().replaceFirst("^-+", ""));
    }

    /** The longest flag, such as {@code --data-dir}. */
    String flag() {
        return option.longestName();
    }

    /** The environment variable by the common rule. */
    String variable() {
        return "TAGLOOP_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Another environment variable that means the same, read from the option's own declaration. */
    Optional<String> alias() {
        if (!(option.userObject() instanceof AnnotatedElement element) || !element.isAnnotationPresent(Option.class)) {
            return Optional.empty();
        }
        // The option's own value has the variable filled in already.
        Matcher matcher =
                ENVIRONMENT.matcher(element.getAnnotation(Option.class).defaultValue());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether the option may be given several times, its values in one line parted by commas. */
    boolean isList() {
        return option.isMultiValue();
    }

    /** Whether its value may be shown to nobody. */
    public boolean isSecret() {
        // An address of a database may hold a password.
        return name.contains("database-url")
                || name.contains("password")
                || name.contains("token")
                || name.contains("secret");
    }

    /** What it is set to, as one would write it; a secret as stars; empty for nothing. */
    Optional<String> shownValue() {
        Object value = option.getValue();
        String text = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value == null ? "" : value.toString();
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                isSecret() ? STARS : value instanceof Enum<?> ? text.toLowerCase(Locale.ROOT) : withoutPassword(text));
    }

    /** The address of a database may have one in it. */
    private static String withoutPassword(String text) {
        return text.replaceAll("(://[^/@:]*:).*@", "$1" + STARS + "@").replaceAll("(?i)(password=)[^&]*", "$1" + STARS);
    }

    /** Whether these arguments of a command line give it, in any of its spellings. */
    boolean isGivenIn(List<String> arguments) {
        return arguments.stream()
                .anyMatch(argument -> List.of(option.names()).stream()
                        .anyMatch(flag -> argument.equals(flag)
                                || argument.startsWith(flag + "=")
                                || (flag.length() == 2 && !argument.startsWith("--") && argument.startsWith(flag))));
    }
}
