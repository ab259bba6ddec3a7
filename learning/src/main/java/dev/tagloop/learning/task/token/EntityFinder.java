package dev.tagloop.learning.task.token;

import dev.tagloop.core.combination.TemperatureScaling;
import dev.tagloop.learning.evaluation.ModelEvaluator;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Entity;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;

/** Whatever finds entities in texts. May be used by several threads at once. */
public interface EntityFinder extends AutoCloseable {

    /** Its labels, as a model names them. */
    List<String> labels();

    /** The entities of each text by rising start, in the order of the texts. */
    List<List<Entity>> find(List<String> texts);

    @Override
    void close();

    /** The same entities with scores at a temperature; closes this one with it. */
    default EntityFinder at(TemperatureScaling scaling) {
        EntityFinder plain = this;
        return new EntityFinder() {
            @Override
            public List<String> labels() {
                return plain.labels();
            }

            @Override
            public List<List<Entity>> find(List<String> texts) {
                return plain.find(texts).stream()
                        .map(entities -> entities.stream().map(this::scaled).toList())
                        .toList();
            }

            private Entity scaled(Entity entity) {
                return new Entity(entity.label(), scaling.probability(entity.score()), entity.word(), entity.span());
            }

            @Override
            public void close() {
                plain.close();
            }
        };
    }

    /** A pipeline, asked as training measures it; closed with the finder. */
    static EntityFinder of(TokenClassificationPipeline pipeline) {
        return of(pipeline, ModelEvaluator.AGGREGATION);
    }

    /** A pipeline, asked for entities in this way; closed with the finder. */
    static EntityFinder of(TokenClassificationPipeline pipeline, Aggregation aggregation) {
        return new EntityFinder() {
            @Override
            public List<String> labels() {
                return pipeline.labels();
            }

            @Override
            public List<List<Entity>> find(List<String> texts) {
                return pipeline.predict(texts, aggregation);
            }

            @Override
            public void close() {
                pipeline.close();
            }
        };
    }
}
