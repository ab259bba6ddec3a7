package dev.tagloop.core.rows;

import dev.tagloop.core.rows.ColumnType.Classes;
import dev.tagloop.core.rows.ColumnType.ListOf;
import dev.tagloop.core.rows.ColumnType.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells from names and types of columns what rows are for. What somebody said about a column goes before every guess; columns without a role
 * ({@code langs}, {@code spans}, {@code id}) do no harm.
 */
public final class Recognition {
    private final Map<String, ColumnType> types;
    private final Map<ColumnRole, String> wanted;

    private Recognition(Map<String, ColumnType> types, Map<ColumnRole, String> wanted) {
        this.types = types;
        this.wanted = wanted;
    }

    /**
     * The mapping for columns.
     *
     * @param types the columns
     * @param wanted the columns of roles that were named; an empty name for a role that is to have none
     * @param kind the work, if it was named
     * @throws RowException if there is no text, or what was named does not fit
     */
    public static ColumnMapping of(
            Map<String, ColumnType> types, Map<ColumnRole, String> wanted, Optional<RowKind> kind) {
        Recognition recognition = new Recognition(types, wanted);
        recognition.checkWanted();
        return kind.map(recognition::named).orElseGet(recognition::guessed);
    }

    private void checkWanted() {
        wanted.forEach((role, column) -> {
            if (!column.isEmpty() && !types.containsKey(column)) {
                throw new RowException("There is no column \"" + column + "\" for " + role.word() + ": the columns are "
                        + String.join(", ", types.keySet()) + ".");
            }
            if (!column.isEmpty() && !Fits.role(role, types.get(column))) {
                throw new RowException("The column \"" + column + "\" cannot be " + role.word() + ": "
                        + Fits.expectation(role) + " is needed there.");
            }
        });
    }

    private ColumnMapping named(RowKind kind) {
        return find(kind)
                .orElseThrow(() -> new RowException("No columns were found for " + kind.word() + " among "
                        + String.join(", ", types.keySet()) + ": name them, such as text=COLUMN."));
    }

