package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What models say about one unit. */
final class Reasons {
    private static final double SHOWN = 0.005;
    private static final int MOST = 2;

    private Reasons() {}

    /** Of a task without a word. */
    static Reason nothing() {
        return Reason.of("nothing-to-read", "there is nothing to read in it");
    }

    /** Such as {@code least sure about Berlin: 52 % LOC, 47 % ORG}; its values are the unit, then percents and labels in turn. */
    static Reason leastSure(TaskScores scores, int unit) {
        List<Map.Entry<String, Double>> shown = scores.types(scores.probabilities()[unit]).stream()
                .limit(MOST)
                .filter(entry -> entry.getValue() >= SHOWN)
                .toList();
        List<String> values = new ArrayList<>(List.of(scores.units().get(unit)));
        for (Map.Entry<String, Double> entry : shown) {
            values.add(percent(entry.getValue()));
            values.add(label(entry.getKey()));
        }
        String parts = shown.stream()
                .map(entry -> percent(entry.getValue()) + " % " + name(entry.getKey()))
                .collect(Collectors.joining(", "));
        return Reason.of(
                "least-sure" + about(scores),
                "least sure about " + scores.units().get(unit) + ": " + parts,
                values.toArray(String[]::new));
    }

    /**
     * Such as {@code versions disagree about Berlin: LOC, LOC, ORG}; its values are the unit, then counts and labels in turn.
     *
     * @param code of who disagrees
     */
    static Reason disagree(String code, String who, TaskScores scores, List<float[][]> passes, int unit) {
        List<String> votes = new ArrayList<>();
        Map<String, Long> counts = new TreeMap<>();
        for (float[][] pass : passes) {
            String vote = scores.types(pass[unit]).getFirst().getKey();
            votes.add(name(vote));
            counts.merge(label(vote), 1L, Long::sum);
        }
        boolean agreed = counts.size() == 1;
        if (!agreed && votes.size() > 3) {
            votes = votes.stream()
                    .collect(Collectors.groupingBy(vote -> vote, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> entry.getValue() + " × " + entry.getKey())
                    .toList();
        }
        List<String> values = new ArrayList<>(List.of(scores.units().get(unit)));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> values.addAll(List.of(Long.toString(entry.getValue()), entry.getKey())));
        return Reason.of(
                code + (agreed ? "-differ" : "-disagree") + about(scores),
                who + (agreed ? " differ most about " : " disagree about ")
                        + scores.units().get(unit) + ": "
                        + String.join(", ", agreed ? votes.subList(0, 1) : votes),
                values.toArray(String[]::new));
    }

    /** A reason with numbers. @param words with a place for each value, in the way of {@link String#format} */
    static Reason of(String code, String words, Object... values) {
        return Reason.of(
                code,
                String.format(Locale.ROOT, words, values),
                Arrays.stream(values).map(Object::toString).toArray(String[]::new));
    }

    /** What the units are, where they are no words of the text. */
    private static String about(TaskScores scores) {
        if (scores.isAnswer()) {
            return "-answer";
        }
        if (scores.isYesOrNo()) {
            return "-label";
        }
        return scores.isText() ? "-text" : "";
    }

    static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    static String percent(double share) {
        return Long.toString(Math.round(100 * share));
    }

    private static String label(String type) {
        return type.equals(TaskScores.OUTSIDE) ? "" : type;
    }

    private static String name(String type) {
        return type.equals(TaskScores.OUTSIDE) ? "no label" : type;
    }
}
