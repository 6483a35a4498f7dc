/** What is deployed, held against its formats and our own rules as files: nothing is built or started here. */
@NullMarked
package evenkeel.local.deploy;

import org.jspecify.annotations.NullMarked;
