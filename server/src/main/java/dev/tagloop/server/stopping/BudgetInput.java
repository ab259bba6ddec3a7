package dev.tagloop.server.stopping;

import dev.tagloop.server.http.Fields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request wants of the rule by which labelling stops, as columns to store. */
final class BudgetInput {
    private static final double MOST_HOURS = 1_000_000;
    private static final long MOST_TASKS = 1_000_000_000;

    private BudgetInput() {}

    /** @throws dev.tagloop.server.http.ApiException 400 with every problem under its field */
    static Map<String, Object> read(Fields fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        fields.number("share").map(BigDecimal::doubleValue).ifPresent(share -> {
            if (share >= 0.5 && share <= 1) {
                columns.put("share", share);
            } else {
                fields.error("share", "Must be from 0.5 to 1, such as 0.95.");
            }
        });
        if (fields.isNull("budget_hours")) {
            columns.put("budget_hours", null);
        } else {
            fields.number("budget_hours").map(BigDecimal::doubleValue).ifPresent(hours -> {
                if (hours > 0 && hours <= MOST_HOURS) {
                    columns.put("budget_hours", hours);
                } else {
                    fields.error("budget_hours", "Must be above 0 and at most 1000000 hours; null for no limit.");
                }
            });
        }
        if (fields.isNull("budget_tasks")) {
            columns.put("budget_tasks", null);
        } else {
            fields.integer("budget_tasks").ifPresent(tasks -> {
                if (tasks >= 1 && tasks <= MOST_TASKS) {
                    columns.put("budget_tasks", tasks);
                } else {
                    fields.error("budget_tasks", "Must be from 1 to 1000000000 tasks; null for no limit.");
                }
            });
        }
        fields.check();
        return columns;
    }
}