    private ColumnMapping guessed() {
        for (RowKind kind : RowKind.values()) {
            Optional<ColumnMapping> found = find(kind).filter(this::holdsAllWanted);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (wanted.values().stream().anyMatch(column -> !column.isEmpty())) {
            throw new RowException("The columns named do not go together for any kind of work ("
                    + String.join(", ", RowKind.words()) + ").");
        }
        throw new RowException(
                "There is no column of texts or tokens among " + String.join(", ", types.keySet()) + ".");
    }

    private boolean holdsAllWanted(ColumnMapping mapping) {
        return wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .allMatch(entry -> entry.getValue().equals(mapping.columns().get(entry.getKey())));
    }

    private Optional<ColumnMapping> find(RowKind kind) {
        return switch (kind) {
            case TOKEN_CLASSIFICATION -> tokens().or(this::spans);
            case QUESTION_ANSWERING -> questions();
            case SUMMARIZATION -> summaries();
            case TEXT_CLASSIFICATION -> classes();
            case TEXT -> texts();
        };
    }

    private Optional<ColumnMapping> tokens() {
        Optional<String> tokens = pick(ColumnRole.TOKENS, ColumnNames.TOKENS);
        Optional<String> tags = pick(ColumnRole.TAGS, ColumnNames.TAGS, tokens)
                .or(() -> free(ColumnRole.TAGS)
                        ? first(type -> type instanceof ListOf list && list.element() instanceof Classes)
                        : Optional.empty());
        return both(RowKind.TOKEN_CLASSIFICATION, ColumnRole.TOKENS, tokens, ColumnRole.TAGS, tags);
    }

    private Optional<ColumnMapping> spans() {
        Optional<String> text = pick(ColumnRole.TEXT, ColumnNames.TEXTS);
        Optional<String> entities = pick(ColumnRole.ENTITIES, ColumnNames.ENTITIES);
        return both(RowKind.TOKEN_CLASSIFICATION, ColumnRole.TEXT, text, ColumnRole.ENTITIES, entities);
    }

    private Optional<ColumnMapping> questions() {
        Optional<String> text = pick(ColumnRole.TEXT, ColumnNames.PASSAGES);
        Optional<String> question = pick(ColumnRole.QUESTION, ColumnNames.QUESTIONS, text);
        Optional<String> answers = pick(ColumnRole.ANSWERS, ColumnNames.ANSWERS);
        return both(RowKind.QUESTION_ANSWERING, ColumnRole.TEXT, text, ColumnRole.QUESTION, question)
                .flatMap(mapping -> answers.map(column -> with(mapping, ColumnRole.ANSWERS, column)));
    }

    private Optional<ColumnMapping> summaries() {
        Optional<String> summary = pick(ColumnRole.SUMMARY, ColumnNames.SUMMARIES);
        Optional<String> text = pick(ColumnRole.TEXT, ColumnNames.DOCUMENTS, summary);
        return both(RowKind.SUMMARIZATION, ColumnRole.TEXT, text, ColumnRole.SUMMARY, summary);
    }

    private Optional<ColumnMapping> classes() {
        Optional<String> label = pick(ColumnRole.LABEL, ColumnNames.LABELS)
                .or(() -> free(ColumnRole.LABEL) ? first(Classes.class::isInstance) : Optional.empty());
        Optional<List<String>> pair = pair();
        Optional<String> text = pair.map(List::getFirst)
                .or(() -> pick(ColumnRole.TEXT, ColumnNames.TEXTS, label))
                .or(() -> anyText(label));
        return both(RowKind.TEXT_CLASSIFICATION, ColumnRole.TEXT, text, ColumnRole.LABEL, label)
                .map(mapping -> pair.map(two -> with(mapping, ColumnRole.TEXT_PAIR, two.getLast()))
                        .orElse(mapping));
    }

    private Optional<List<String>> pair() {
        String first = wanted.get(ColumnRole.TEXT);
        String second = wanted.get(ColumnRole.TEXT_PAIR);
        if (first != null && !first.isEmpty() && second != null && !second.isEmpty()) {
            return Optional.of(List.of(first, second));
        }
        return ColumnNames.PAIRS.stream()
                .filter(pair -> pair.stream().allMatch(name -> types.get(name) instanceof Text))
                .filter(pair -> first == null || first.equals(pair.getFirst()))
                .filter(pair -> second == null || second.equals(pair.getLast()))
                .findFirst();
    }

    private Optional<ColumnMapping> texts() {
        return pick(ColumnRole.TEXT, ColumnNames.TEXTS)
                .or(() -> anyText(Optional.empty()))
                .map(column -> new ColumnMapping(RowKind.TEXT, Map.of(ColumnRole.TEXT, column)))
                .or(() -> pick(ColumnRole.TOKENS, ColumnNames.TOKENS)
                        .map(column -> new ColumnMapping(RowKind.TEXT, Map.of(ColumnRole.TOKENS, column))));
    }

    private Optional<String> anyText(Optional<String> taken) {
        return free(ColumnRole.TEXT)
                ? types.keySet().stream()
                        .filter(column -> types.get(column) instanceof Text && !column.equals(taken.orElse("")))
                        .filter(column -> !column.equals("id"))
                        .findFirst()
                : Optional.empty();
    }

    private boolean free(ColumnRole role) {
        return !wanted.containsKey(role);
    }

    private Optional<String> pick(ColumnRole role, List<String> names) {
        return pick(role, names, Optional.empty());
    }

    /** The column that was named for a role, or the first of these names whose type fits. */
    private Optional<String> pick(ColumnRole role, List<String> names, Optional<String> taken) {
        if (!free(role)) {
            return Optional.of(wanted.get(role)).filter(column -> !column.isEmpty());
        }
        return names.stream()
                .filter(types::containsKey)
                .filter(name -> !name.equals(taken.orElse("")) && !wanted.containsValue(name))
                .filter(name -> Fits.role(role, types.get(name)))
                .findFirst();
    }

    private Optional<String> first(Predicate<ColumnType> condition) {
        return types.keySet().stream()
                .filter(column -> condition.test(types.get(column)) && !wanted.containsValue(column))
                .findFirst();
    }

    private static Optional<ColumnMapping> both(
            RowKind kind, ColumnRole one, Optional<String> first, ColumnRole other, Optional<String> second) {
        return first.isPresent() && second.isPresent()
                ? Optional.of(new ColumnMapping(kind, Map.of(one, first.get(), other, second.get())))
                : Optional.empty();
    }

    private static ColumnMapping with(ColumnMapping mapping, ColumnRole role, String column) {
        Map<ColumnRole, String> more = new EnumMap<>(mapping.columns());
        more.put(role, column);
        return new ColumnMapping(mapping.kind(), more);
    }
}
