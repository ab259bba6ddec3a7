package dev.tagloop.training.optimization;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How weights are moved, beside what every training must decide. All of it starts at what plain fine-tuning does.
 *
 * @param batches accumulation and token budget
 * @param schedule how the learning rate moves after the warm-up
 * @param adam the optimiser's inner numbers
 * @param loss smoothing and weights of classes
 * @param layers which layers learn how much
 * @param lora adapters instead of the whole body
 * @param precision the numbers that linear layers multiply
 * @param earlyStopping when a training ends before its last epoch
 */
public record Optimization(
        BatchSettings batches,
        ScheduleSettings schedule,
        AdamSettings adam,
        LossSettings loss,
        LayerSettings layers,
        Optional<LoraSettings> lora,
        Precision precision,
        EarlyStopping earlyStopping) {

    /** Plain fine-tuning. */
    public static final Optimization PLAIN = new Optimization(
            BatchSettings.SINGLE,
            ScheduleSettings.LINEAR,
            AdamSettings.DEFAULT,
            LossSettings.PLAIN,
            LayerSettings.ALIKE,
            Optional.empty(),
            Precision.FP32,
            EarlyStopping.NONE);

    /** Checks that nothing is missing. */
    public Optimization {
        Objects.requireNonNull(batches, "batches");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(adam, "adam");
        Objects.requireNonNull(loss, "loss");
        Objects.requireNonNull(layers, "layers");
        Objects.requireNonNull(lora, "lora");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(earlyStopping, "earlyStopping");
    }

    /** Every value under its name in Python, or under one of our own where Python has none. */
    public SortedMap<String, Object> named() {
        SortedMap<String, Object> named = new TreeMap<>();
        named.put("gradient_accumulation_steps", batches.accumulation());
        named.put("token_budget", batches.tokenBudget());
        named.put("lr_scheduler_type", schedule.type().pythonName());
        named.put("warmup_steps", schedule.warmupSteps());
        named.put(
                "lr_scheduler_kwargs",
                // Sorted: fingerprints are made of what this prints.
                new TreeMap<>(
                        Map.of("num_cycles", schedule.cycles(), "power", schedule.power(), "lr_end", schedule.end())));
        named.put("adam_beta1", adam.beta1());
        named.put("adam_beta2", adam.beta2());
        named.put("adam_epsilon", adam.epsilon());
        named.put("label_smoothing_factor", loss.smoothing());
        named.put(
                "class_weights",
                loss.classWeights().balanced()
                        ? "balanced"
                        : loss.classWeights().byLabel());
        named.put("layer_decay", layers.decay());
        named.put("freeze_embeddings", layers.freezeEmbeddings());
        named.put("freeze_layers", layers.freezeLayers());
        named.put("freeze", layers.frozen());
        named.put("cache_frozen", layers.cacheFrozen());
        named.put("lora_rank", lora.map(LoraSettings::rank).orElse(0));
        named.put("lora_alpha", lora.map(LoraSettings::alpha).orElse(0.0));
        named.put("lora_targets", lora.map(LoraSettings::targets).orElse(List.of()));
        named.put("bf16", precision == Precision.BF16);
        named.put("early_stopping_patience", earlyStopping.patience());
        named.put("early_stopping_threshold", earlyStopping.threshold());
        return named;
    }

    /** A copy with other batches. */
    public Optimization withBatches(BatchSettings value) {
        return new Optimization(value, schedule, adam, loss, layers, lora, precision, earlyStopping);
    }

    /** A copy with another schedule. */
    public Optimization withSchedule(ScheduleSettings value) {
        return new Optimization(batches, value, adam, loss, layers, lora, precision, earlyStopping);
    }

    /** A copy with other inner numbers of the optimiser. */
    public Optimization withAdam(AdamSettings value) {
        return new Optimization(batches, schedule, value, loss, layers, lora, precision, earlyStopping);
    }

    /** A copy with another loss. */
    public Optimization withLoss(LossSettings value) {
        return new Optimization(batches, schedule, adam, value, layers, lora, precision, earlyStopping);
    }

    /** A copy with other rules for layers. */
    public Optimization withLayers(LayerSettings value) {
        return new Optimization(batches, schedule, adam, loss, value, lora, precision, earlyStopping);
    }

    /** A copy with adapters. */
    public Optimization withLora(LoraSettings value) {
        return new Optimization(batches, schedule, adam, loss, layers, Optional.of(value), precision, earlyStopping);
    }

    /** A copy in another precision. */
    public Optimization withPrecision(Precision value) {
        return new Optimization(batches, schedule, adam, loss, layers, lora, value, earlyStopping);
    }

    /** A copy with another rule for an early end. */
    public Optimization withEarlyStopping(EarlyStopping value) {
        return new Optimization(batches, schedule, adam, loss, layers, lora, precision, value);
    }
}
