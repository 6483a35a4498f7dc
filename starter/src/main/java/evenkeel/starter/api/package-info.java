/** What people and tools can ask over HTTP, and who may ask. */
@NullMarked
package evenkeel.starter.api;

import org.jspecify.annotations.NullMarked;
