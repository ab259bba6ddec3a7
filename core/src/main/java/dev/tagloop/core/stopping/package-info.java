/** When more labels are not worth their time: learning curves, steadiness of predictions, budgets. Pure functions. */
package dev.tagloop.core.stopping;
