package dev.tagloop.learning.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.metrics.EditCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditsAndCurvesTest {
    @TempDir
    private Path folder;

    @Test
    void meansOverSeedsHaveStudentsInterval() {
        SeedMean mean = SeedMean.of(List.of(0.7, 0.8, 0.9, 0.8, 0.8));
        // Deviation 0.0707 over the root of five, times 2.776.
        assertThat(mean.mean()).isCloseTo(0.8, within(1e-9));
        assertThat(mean.high() - mean.mean()).isCloseTo(0.0878, within(1e-4));
        assertThat(SeedMean.of(List.of(0.5)).low()).isNaN();
        assertThat(SeedMean.of(List.of()).mean()).isNaN();
    }

    @Test
    void areaAndTargetAreReadOffTheCurve() {
        SimulationRun run = run("mnlp", 1, 0.2, 0.6, 0.8);
        // Between 100, 200 and 300 words.
        assertThat(RunCurve.area(run)).isCloseTo((0.4 + 0.7) / 2, within(1e-9));
        assertThat(RunCurve.tokensFor(run, 0.6)).isCloseTo(200, within(1e-9));
        assertThat(RunCurve.tokensFor(run, 0.7)).isCloseTo(250, within(1e-9));
        assertThat(RunCurve.tokensFor(run, 0.1)).isEqualTo(100);
        assertThat(RunCurve.tokensFor(run, 0.9)).isNaN();
    }

    @Test
    void whatIsUndefinedIsNoFigureAndAsTheFirstIsNought() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("pearsonr", Double.NaN);
        metrics.put("spearmanr", Double.NaN);
        metrics.put("mse", 0.25);
        CurveStep step = new CurveStep(10, 2, metrics, null, 1);
        assertThat(step.figure()).isZero();
        assertThat(step.metrics()).containsExactly(Map.entry("pearsonr", 0.0), Map.entry("mse", 0.25));
    }

    @Test
    void aRunThatWasKeptWhenSpansAloneWereReplayedIsRead() throws IOException {
        RunSetting setting = new RunSetting("data", "mnlp", 1, List.of(100), "");
        Files.writeString(folder.resolve(setting.fileName()), """
                {"setting": {"data": "data", "sampler": "mnlp", "seed": 1, "budgets": [100], "learner": ""},
                 "steps": [{"tokens": 104, "texts": 7, "precision": 0.5, "recall": 0.25, "f1": 0.375, "edits": null,
                  "seconds": 2.5}],
                 "picked": [[3, 1]], "notes": []}
                """);
        SimulationRun run = new RunStore(folder).read(setting).orElseThrow();
        assertThat(run.steps().getFirst().metrics())
                .containsExactly(Map.entry("f1", 0.375), Map.entry("precision", 0.5), Map.entry("recall", 0.25));
        assertThat(run.picked()).containsExactly(List.of(3, 1));
        new RunStore(folder).write(run);
        assertThat(new RunStore(folder).read(setting)).contains(run);
    }

    @Test
    void samplersAreComparedWithRandomSeedBySeed() {
        List<SimulationRun> runs = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            runs.add(everything(seed, 0.8));
            runs.add(run("random", seed, 0.2, 0.6, 0.8));
            runs.add(run("mnlp", seed, 0.2, 0.8, 0.8));
        }
        SimulationReport report = SimulationReport.of(runs, "F1");
        assertThat(report.full().mean()).isCloseTo(0.8, within(1e-9));
        assertThat(report.fullTokens()).isEqualTo(1000);
        SamplerResult mnlp = report.samplers().get(1);
        assertThat(mnlp.areaGain().mean()).isCloseTo(0.1, within(1e-9));
        // 0.76 after 193.3 words, random's after 280.
        assertThat(mnlp.tokensToTarget().mean()).isCloseTo(193.33, within(0.01));
        assertThat(mnlp.tokensRatio().mean()).isCloseTo(193.33 / 280, within(1e-4));
        assertThat(mnlp.reached()).isEqualTo(2);
        assertThat(mnlp.atTheEnd()).containsOnlyKeys("f1");
        assertThat(mnlp.atTheEnd().get("f1").mean()).isCloseTo(0.8, within(1e-9));
        assertThat(report.samplers().getFirst().areaGain().mean()).isZero();
        assertThat(SimulationTable.lines(report))
                .containsExactly(
                        "Everything labelled: 1000 words, F1 80.0 (80.0 to 80.0)",
                        "words      100     200     300   area  gain over random        words to 95 %     by random's"
                                + "          suggestions right  actions saved",
                        "random    20.0    60.0    80.0   55.0  -                       280 (2 of 2)      -                  "
                                + "  80 %               70 %",
                        "mnlp      20.0    80.0    80.0   65.0  +10.0 (+10.0 to +10.0)  193 (2 of 2)      0.69 (0.69 to 0.69)"
                                + "  80 %               70 %");
        String svg = SimulationPicture.svg(report);
        assertThat(svg)
                .startsWith("<svg xmlns=")
                .endsWith("</svg>\n")
                .contains("<title>mnlp, 200 words: F1 0.800</title>", ">95 % of it<", "fill-opacity");
        assertThat(SimulationPicture.svg(SimulationReport.of(runs, "F1"))).isEqualTo(svg);
    }

    private static SimulationRun everything(long seed, double f1) {
        RunSetting setting = new RunSetting("data", RunSetting.EVERYTHING, seed, List.of(1000), "");
        return new SimulationRun(
                setting, List.of(new CurveStep(1000, 100, Map.of("f1", f1), null, 1)), List.of(List.of(0)), List.of());
    }

    private static SimulationRun run(String sampler, long seed, double... f1) {
        RunSetting setting = new RunSetting("data", sampler, seed, List.of(100, 200, 300), "");
        SimulationRun run = SimulationRun.begin(setting);
        for (int i = 0; i < f1.length; i++) {
            EditCost edits = i == 0 ? null : new EditCost(8, 0, 0, 0, 2, 1);
            run = run.with(
                    new CurveStep(100 * (i + 1), 10 * (i + 1), Map.of("f1", f1[i]), edits, 1), List.of(i), List.of());
        }
        return run;
    }
}
