package evenkeel.domain.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One key that a person may write, on the component that it fills. Never changes its meaning. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
    /** Its name within the section, with dots for groups. */
    String value();

    /** What holds when nobody writes it; {@code none} for a key that may be absent. */
    String usual();

    /** What the recommended profile says; empty when it is the usual. */
    String recommended() default "";

    Unit unit();

    /** The values it may have: {@code >= 1}, {@code > 0}, {@code 1..250}; empty for any. */
    String range() default "";

    /** What it does, and why one would change it. */
    String why();

    /** Why it changes nothing here; empty for a key that works. */
    String idle() default "";
}
