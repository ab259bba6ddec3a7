/**
 * One answer out of several to the same task: {@link dev.tagloop.labelstudio.adjudication.Alignment} lays the results of annotators and
 * models side by side and tells what they agree on and what is disputed; what was decided becomes a
 * {@link dev.tagloop.labelstudio.adjudication.Resolution}. Pure functions; a region that is taken is taken as it was written.
 */
package dev.tagloop.labelstudio.adjudication;
