/** The thin shell that runs a process inside Temporal: proxies, commands, summaries. It decides nothing. */
@NullMarked
package evenkeel.workflows.durable;

import org.jspecify.annotations.NullMarked;
