package evenkeel.domain.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where the keys of a record stand in a file. Several records may share a section; a key is in one of them only. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {
    /** {@code trading}; empty for the top level. */
    String value();
}
