package io.corral.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Default and meaning of one configuration key.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Setting {
    /// The default as a person would write it; empty for none.
    String value() default "";

    /// One or two sentences for help text and reference page.
    String doc();
}
