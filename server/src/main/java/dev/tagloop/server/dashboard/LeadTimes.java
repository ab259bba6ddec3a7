package dev.tagloop.server.dashboard;

import dev.tagloop.server.http.Json;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** Times that answers took, in seconds. */
final class LeadTimes {
    private double[] times = new double[16];
    private int count;

    void add(double seconds) {
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
        }
        times[count++] = seconds;
    }

    /** {@code count, total, mean, median, p10, p90}: quantiles lie between the two values beside them in proportion; null of none. */
    ObjectNode json() {
        double[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        double total = Arrays.stream(sorted).sum();
        ObjectNode json = Json.object().put("count", count).put("total", total);
        json.put("mean", count == 0 ? null : Double.valueOf(total / count));
        json.put("median", quantile(sorted, 0.5));
        json.put("p10", quantile(sorted, 0.1));
        return json.put("p90", quantile(sorted, 0.9));
    }

    private static Double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return null;
        }
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Answers an hour at this pace; null where no time was told. */
    Double perHour() {
        double total = Arrays.stream(times, 0, count).sum();
        return total > 0 ? Double.valueOf(count * 3600.0 / total) : null;
    }
}
