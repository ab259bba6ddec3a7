/**
 * Label Studio's things as records over their JSON: projects, tasks, annotations, predictions, and the regions inside them
 * ({@link dev.tagloop.labelstudio.model.Region}). Nothing that was received is lost, known or not.
 */
package dev.tagloop.labelstudio.model;
