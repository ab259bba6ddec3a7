/** Whether labelling a project should stop: what its versions and its people's times tell, beside a budget. */
package dev.tagloop.server.stopping;
