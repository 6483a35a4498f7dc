@NullMarked
package io.github.resilience4j.retry;

import org.jspecify.annotations.NullMarked;
