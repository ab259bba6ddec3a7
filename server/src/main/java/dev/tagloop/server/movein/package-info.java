/**
 * Moving in from Label Studio: what another server holds arrives project by project, each seen when it is complete and found the same. Who runs it
 * again goes on with the projects that are missing.
 */
package dev.tagloop.server.movein;
