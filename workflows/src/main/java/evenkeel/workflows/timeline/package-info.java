/** Time as a process sees it, whether an engine, a backtest or a fault search drives it. */
@NullMarked
package evenkeel.workflows.timeline;

import org.jspecify.annotations.NullMarked;
