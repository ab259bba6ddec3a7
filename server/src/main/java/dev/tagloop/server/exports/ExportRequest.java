package dev.tagloop.server.exports;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.CellSafety;
import dev.tagloop.labelstudio.convert.export.ExportWriter;
import dev.tagloop.labelstudio.convert.export.TagScheme;
import dev.tagloop.labelstudio.convert.export.WriterOptions;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.filters.TaskQuery;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.views.AskedTasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What an export on our own routes is asked for.
 *
 * @param format what it is written in
 * @param writer writes it
 * @param selection which tasks; to be resolved before it is used
 */
record ExportRequest(FormatOffer.Offered format, ExportWriter writer, Selection selection) {
    /** Reads the query of a request. @throws ApiException 400 for what cannot be understood, 404 for a tab that is not there */
    static ExportRequest of(Call call, ProjectRef project, FormatOffer offer, Database database) {
        Query query = call.query();
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        String name = query.text("format").orElse("JSON");
        FormatOffer.Offered format = offer.find(name, config)
                .orElseThrow(() -> ApiException.invalid(
                        "format",
                        "\"" + name + "\" is no format that this server writes; use one of " + names(offer, config)
                                + "."));
        WriterOptions options = WriterOptions.USUAL
                .with(query.flag("spreadsheet_safe", false) ? CellSafety.SPREADSHEET : CellSafety.EXACT)
                .with(scheme(query));
        try {
            ExportWriter writer = offer.writer(format, project, config, options);
            return new ExportRequest(format, writer, selection(call, project, database));
        } catch (ConversionException e) {
            throw ApiException.invalid("format", e.getMessage());
        }
    }

    private static String names(FormatOffer offer, LabelConfig config) {
        return offer.of(config).stream()
                .filter(FormatOffer.Offered::fits)
                .map(FormatOffer.Offered::name)
                .collect(Collectors.joining(", "));
    }

    private static TagScheme scheme(Query query) {
        String name = query.text("scheme").orElse(TagScheme.BIO.name());
        return TagScheme.of(name.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> ApiException.invalid(
                        "scheme",
                        "\"" + name + "\" is no scheme of tags; use one of "
                                + Arrays.stream(TagScheme.values())
                                        .map(TagScheme::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static Selection selection(Call call, ProjectRef project, Database database) {
        Query query = call.query();
        JsonNode own = query.text("query").map(TaskQuery::json).orElseGet(Json::object);
        TaskFilter filter =
                AskedTasks.filter(database, project, Sight.EVERYTHING, AskedTasks.view(database, call), own);
        return new Selection(project.id(), wanted(query), conditions(query), filter);
    }

    private static List<TaskCondition> conditions(Query query) {
        List<TaskCondition> conditions = new ArrayList<>();
        if (!query.flag("all", false)) {
            conditions.add(TaskCondition.TOUCHED);
        }
        mode(query, "finished", TaskCondition.FINISHED, TaskCondition.UNFINISHED)
                .ifPresent(conditions::add);
        mode(query, "skipped", TaskCondition.SKIPPED, TaskCondition.NEVER_SKIPPED)
                .ifPresent(conditions::add);
        return conditions;
    }

    private static Optional<TaskCondition> mode(Query query, String name, TaskCondition only, TaskCondition exclude) {
        return query.text(name).map(word -> switch (word) {
            case "only" -> only;
            case "exclude" -> exclude;
            default -> throw ApiException.invalid(name, "\"" + word + "\" is not a valid choice: only or exclude.");
        });
    }

    /** The ids that a request names; what is no id names no task. */
    static Optional<List<Long>> wanted(Query query) {
        if (!query.has("ids[]") && !query.has("ids")) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(query.list("ids[]").stream(), query.list("ids").stream())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList());
    }
}
