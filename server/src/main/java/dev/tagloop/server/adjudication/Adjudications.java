package dev.tagloop.server.adjudication;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Consensus;
import dev.tagloop.labelstudio.adjudication.Origin;
import dev.tagloop.labelstudio.adjudication.Resolution;
import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.annotations.GroundTruths;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What came of adjudication, in the store. Every method works on the handle of the caller's transaction. */
final class Adjudications {
    private Adjudications() {}

    /**
     * That an annotation came of adjudication.
     *
     * @param method {@code hand} or the rule's name
     * @param by null when the account is gone
     */
    record Made(long annotation, String method, Person by, String at) {
        private static final RowMapper<Made> MAPPER = (row, context) -> new Made(
                row.getLong("annotation_id"),
                row.getString("method"),
                Person.read(row, "adjudicator"),
                row.getString("adjudicated_at"));

        JsonNode json() {
            ObjectNode json = Json.object().put("annotation", annotation).put("method", method);
            json.set("by", Person.json(by));
            return json.put("at", at);
        }
    }

    /** Where a region was taken from. */
    record Taken(String regionId, Long sourceAnnotation, Long sourcePrediction, boolean decided, String digest) {
        private static final RowMapper<Taken> MAPPER = ConstructorMapper.of(Taken.class);
    }

    private static final String SELECT = "SELECT d.annotation_id, d.method, d.adjudicated_at, "
            + Person.columns("u", "adjudicator") + " FROM adjudications d JOIN annotations a ON a.id = d.annotation_id"
            + " LEFT JOIN users u ON u.id = d.adjudicated_by ";

    static Optional<Made> ofTask(Handle handle, long task) {
        return handle.createQuery(SELECT + "WHERE a.task_id = :task ORDER BY a.id DESC LIMIT 1")
                .bind("task", task)
                .map(Made.MAPPER)
                .findOne();
    }

    static Optional<Made> find(Handle handle, long annotation) {
        return handle.createQuery(SELECT + "WHERE a.id = :id")
                .bind("id", annotation)
                .map(Made.MAPPER)
                .findOne();
    }

    static List<Taken> regions(Handle handle, long annotation) {
        return handle.createQuery("SELECT region_id, source_annotation, source_prediction, decided, digest"
                        + " FROM adjudicated_regions WHERE annotation_id = :id ORDER BY place")
                .bind("id", annotation)
                .map(Taken.MAPPER)
                .list();
    }

    /** The annotations of these tasks that came of adjudication. */
    static Set<Long> amongTasks(Handle handle, Collection<Long> tasks) {
        return tasks.isEmpty()
                ? Set.of()
                : handle.createQuery("SELECT d.annotation_id FROM adjudications d JOIN annotations a"
                                + " ON a.id = d.annotation_id WHERE a.task_id IN (<tasks>)")
                        .bindList("tasks", tasks)
                        .mapTo(Long.class)
                        .set();
    }

    /** Those of these tasks that have been adjudicated. */
    static Set<Long> done(Handle handle, Collection<Long> tasks) {
        return handle.createQuery("SELECT a.task_id FROM adjudications d JOIN annotations a ON a.id = d.annotation_id"
                        + " WHERE a.task_id IN (<tasks>)")
                .bindList("tasks", tasks)
                .mapTo(Long.class)
                .set();
    }

    /**
     * Who brought annotations together.
     *
     * @param method {@code hand} or the rule's name
     * @param seconds how long it took; empty when nobody knows
     */
    record Maker(ProjectRef project, long user, String method, Optional<Double> seconds) {}

    /**
     * Stores what came of a task as a ground truth annotation, in the place of what came of it before, and where it came from. The annotations
     * that it came of stay as they are.
     *
     * @return the annotation's id
     */
    static long store(Handle handle, Maker maker, long task, List<Source> sources, Resolution resolution)
            throws Exception {
        ArrayNode result = Json.array();
        resolution.result().forEach(entry -> result.add(entry.toNode()));
        Optional<Long> old = ofTask(handle, task).map(Made::annotation);
        long annotation =
                new GroundTruths(handle, maker.project(), maker.user()).store(task, old, result, maker.seconds());
        for (String table : List.of("adjudicated_regions", "adjudications")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE annotation_id = :id")
                    .bind("id", annotation)
                    .execute();
        }
        handle.createUpdate("INSERT INTO adjudications (annotation_id, method, adjudicated_by, adjudicated_at)"
                        + " VALUES (:id, :method, :user, :now)")
                .bind("id", annotation)
                .bind("method", maker.method())
                .bind("user", maker.user())
                .bind("now", Times.now())
                .execute();
        Map<String, Source> byName = sources.stream()
                .collect(Collectors.toMap(source -> source.voice().name(), Function.identity()));
        Map<String, String> digests = digests(result);
        PreparedBatch batch = handle.prepareBatch("INSERT INTO adjudicated_regions (annotation_id, place, region_id,"
                + " source_annotation, source_prediction, decided, digest)"
                + " VALUES (:id, :place, :region, :annotation, :prediction, :decided, :digest)");
        int place = 0;
        for (Origin origin : resolution.origins()) {
            Source source = byName.get(origin.voice());
            batch.bind("id", annotation)
                    .bind("place", place++)
                    .bind("region", origin.region())
                    .bind("annotation", source.annotation())
                    .bind("prediction", source.prediction())
                    .bind("decided", origin.decided())
                    .bind("digest", digests.get(origin.region()))
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return annotation;
    }

    /** What each region of a result says, by its id; of a relation by those of its ends. */
    static Map<String, String> digests(JsonNode result) {
        return StreamSupport.stream(result.spliterator(), false)
                .collect(Collectors.toMap(
                        Adjudications::name,
                        entry -> Sha256.hex(Json.stored(entry), 8),
                        (one, other) -> Sha256.hex(one + other, 8),
                        LinkedHashMap::new));
    }

    private static String name(JsonNode entry) {
        return entry.has("from_id")
                ? entry.path("from_id").asString("") + " " + entry.path("to_id").asString("")
                : entry.path("id").asString("");
    }

    /** The alignment of sources. @param consensus when a matter is settled */
    static Alignment align(List<Source> sources, Consensus consensus) {
        return reading(sources).apply(consensus);
    }

    /** The same by several rules, the sources read once. */
    static Function<Consensus, Alignment> reading(List<Source> sources) {
        return Alignment.reading(sources.stream().map(Source::voice).toList());
    }
}
