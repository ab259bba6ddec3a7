package dev.tagloop.server.combination;

import dev.tagloop.core.combination.LabelVoice;
import dev.tagloop.core.combination.LearnedWeights;
import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Choices for a whole task, each as the way from the root of a tree. Where one is to be chosen the one with most weight is, however little
 * that is; of several each needs its share. Who chose none did not answer.
 */
final class ChoiceAnswers implements AnswerKind<Map<List<String>, Double>> {
    private final ControlTag.Choices control;
    private final List<String> known;
    private final Comparator<List<String>> order;

    ChoiceAnswers(ControlTag.Choices control) {
        this.control = control;
        this.known = control.labels();
        this.order = Comparator.comparingInt((List<String> path) -> known.indexOf(path.getLast()))
                .thenComparing(path -> String.join("\n", path));
    }

    @Override
    public Optional<Map<List<String>, Double>> read(Task task, Answer answer) {
        Map<List<String>, Double> said = new LinkedHashMap<>();
        for (Region region : answer.result()) {
            if (region instanceof ChoicesRegion choices
                    && region.fromName().filter(control.name()::equals).isPresent()) {
                choices.paths().stream()
                        .filter(path -> control.hasDynamicOptions() || known.contains(path.getLast()))
                        .forEach(path -> said.merge(path, answer.sure(region), Math::max));
            }
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    @Override
    public Map<List<String>, Double> calibrated(Map<List<String>, Double> said, ScoreCalibration curve) {
        Map<List<String>, Double> changed = new LinkedHashMap<>(said);
        changed.replaceAll((path, score) -> curve.probability(score));
        return changed;
    }

    @Override
    public List<Judged> judged(Map<List<String>, Double> said, Map<List<String>, Double> truth) {
        List<Judged> judged = new ArrayList<>();
        said.forEach((path, score) -> judged.add(new Judged(score, truth.containsKey(path))));
        return judged;
    }

    /** Several that one chose together are one category. */
    @Override
    public Map<String, Double> weights(Collection<Said<Map<List<String>, Double>>> tasks) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Said<Map<List<String>, Double>> task : tasks) {
            Map<String, String> row = new TreeMap<>();
            task.byVoice()
                    .forEach((voice, said) -> row.put(
                            voice,
                            said.keySet().stream()
                                    .map(path -> String.join("\n", path))
                                    .sorted()
                                    .collect(Collectors.joining("\n\n"))));
            rows.add(row);
        }
        return LearnedWeights.ofAnswers(List.of(rows));
    }

    @Override
    public List<ChoicesRegion> combined(Task task, List<Weighed<Map<List<String>, Double>>> voices, double threshold) {
        Map<List<String>, Double> support = LabelVoice.support(voices.stream()
                .map(voice -> new LabelVoice<>(voice.weight(), voice.said()))
                .toList());
        List<List<String>> taken = control.multiple()
                ? support.keySet().stream()
                        .filter(path -> support.get(path) >= threshold)
                        .sorted(order)
                        .toList()
                : support.keySet().stream()
                        .sorted(Comparator.<List<String>>comparingDouble(path -> -support.get(path))
                                .thenComparing(order))
                        .limit(1)
                        .toList();
        return taken.isEmpty() ? List.of() : List.of(region(taken, support));
    }

    private ChoicesRegion region(List<List<String>> taken, Map<List<String>, Double> support) {
        boolean plain = taken.stream().allMatch(path -> path.size() == 1);
        List<?> chosen = plain ? taken.stream().map(List::getFirst).toList() : taken;
        double score = taken.stream().mapToDouble(support::get).average().orElseThrow();
        return new ChoicesRegion(JsonObject.empty()
                .with("from_name", control.name())
                .with("to_name", control.toNames().stream().findFirst().orElse(""))
                .with("type", control.resultType())
                .with("value", Map.of("choices", chosen))
                .with("score", score));
    }
}
