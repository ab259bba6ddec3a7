package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code README.md} of a published model: metadata as the Hub reads it, then the last evaluation and the arguments. */
final class TrainerCard {
    private final StringBuilder out = new StringBuilder();

    private TrainerCard() {}

    static String of(
            TrainingArguments arguments, TrainerTask<?, ?, ?, ?> task, Checkpoint base, Optional<TrainerState> state) {
        TrainerCard card = new TrainerCard();
        Optional<String> name = base.config().text("_name_or_path").filter(text -> !text.isBlank());
        card.line("---");
        name.ifPresent(
                text -> card.line("base_model: \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        card.line("pipeline_tag: " + task.task(base).name());
        card.line("tags:");
        card.line("- generated_from_trainer");
        card.line("- tagloop");
        card.line("---");
        card.line("");
        card.line("# " + arguments.repository().replaceFirst(".*/", ""));
        card.line("");
        card.line(task.noun() + ", trained with Tagloop"
                + name.map(text -> " from " + text.replaceAll("\\R", " ")).orElse("") + ".");
        state.map(TrainerState::logHistory).ifPresent(card::evaluations);
        card.line("");
        card.line("## Training arguments");
        card.line("");
        arguments.json().forEach((key, value) -> card.line("- `" + key + "`: " + value));
        return card.out.toString();
    }

    private void evaluations(List<Map<String, Object>> log) {
        List<Map<String, Object>> evaluations =
                log.stream().filter(entry -> entry.containsKey("eval_loss")).toList();
        if (evaluations.isEmpty()) {
            return;
        }
        line("");
        line("## Evaluation");
        line("");
        List<String> names = evaluations.getFirst().keySet().stream()
                .filter(key -> key.startsWith("eval_") && !key.endsWith("_per_second") && !key.equals("eval_runtime"))
                .toList();
        line("| epoch | step | " + String.join(" | ", names) + " |");
        line("|---|---|" + "---|".repeat(names.size()));
        for (Map<String, Object> entry : evaluations) {
            StringBuilder row = new StringBuilder("| " + number(entry.get("epoch")) + " | " + entry.get("step"));
            names.forEach(name -> row.append(" | ").append(number(entry.get(name))));
            line(row + " |");
        }
    }

    private static String number(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : String.valueOf(value);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
