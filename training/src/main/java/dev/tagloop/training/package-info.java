/**
 * Fine-tuning of encoders: {@code FineTuning} is the way in, {@code TrainingSettings} says how, {@code TrainingResult} holds
 * the new checkpoint. Computes with libtorch through DJL; {@code Natives} loads it.
 */
package dev.tagloop.training;
