import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.models.PipelineSettings;
import java.util.List;
import java.util.Optional;

/**
 * A model of the Hugging Face Hub as an ML backend, to begin one of your own with:
 * {@code tagloop backend init my_ner_backend --script examples/HuggingFaceNer.java}.
 */
public class HuggingFaceNer implements MlBackend {
    private static final String MODEL = "dslim/bert-base-NER";

    private final TokenClassificationBackend model;

    /** Loads the model beside: until it is there, servers are told to come back. */
    public HuggingFaceNer() {
        this(new TokenClassificationBackend(LabelMap.identity()));
        Thread.ofPlatform().daemon().start(() -> model.serve(ServedModel.load(MODEL, PipelineSettings.defaults())));
    }

    HuggingFaceNer(TokenClassificationBackend model) {
        this.model = model;
    }

    @Override
    public String modelClass() {
        return "HuggingFaceNer";
    }

    @Override
    public Optional<String> setup(BackendProject project) {
        return model.setup(project);
    }

    /** One answer a task, in the order of the tasks. Change what the model says here. */
    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        return model.predict(request);
    }
}
