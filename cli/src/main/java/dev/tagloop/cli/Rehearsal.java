package dev.tagloop.cli;

import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.NewAnnotation;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.places.Scratch;
import dev.tagloop.places.UserFolders;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does once what commands do at their start, while the virtual machine watches: what it sees goes into the ahead-of-time cache (JEP 483, 514 and
 * 515) from which later starts take classes and profiles. The {@code tagloop} script runs it in the background, after a build and when the
 * cache fits no more: once for the commands that serve and once for the others, because all classes of a cache are made ready at the start. Its server
 * lies in a folder that is gone afterwards.
 */
public final class Rehearsal {
    private static final int TASKS = 20;
    private static final String LABELS = "<View><Text name='text' value='$text'/><Labels name='ner' toName='text'>"
            + "<Label value='PER'/><Label value='LOC'/></Labels></View>";

    /** Loaded, not run: what a prediction needs first. To run it would take a model. */
    private static final List<String> OF_PREDICTIONS = List.of(
            "ai.djl.huggingface.tokenizers.HuggingFaceTokenizer",
            "ai.djl.huggingface.tokenizers.Encoding",
            "ai.djl.huggingface.tokenizers.jni.TokenizersLibrary",
            "ai.onnxruntime.OrtEnvironment",
            "ai.onnxruntime.OrtSession",
            "ai.onnxruntime.OnnxTensor",
            "dev.tagloop.models.Pipelines",
            "dev.tagloop.models.TokenClassificationPipeline",
            "dev.tagloop.models.TokenScorer");

    private Rehearsal() {}

    /** @param args {@code server} or {@code command} */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        UserFolders.tellTheVirtualMachine();
        Logging.configure(0);
        Path folder = Scratch.folder("rehearsal");
        if (args.length == 1 && args[0].equals("server")) {
            serve(folder);
        } else {
            command(folder);
        }
        System.exit(0);
    }

    private static void command(Path folder) throws ReflectiveOperationException {
        run("--version");
        run("--help");
        run("models", "list", "--data-dir", folder.resolve("data").toString());
        run("predict", "--help");
        // Nobody listens there; the client is loaded before it learns that.
        run(
                "export",
                "--url",
                "http://127.0.0.1:1",
                "--token",
                "none",
                "--project",
                "1",
                "--output",
                folder.resolve("labels.json").toString());
        for (String name : OF_PREDICTIONS) {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        }
    }

    private static void serve(Path folder) {
        run("server", "--help");
        try (Studio studio = Studio.start(config -> config.host("127.0.0.1")
                .port(0)
                .dataDir(folder.resolve("data"))
                .username("rehearsal@tagloop.local")
                .password("a long phrase"))) {
            StudioUser user = studio.user("rehearsal@tagloop.local").orElseThrow();
            work(studio.url(), studio.token(user));
        }
    }

    private static void work(String url, String token) {
        try (StudioClient client = StudioClient.connect(url, token)) {
            long project = client.startProject(
                            ProjectSettings.titled("Rehearsal").labelConfig(LABELS))
                    .id();
            List<NewTask> tasks = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                tasks.add(NewTask.ofText("Marie met Kestrel in Lisbon before summit " + i));
            }
            client.projects().importTasks(project, tasks).taskIds().forEach(id -> {
                client.annotations().create(id, NewAnnotation.none());
            });
            client.projects().nextTask(project);
            client.tasks().list(project).forEach(task -> {});
        }
    }

    private static void run(String... command) {
        Main.commandLine(command).execute(command);
    }
}
