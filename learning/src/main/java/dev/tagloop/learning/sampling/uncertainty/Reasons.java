package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What models say about one unit, in words. */
final class Reasons {
    private static final double SHOWN = 0.005;
    private static final int MOST = 2;

    private Reasons() {}

    /** Such as {@code least sure about Berlin: 52 % LOC, 47 % ORG}. */
    static String leastSure(TaskScores scores, int unit) {
        String parts = scores.types(scores.probabilities()[unit]).stream()
                .limit(MOST)
                .filter(entry -> entry.getValue() >= SHOWN)
                .map(entry -> Math.round(100 * entry.getValue()) + " % " + name(entry.getKey()))
                .collect(Collectors.joining(", "));
        return "least sure about " + scores.units().get(unit) + ": " + parts;
    }

    /** Such as {@code versions disagree about Berlin: LOC, LOC, ORG}. */
    static String disagree(String who, TaskScores scores, List<float[][]> passes, int unit) {
        List<String> votes = new ArrayList<>();
        for (float[][] pass : passes) {
            votes.add(name(scores.types(pass[unit]).getFirst().getKey()));
        }
        if (votes.stream().distinct().count() > 1 && votes.size() > 3) {
            votes = votes.stream()
                    .collect(Collectors.groupingBy(vote -> vote, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> entry.getValue() + " × " + entry.getKey())
                    .toList();
        }
        boolean agreed = votes.stream().distinct().count() == 1;
        return who + (agreed ? " differ most about " : " disagree about ")
                + scores.units().get(unit) + ": "
                + String.join(", ", agreed ? votes.subList(0, 1) : votes);
    }

    static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    private static String name(String type) {
        return type.equals(TaskScores.OUTSIDE) ? "no label" : type;
    }
}
