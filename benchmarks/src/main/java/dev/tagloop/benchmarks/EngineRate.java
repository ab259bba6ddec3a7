package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sentences a second of one trained model by engine, precision and batches; peer: libtorch, one text a time. */
record EngineRate(Effort effort, Path folder) implements Benchmark {
    private static final Map<EngineRun.Engine, String> NAMES = names();
    private static final double LEAST_SAME = 0.97;

    private static Map<EngineRun.Engine, String> names() {
        Map<EngineRun.Engine, String> names = new LinkedHashMap<>();
        names.put(EngineRun.Engine.LIBTORCH_SINGLE, "libtorch fp32, one text a time");
        names.put(EngineRun.Engine.ONNX_SINGLE, "ONNX fp32, one text a time");
        names.put(EngineRun.Engine.ONNX_BATCHED, "ONNX fp32, batched");
        names.put(EngineRun.Engine.INT8_BATCHED, "ONNX int8, batched");
        return names;
    }

    @Override
    public String name() {
        return "engine-rate";
    }

    @Override
    public void run(Report report) throws Exception {
        Path model = FittedModel.in(folder, effort.quick());
        Corpus corpus = Corpus.read(effort.quick());
        report.title("Sentences a second on " + corpus.name() + "'s test part ("
                + corpus.test().size() + " sentences), " + effort.rounds()
                + " rounds in turn; peer: libtorch, one text a time, its tokenizing not counted");
        for (int threads : effort.threads()) {
            Map<String, Double> f1 = new LinkedHashMap<>();
            List<Double> same = new ArrayList<>();
            Turns turns = new Turns("/s", Turns.Better.MORE);
            NAMES.forEach((engine, name) -> turns.way(Turns.at(name, threads), () -> {
                JsonNode said = Child.answer(
                        EngineRun.class,
                        List.of(
                                engine.name(),
                                model.toString(),
                                Boolean.toString(effort.quick()),
                                Integer.toString(threads)),
                        threads,
                        folder.resolve("engine.log"));
                f1.put(Turns.at(name, threads), said.get("f1").asDouble());
                if (said.has("same")) {
                    same.add(said.get("same").asDouble());
                }
                return said.get("rate").asDouble();
            }));
            turns.run(effort.rounds()).report(report);
            f1.forEach((name, value) -> report.score(name + ", F1", value));
            report.gateAtLeast(
                    Turns.at("entities of fp32 that int8 finds just so", threads), same.getLast(), LEAST_SAME);
        }
    }
}
